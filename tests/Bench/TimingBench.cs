using PitMarshal.Events;
using PitMarshal.Timing;
using PitMarshal.Timing.Classifications;
using PitMarshal.Timing.Settings;
using Spectre.Console;

namespace PitMarshal.Tests.Bench;

/// <summary>Classifying a 24 h race of 60 cars event by event, at once, and as it stood in the middle.</summary>
internal static class TimingBench
{
    private const int Rounds = 20;

    public static void Run()
    {
        Table table = new Table().Title("Timing: 60 cars, laps of 100 s").RoundedBorder();
        table.AddColumns("Race", "Events", "An event", "In the last tenth", "A classification",
            "As it stood in the middle");
        Measure(1);
        foreach (int days in new[] { 1, 3 }) { table.AddRow(Measure(days)); }
        table.Caption(Machine.Now);
        AnsiConsole.Write(table);
    }

    private static string[] Measure(int days)
    {
        List<RaceEvent> events = SyntheticRace.Events(days);
        RaceTiming timing = new(TimingRules.Default);
        int tail = events.Count - events.Count / 10;
        TimeSpan began = Environment.CpuUsage.TotalTime, late = began;
        for (int i = 0; i < events.Count; i++)
        {
            late = i == tail ? Environment.CpuUsage.TotalTime : late;
            timing.Append(events[i]);
        }
        TimeSpan ended = Environment.CpuUsage.TotalTime;
        Instant middle = events[events.Count / 2].At;
        TimeSpan now = Took(() => timing.Classify(timing.MainSession!)!);
        TimeSpan then = Took(() => timing.At(middle).Classify(timing.MainSession!)!);
        return
        [
            $"{days * 24} h", $"{events.Count:N0}", $"{(ended - began).TotalMicroseconds / events.Count:F2} µs",
            $"{(ended - late).TotalMicroseconds / (events.Count - tail):F2} µs",
            $"{now.TotalMilliseconds:F3} ms", $"{then.TotalMilliseconds:F1} ms",
        ];
    }

    private static TimeSpan Took(Func<Classification> question)
    {
        TimeSpan began = Environment.CpuUsage.TotalTime;
        for (int i = 0; i < Rounds; i++) { GC.KeepAlive(question()); }
        return (Environment.CpuUsage.TotalTime - began) / Rounds;
    }
}
