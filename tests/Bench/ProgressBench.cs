using PitMarshal.Events;
using PitMarshal.Judge;
using PitMarshal.Regulations;
using Spectre.Console;

namespace PitMarshal.Tests.Bench;

/// <summary>
/// What a page asks of the judge up to 20 times a second, at the end of a 24 h race, and what a
/// decision's preview takes.
/// </summary>
internal static class ProgressBench
{
    private const int Rounds = 200;

    public static void Run()
    {
        string regulations = Path.GetTempFileName();
        File.WriteAllText(regulations,
            $"regulations: bench\ntitle: bench\nsource: none\nstatus: unverified\nrules:\n{JudgeBench.Rules}");
        List<RaceEvent> events = SyntheticRace.Events(1);
        events.RemoveAll(e => e is RaceEnded);
        RaceJudge judge = new(RegulationsFile.Load(regulations));
        judge.AppendAll(events);
        File.Delete(regulations);
        Instant end = events[^1].At;
        int passings = 0;
        RaceEvent Passing(string line) =>
            new CarPassed(null, $"{1001 + passings++ % 60}", line) { At = end.Plus(passings * 20_000_000L), UMs = 1.5 };

        Table table = new Table().Title(
            $"A page's questions after 24 h: 60 cars, {judge.Verdicts().Count:N0} verdicts, {events.Count:N0} events")
                .RoundedBorder();
        table.AddColumns("Question", "Processor time");
        judge.Progress();
        Ask(table, "Progress, nothing new", () => { }, () => judge.Progress());
        Ask(table, "Progress after a pit-in", () => judge.Append(Passing(Line.PitIn)), () => judge.Progress());
        Ask(table, "Progress, every car judged anew", () => judge.AppendAll([]), () => judge.Progress(), rounds: 10);
        Ask(table, "Verdicts, nothing new", () => { }, () => judge.Verdicts());
        Ask(table, "Verdicts after a pit-out", () => judge.Append(Passing(Line.PitOut)), () => judge.Verdicts());
        Ask(table, "Forecasts", () => { }, () => judge.Forecasts());
        Ask(table, "A copy of the race so far", () => { }, () => judge.SoFar());
        EventCorrected correction = new(500, "Ana", "bench", null, true) { At = end };
        Ask(table, "Preview of a correction", () => { }, () => judge.Preview(correction), rounds: 10);
        table.Caption(Machine.Now);
        AnsiConsole.Write(table);
    }

    private static void Ask(Table table, string name, Action before, Func<object> question, int rounds = Rounds)
    {
        TimeSpan took = TimeSpan.Zero;
        for (int i = 0; i < rounds; i++)
        {
            before();
            TimeSpan began = Environment.CpuUsage.TotalTime;
            GC.KeepAlive(question());
            took += Environment.CpuUsage.TotalTime - began;
        }
        table.AddRow(name, $"{took.TotalMilliseconds / rounds:F3} ms");
    }
}
