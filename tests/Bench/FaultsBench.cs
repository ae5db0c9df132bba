using System.Diagnostics;
using PitMarshal.Simulation.Rehearsal;
using PitMarshal.Simulation.Rehearsal.Plans;
using PitMarshal.Tests.Support.Rehearsals;
using Spectre.Console;

namespace PitMarshal.Tests.Bench;

/// <summary>
/// A whole race with faults, for each seed, beside the same race without: every verdict must say the same.
/// </summary>
internal static class FaultsBench
{
    private const string Regulations = """
        regulations: bench
        title: bench
        source: none
        status: unverified
        rules:
          - rule: minimum-stop
            article: "1"
            kind: min-duration
            of: pit-lane-time
            value: 85s
          - rule: maximum-stint
            article: "2"
            kind: max-duration
            of: stint
            value: 45m

        """;

    public static void Run(string stops, string laps, int[] seeds)
    {
        RehearsalPlan plan = RehearsalPlan.Read(stops, laps, []);
        string title = $"A race of {plan.Cars.Count} cars and {plan.EndMs / 3_600_000.0:F1} h with faults, beside the "
            + $"same without";
        Table table = new Table().Title(title).RoundedBorder();
        table.AddColumns("Seed", "Faults", "Verdicts", "Agree", "Differ", "Missing", "New", "Took", "Pace", "Load");
        IReadOnlyDictionary<string, Finding> expected = Row(table, plan, null, null);
        foreach (int seed in seeds) { Row(table, plan, seed, expected); }
        table.Caption("Agree: id, measuredMs to 1 ms, outcome (but where the limit lies inside the uncertainty), "
            + "evidence by what happened and when.\n"
                + "Pace: race time by real time. " + Machine.Now);
        AnsiConsole.Write(table);
    }

    private static IReadOnlyDictionary<string, Finding> Row(
        Table table, RehearsalPlan plan, int? seed, IReadOnlyDictionary<string, Finding>? expected)
    {
        FaultPlan? faults = seed is int some ? new FaultPlan(some, plan) : null;
        long began = Stopwatch.GetTimestamp();
        using PlayedRace race = new(plan, Regulations, faults);
        TimeSpan took = Stopwatch.GetElapsedTime(began);
        IReadOnlyDictionary<string, Finding> found = race.Findings();
        expected ??= found;
        string[] both = [.. expected.Keys.Where(found.ContainsKey)],
            differ = [.. both.Where(id => !expected[id].Agrees(found[id]))];
        Console.Error.WriteLine($"{(seed is null ? "without faults" : $"seed {seed}")}: {took.TotalSeconds:F0} s, "
            + $"{differ.Length} of {expected.Count} differ");
        table.AddRow(
            seed is int number ? $"{number}" : "none", $"{faults?.Faults.Count ?? 0}", $"{found.Count:N0}",
            $"{both.Length - differ.Length:N0}",
            $"{differ.Length}", $"{expected.Count - both.Length}", $"{found.Count - both.Length}",
            $"{took.TotalSeconds:F0} s",
            $"{plan.EndMs / took.TotalMilliseconds:F0} ×", Machine.Load);
        foreach (string id in differ) { Console.WriteLine($"seed {seed}: {expected[id]} became {found[id]}"); }
        return found;
    }
}
