using PitMarshal.Judge;
using PitMarshal.Log;
using PitMarshal.Regulations;
using Spectre.Console;

namespace PitMarshal.Bench;

/// <summary>Judging beside merely reading the same events from their JSON lines: the limit for any judge of that log.</summary>
internal static class JudgeBench
{
    private const int WarmUps = 8;

    /// <summary>Processor time, the collector's included: what else the machine does costs the judge none of it.</summary>
    private static TimeSpan Spent => Environment.CpuUsage.TotalTime;

    public static void Run()
    {
        string regulations = Path.GetTempFileName();
        File.WriteAllText(regulations, $"regulations: bench\ntitle: bench\nsource: none\nstatus: unverified\nrules:\n{Rules()}");
        Table table = new Table().Title("Judging a race of 60 cars under 12 rules, processor time").RoundedBorder();
        table.AddColumns("Hours", "Events", "Verdicts", "Read JSON", "Judge", "Events/s", "Per event", "Allocated");
        for (int i = 0; i < WarmUps; i++) { Row(1, regulations); }
        foreach (int days in (int[])[1, 4, 16]) { table.AddRow(Row(days, regulations)); }
        table.Caption(Machine.Now);
        AnsiConsole.Write(table);
        File.Delete(regulations);
    }

    private static string[] Row(int days, string regulations)
    {
        List<RaceEvent> events = SyntheticRace.Events(days);
        byte[][] lines = [.. events.Select(e => System.Text.Encoding.UTF8.GetBytes(EventJson.Write(e)))];
        TimeSpan began = Spent;
        foreach (byte[] line in lines) { EventJson.TryParse(line, out _, out _); }
        TimeSpan read = Spent - began;

        RaceJudge judge = new(RegulationsFile.Load(regulations));
        GC.Collect();
        long allocated = GC.GetAllocatedBytesForCurrentThread();
        began = Spent;
        foreach (RaceEvent e in events) { judge.Append(e); }
        TimeSpan took = Spent - began;
        allocated = GC.GetAllocatedBytesForCurrentThread() - allocated;
        return
        [
            $"{days * 24}", $"{events.Count:N0}", $"{judge.Verdicts().Count:N0}", $"{read.TotalMilliseconds:F0} ms", $"{took.TotalMilliseconds:F0} ms",
            $"{events.Count / took.TotalSeconds:N0}", $"{took.TotalMicroseconds / events.Count:F2} µs", $"{allocated / events.Count} B",
        ];
    }

    /// <summary>Twelve rules: four of each kind of duration, and counts and exits.</summary>
    public static string Rules()
    {
        System.Text.StringBuilder yaml = new();
        for (int i = 0; i < 4; i++)
        {
            yaml.Append($"  - rule: stop-{i}\n    article: \"{i}\"\n    kind: min-duration\n    of: pit-lane-time\n    value: {85 + i * 10}s\n");
            yaml.Append($"  - rule: stint-{i}\n    article: \"{i}\"\n    kind: max-duration\n    of: stint\n    value: {45 + i * 5}m\n");
        }
        yaml.Append("  - rule: stops\n    article: \"9\"\n    kind: count\n    of: stop\n    min: 4\n");
        yaml.Append("  - rule: stops-max\n    article: \"10\"\n    kind: count\n    of: stop\n    max: 400\n");
        yaml.Append("  - rule: exit\n    article: \"11\"\n    kind: driver-exit\n    evidence: [seat-empty, both-feet]\n    when: { driver: same }\n");
        yaml.Append("  - rule: standing\n    article: \"12\"\n    kind: min-duration\n    of: stationary-time\n    value: 1m\n");
        return yaml.ToString();
    }
}
