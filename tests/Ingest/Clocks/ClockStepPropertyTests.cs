using PitMarshal.Events;
using PitMarshal.Judge.Verdicts;
using Xunit.Abstractions;
using Outcome = PitMarshal.Judge.Verdicts.Outcome;

namespace PitMarshal.Tests.Ingest.Clocks;

/// <summary>Whatever the clocks do, no verdict that is certain contradicts the true times.</summary>
public sealed class ClockStepPropertyTests(ITestOutputHelper output)
{
    private const double MinStop = 30, MaxStint = 90;

    // Pulses of one line within 15 s are one passing to the judge: no car comes by again so soon.
    private const double Again = 15.1;

    private static readonly string[] s_rules =
    [
        $"{{ rule: stop, kind: min-duration, of: pit-lane-time, value: {MinStop}s }}",
        $"{{ rule: stint, kind: max-duration, of: stint, value: {MaxStint}s }}",
    ];

    [Fact]
    public void No_certain_verdict_contradicts_the_truth_whatever_clock_steps() => Hold(DriveSteps);

    [Fact]
    public void No_certain_verdict_contradicts_the_truth_whatever_counters_wrap_and_boots_come_again() =>
        Hold(DriveBoots);

    private void Hold(Func<SteppingPitLane, Random, int> drive)
    {
        var races = int.TryParse(Environment.GetEnvironmentVariable("STEP_RACES"), out var given) ? given : 8;
        var seed = int.TryParse(Environment.GetEnvironmentVariable("STEP_SEED"), out var first)
            ? first : Random.Shared.Next(1_000_000_000);
        var (faults, certain, all) = (0, 0, 0);
        for (var race = 0; race < races; race++)
        {
            using var lane = new SteppingPitLane(s_rules);
            faults += drive(lane, new Random(seed + race));
            var passings = lane.World.Events().OfType<CarPassed>()
                .ToDictionary(passed => passed.Source!, passed => lane.TrueAt[passed.Transponder!]);
            foreach (var verdict in lane.World.Intake.Verdicts())
            {
                all++;
                certain += verdict.Outcome == Outcome.Undecided ? 0 : 1;
                Assert.True(
                    IsTrue(passings, verdict), $"seed {seed + race}: {verdict.Id} {verdict.Outcome}: {verdict.Reason}");
            }
        }

        output.WriteLine($"seed {seed}: {faults} faults, {certain} of {all} verdicts certain, none wrong");
    }

    private static int DriveSteps(SteppingPitLane lane, Random random) => Drive(lane, random, act =>
    {
        if (act == 0)
        {
            if (random.Next(3) == 0)
            {
                lane.Step(Any(random), Math.Abs(StepSeconds(random)));
            }

            lane.Restart(random.Next(3) == 0 ? 0 : StepSeconds(random));
        }
        else
        {
            // A boot's µs never fall.
            lane.Step(Any(random), Math.Abs(StepSeconds(random)));
        }
    });

    private static int DriveBoots(SteppingPitLane lane, Random random)
    {
        lane.WrapAfter(Any(random), 20 + (random.NextDouble() * 300)).Exchange("entry", "exit");
        return Drive(lane, random, act =>
        {
            if (act == 0)
            {
                var isKept = random.Next(2) == 0;
                lane.Reboot(Any(random), isKept, hasNewId: isKept || random.Next(2) == 0);
            }
            else
            {
                lane.Restart(0);
            }
        });
    }

    private static int Drive(SteppingPitLane lane, Random random, Action<int> fail)
    {
        var (faults, inLane, at) = (0, new Dictionary<string, double>(), 1.0);
        var last = new Dictionary<(string, string), double>();
        var visits = SteppingPitLane.Cars.ToDictionary(car => car, _ => SteppingPitLane.PassingsMost / 2);
        for (var act = 0; act < 60; act++)
        {
            lane.To(at += 0.5 + random.NextDouble() * (random.Next(4) == 0 ? 40 : 8));
            switch (random.Next(10))
            {
                case < 5:
                    var car = SteppingPitLane.Cars[random.Next(random.Next(2) == 0 ? 2 : 6)];
                    if (!inLane.TryGetValue(car, out var since))
                    {
                        if (at >= last.GetValueOrDefault(("entry", car)) && visits[car]-- > 0)
                        {
                            inLane.Add(car, at);
                            last[("entry", car)] = at + Again;
                            lane.Observe("entry", car);
                        }
                    }
                    else if (at >= last.GetValueOrDefault(("exit", car)))
                    {
                        inLane.Remove(car);
                        // Some as near to the minimum as clocks tell.
                        var near = since + MinStop + ((random.NextDouble() - 0.5) * 0.02);
                        lane.To(at = random.Next(2) == 0 && near > at ? near : at).Observe("exit", car);
                        last[("exit", car)] = at + Again;
                    }

                    if (random.Next(4) > 0)
                    {
                        lane.Send("entry").Send("exit");
                    }

                    break;
                case < 8:
                    lane.Exchange(random.Next(3) switch { 0 => ["entry"], 1 => ["exit"], _ => ["entry", "exit"] });
                    break;
                case var what when what == 8 || random.Next(2) == 0:
                    fail(what - 8);
                    faults++;
                    break;
            }
        }

        lane.To(at + 20).Exchange("entry", "exit").Send("entry").Send("exit").To(at + 30).Exchange("entry", "exit");
        return faults;
    }

    private static string Any(Random random) => random.Next(2) == 0 ? "entry" : "exit";

    /// <summary>From 0.05 s to a day, either way.</summary>
    private static double StepSeconds(Random random) =>
        (random.Next(2) == 0 ? 1 : -1) * 0.05 * Math.Pow(86_400 / 0.05, random.NextDouble());

    private static bool IsTrue(Dictionary<string, long> passings, Verdict verdict)
    {
        // Further pulses of the same passings come after its two ends.
        var ends = verdict.Evidence.Where(passings.ContainsKey).Take(2).Select(source => passings[source]).Order()
            .ToList();
        if (verdict.Outcome == Outcome.Undecided || (ends.Count != 2 && verdict.Rule == "stint"))
        {
            return true;
        }

        var seconds = ends.Count == 2 ? (ends[1] - ends[0]) / 1e6 : double.NaN;
        var met = verdict.Rule == "stop" ? seconds >= MinStop : seconds <= MaxStint;
        return verdict.Outcome == Outcome.Compliant == met && !double.IsNaN(seconds);
    }
}
