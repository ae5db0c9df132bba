using PitMarshal.Events;
using PitMarshal.Judge;
using PitMarshal.Judge.RaceWide;
using PitMarshal.Judge.Rules;
using PitMarshal.Judge.Verdicts;
using PitMarshal.Regulations;
using Spectre.Console;

namespace PitMarshal.Tests.Bench;

/// <summary>
/// A million stops around a limit, each end of them measured with an error: how many are judged wrongly. Beside it what
/// a stopwatch without uncertainty would say of the same stops.
/// </summary>
internal static class UncertaintyBench
{
    private const int Stops = 125_000, StopsPerRace = 500, LimitS = 85;

    private static readonly double[] s_uMs = [1, 3, 10, 100];

    public static void Run(int seed)
    {
        Table table = new Table().Title(
            $"{Stops * s_uMs.Length * 2:N0} stops within ±5 u of a minimum of {LimitS} s, seed {seed}").RoundedBorder();
        table.AddColumns("Error of each end", "u", "False infr.", "False passes", "Wrong > u",
            "Undecided", "Stopwatch wrong");
        foreach (double uMs in s_uMs)
        {
            seed++;
            table.AddRow(Row("anywhere within ±u/2", uMs, new Random(seed),
                (random, u) => (random.NextDouble() * 2 - 1) * u));
            table.AddRow(Row("normal, 95 % within ±u/2", uMs, new Random(-seed),
                (random, u) => Normal(random) * u / 2));
        }
        table.Caption("u: the sum of both ends' expanded uncertainties (k = 2). Wrong > u: the truth lies more than u "
            + "on the other side of the limit.");
        AnsiConsole.Write(table);
    }

    private static string[] Row(string model, double uMs, Random random, Func<Random, double, double> error)
    {
        ReadOnlySpan<byte> yaml =
            "regulations: bench\nrules:\n  - { rule: stop, kind: min-duration, of: pit-lane-time, value: 85s }\n"u8;
        RaceRegulations regulations = RegulationsFile.Parse(yaml.ToArray(), "bench.yaml");
        Count count = new();
        for (int done = 0; done < Stops; done += StopsPerRace)
        {
            RaceJudge judge = new(regulations);
            double[] truths = new double[StopsPerRace];
            judge.AppendAll(Race(truths, uMs * 1000, random, error));
            foreach (Verdict verdict in judge.Verdicts())
            {
                count.Add(verdict, truths[verdict.Stop!.Value - 1], uMs * 1000);
            }
        }
        return
        [
            model, $"{uMs} ms", $"{count.FalseInfringements:N0}", $"{count.FalsePasses:N0}", $"{count.WrongBeyondU:N0}",
            $"{100.0 * count.Undecided / Stops:F1} %", $"{count.StopwatchWrong:N0}",
        ];
    }

    /// <summary>Stops of one car whose true lengths, µs beyond the limit, are noted.</summary>
    private static IEnumerable<RaceEvent> Race(
        double[] truths, double u, Random random, Func<Random, double, double> error)
    {
        Instant start = Instant.Parse("2026-06-13T14:00:00.000000Z");
        yield return new RaceStarted { At = start };
        for (int i = 0; i < truths.Length; i++)
        {
            truths[i] = Math.Round((random.NextDouble() * 2 - 1) * 5 * u);
            long pitIn = (i + 1) * 600_000_000L, pitOut = pitIn + LimitS * 1_000_000L + (long)truths[i];
            yield return Passing(start.Plus(pitIn + (long)Math.Round(error(random, u / 2))), Line.PitIn, u);
            yield return Passing(start.Plus(pitOut + (long)Math.Round(error(random, u / 2))), Line.PitOut, u);
        }
    }

    private static CarPassed Passing(Instant at, string line, double u) =>
        new("27", null, line) { At = at, UMs = u / 2000 };

    private static double Normal(Random random) =>
        Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());

    private sealed class Count
    {
        public int FalseInfringements, FalsePasses, WrongBeyondU, Undecided, StopwatchWrong;

        public void Add(Verdict verdict, double truth, double u)
        {
            bool falseInfringement = verdict.Outcome == Outcome.Infringement && truth >= 0;
            bool falsePass = verdict.Outcome == Outcome.Compliant && truth < 0;
            FalseInfringements += falseInfringement ? 1 : 0;
            FalsePasses += falsePass ? 1 : 0;
            WrongBeyondU += (falseInfringement || falsePass) && Math.Abs(truth) > u ? 1 : 0;
            Undecided += verdict.Outcome == Outcome.Undecided ? 1 : 0;
            StopwatchWrong += verdict.MeasuredMicros >= LimitS * 1_000_000L != truth >= 0 ? 1 : 0;
        }
    }
}
