using PitMarshal.Events;
using PitMarshal.Events.Json;
using PitMarshal.Judge;
using PitMarshal.Regulations;
using Spectre.Console;

namespace PitMarshal.Tests.Bench;

/// <summary>
/// Judging beside merely reading the same events from their JSON lines: the limit for any judge of that log.
/// </summary>
internal static class JudgeBench
{
    private const int WarmUps = 8;

    /// <summary>
    /// Processor time, the collector's included: what else the machine does costs the judge none of it.
    /// </summary>
    private static TimeSpan Spent => Environment.CpuUsage.TotalTime;

    public static void Run()
    {
        string regulations = Path.GetTempFileName();
        File.WriteAllText(regulations,
            $"regulations: bench\ntitle: bench\nsource: none\nstatus: unverified\nrules:\n{Rules}");
        Table table = new Table()
            .Title("Judging a race of 60 cars and 200 drivers under 12 rules, processor time").RoundedBorder();
        table.AddColumns("Hours", "Log", "Events", "Verdicts", "Read JSON", "Judge", "Events/s",
            "Per event", "Allocated");
        for (int i = 0; i < WarmUps; i++) { Row(1, regulations, atOnce: i % 2 == 0); }
        table.AddRow(Row(1, regulations, atOnce: false));
        foreach (int days in (int[])[1, 10, 100]) { table.AddRow(Row(days, regulations, atOnce: true)); }
        table.Caption(Machine.Now);
        AnsiConsole.Write(table);
        File.Delete(regulations);
    }

    private static string[] Row(int days, string regulations, bool atOnce)
    {
        List<RaceEvent> events = SyntheticRace.Events(days);
        TimeSpan read = Read(events);
        RaceJudge judge = new(RegulationsFile.Load(regulations));
        GC.Collect();
        long allocated = GC.GetAllocatedBytesForCurrentThread();
        TimeSpan began = Spent;
        if (atOnce) { judge.AppendAll(events); }
        else { events.ForEach(e => judge.Append(e)); }
        TimeSpan took = Spent - began;
        allocated = GC.GetAllocatedBytesForCurrentThread() - allocated;
        return
        [
            $"{days * 24}", atOnce ? "at once" : "as it comes", $"{events.Count:N0}", $"{judge.Verdicts().Count:N0}",
            $"{read.TotalMilliseconds:F0} ms", $"{took.TotalMilliseconds:F0} ms",
            $"{events.Count / took.TotalSeconds:N0}", $"{took.TotalMicroseconds / events.Count:F2} µs",
            $"{allocated / events.Count} B",
        ];
    }

    private static TimeSpan Read(List<RaceEvent> events)
    {
        byte[][] lines = [.. events.Select(e => System.Text.Encoding.UTF8.GetBytes(EventJson.Write(e)))];
        TimeSpan began = Spent;
        foreach (byte[] line in lines) { EventJson.TryParse(line, out _, out _); }
        return Spent - began;
    }

    /// <summary>Twelve rules as an endurance race has them: stops, stints, driving time, rests.</summary>
    public const string Rules = """
          - { rule: minimum-stop, article: "1", kind: min-duration, of: pit-lane-time, value: 85s, penalty: { kind: stop-go, add: shortfall } }
          - { rule: standing, article: "2", kind: min-duration, of: stationary-time, value: 1m }
          - { rule: stops, article: "3", kind: count, of: stop, min: 4 }
          - { rule: exit, article: "4", kind: driver-exit, evidence: [seat-empty, both-feet], when: { driver: same } }
          - { rule: stint, article: "5", kind: max-duration, of: stint, value: 1h5m }
          - { rule: four-in-six, article: "6", kind: sum, over: rolling 6h, max: 4h }
          - { rule: total, article: "7", kind: sum, max: 14h }
          - { rule: base, article: "8", kind: sum, min: 4h30m, afterRedFlag: prorate 2:1 }
          - { rule: quarters, article: "9", kind: sum, over: blocks 6h, min: 30m, when: { class: [GT3] } }
          - { rule: continuous, article: "10", kind: max-duration, of: continuous-drive, value: 3h15m, resetAfter: 1h }
          - { rule: rest, article: "11", kind: min-duration, of: rest, value: 1h, after: 3h }
          - { rule: lane, article: "12", kind: sum, of: pit-lane-time, min: 20m }

        """;
}
