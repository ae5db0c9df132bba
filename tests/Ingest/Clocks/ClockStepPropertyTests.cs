using PitMarshal.Judge.Verdicts;
using Xunit.Abstractions;
using Outcome = PitMarshal.Judge.Verdicts.Outcome;

namespace PitMarshal.Tests.Ingest.Clocks;

/// <summary>Whatever the clocks do, no verdict that is certain contradicts the true times.</summary>
public sealed class ClockStepPropertyTests(ITestOutputHelper output)
{
    private const double MinStop = 30, MaxStint = 90;

    private static readonly string[] s_rules =
    [
        $"{{ rule: stop, kind: min-duration, of: pit-lane-time, value: {MinStop}s }}",
        $"{{ rule: stint, kind: max-duration, of: stint, value: {MaxStint}s }}",
    ];

    [Fact]
    public void No_certain_verdict_contradicts_the_truth_whatever_clock_steps()
    {
        var races = int.TryParse(Environment.GetEnvironmentVariable("STEP_RACES"), out var given) ? given : 12;
        var seed = int.TryParse(Environment.GetEnvironmentVariable("STEP_SEED"), out var first)
            ? first : Random.Shared.Next();
        var (steps, certain, all) = (0, 0, 0);
        for (var race = 0; race < races; race++)
        {
            using var lane = new SteppingPitLane(s_rules);
            steps += Drive(lane, new Random(seed + race));
            foreach (var verdict in lane.World.Intake.Verdicts())
            {
                all++;
                certain += verdict.Outcome == Outcome.Undecided ? 0 : 1;
                Assert.True(
                    IsTrue(lane, verdict),
                    $"seed {seed + race}: {verdict.Id} {verdict.Outcome}: {verdict.Reason}");
            }
        }
        output.WriteLine($"seed {seed}: {steps} steps, {certain} of {all} verdicts certain, none wrong");
    }

    private static int Drive(SteppingPitLane lane, Random random)
    {
        var (steps, inLane, at) = (0, new HashSet<string>(), 1.0);
        for (var act = 0; act < 60; act++)
        {
            lane.To(at += 0.5 + random.NextDouble() * (random.Next(4) == 0 ? 40 : 8));
            switch (random.Next(10))
            {
                case < 5:
                    var car = random.Next(2) == 0 ? "27" : "8";
                    var station = inLane.Remove(car) ? "exit" : inLane.Add(car) ? "entry" : "";
                    lane.Observe(station, car);
                    if (random.Next(4) > 0)
                    {
                        lane.Send(station);
                    }
                    break;
                case < 8:
                    lane.Exchange(random.Next(3) switch { 0 => ["entry"], 1 => ["exit"], _ => ["entry", "exit"] });
                    break;
                case 8:
                    lane.Restart(random.Next(3) == 0 ? 0 : StepSeconds(random));
                    steps++;
                    break;
                default:
                    if (random.Next(2) == 0)
                    {
                        // A boot's µs never fall.
                        lane.Step(random.Next(2) == 0 ? "entry" : "exit", Math.Abs(StepSeconds(random)));
                        steps++;
                    }
                    break;
            }
        }
        lane.To(at + 20).Exchange("entry", "exit").Send("entry").Send("exit").To(at + 30).Exchange("entry", "exit");
        return steps;
    }

    /// <summary>From 0.05 s to a day, either way.</summary>
    private static double StepSeconds(Random random) =>
        (random.Next(2) == 0 ? 1 : -1) * 0.05 * Math.Pow(86_400 / 0.05, random.NextDouble());

    private static bool IsTrue(SteppingPitLane lane, Verdict verdict)
    {
        var ends = verdict.Evidence.Where(lane.TrueAt.ContainsKey).Select(source => lane.TrueAt[source]).Order()
            .ToList();
        if (verdict.Outcome == Outcome.Undecided || ends.Count != 2)
        {
            return true;
        }
        var seconds = (ends[1] - ends[0]) / 1e6;
        var met = verdict.Rule == "stop" ? seconds >= MinStop : seconds <= MaxStint;
        return verdict.Outcome == Outcome.Compliant == met;
    }
}
