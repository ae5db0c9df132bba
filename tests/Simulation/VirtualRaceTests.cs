using System.Text.RegularExpressions;
using PitMarshal.Cli.Logs;
using PitMarshal.Simulation.Rehearsal;
using PitMarshal.Simulation.Rehearsal.Plans;
using PitMarshal.Tests.Support.Mosquitto;
using PitMarshal.Tests.Support.Rehearsals;

namespace PitMarshal.Tests.Simulation;

public sealed class VirtualRaceTests
{
    [Fact]
    public void Every_stop_and_stint_comes_out_as_it_was_driven_to_the_millisecond()
    {
        RehearsalPlan plan = SmallRace.Plan(seed: 5);
        using PlayedRace race = new(plan, SmallRace.Regulations);

        var findings = race.Findings();

        foreach (var car in plan.Cars)
        {
            long left = 0;
            for (int i = 0; i < car.Visits.Count; i++)
            {
                var visit = car.Visits[i];
                Assert.Equal(visit.PitInMs - left,
                    findings[$"maximum-stint/{car.Car}/stint-{i + 1}"].MeasuredMs!.Value, tolerance: 1);
                if (visit.PitOutMs is not long out_) { continue; }
                Assert.Equal(out_ - visit.PitInMs,
                    findings[$"minimum-stop/{car.Car}/stop-{i + 1}"].MeasuredMs!.Value, tolerance: 1);
                left = out_;
            }
        }
        Assert.Equal(plan.Cars.Sum(car => car.Visits.Count),
            findings.Keys.Count(id => id.StartsWith("maximum-stint", StringComparison.Ordinal)));
        var undecided = findings.Values.Where(finding => finding.Outcome == "undecided");
        Assert.Empty(undecided.Select(finding => $"{finding.Id}: {race.Reason(finding.Id)}"));
    }

    [Theory]
    [InlineData(1, "inside")]
    [InlineData(2, "inside")]
    [InlineData(3, "inside")]
    [InlineData(2, "mosquitto")]
    public void Whatever_fails_on_the_way_the_verdicts_stay_the_same(int seed, string broker)
    {
        RehearsalPlan plan = SmallRace.Plan(seed);
        using PlayedRace undisturbed = new(plan, SmallRace.Regulations);
        using PlayedRace disturbed = new(
            plan, SmallRace.Regulations, new FaultPlan(seed, plan), broker == "inside" ? null : MosquittoBroker.Start);

        var expected = undisturbed.Findings();
        var found = disturbed.Findings();

        Assert.Equal(expected.Keys.Order(), found.Keys.Order());
        Assert.Empty(expected.Keys.Where(id => !expected[id].Agrees(found[id]))
            .Select(id => $"{expected[id]} became {found[id]}"));
    }

    [Fact]
    public void Whichever_broker_carries_it_a_race_says_the_same()
    {
        RehearsalPlan plan = SmallRace.Plan(seed: 4);
        using PlayedRace inside = new(plan, SmallRace.Regulations);
        using PlayedRace mosquitto = new(plan, SmallRace.Regulations, broker: MosquittoBroker.Start);

        var (expected, found) = (inside.Findings(), mosquitto.Findings());
        Assert.Equal(expected.Keys.Order(), found.Keys.Order());
        Assert.DoesNotContain(expected.Keys, id => !expected[id].Agrees(found[id]));
        Assert.Equal(AsSent(inside), AsSent(mosquitto));
    }

    // Without the moment at which the gateway had it.
    private static IEnumerable<string> AsSent(PlayedRace race) =>
        race.Observations.Select(observation => Regex.Replace(observation, "\"rx\":[^,]*,", ""))
            .Order(StringComparer.Ordinal);

    [Fact]
    public void Judging_the_log_again_gives_the_bytes_that_the_live_run_recorded()
    {
        using PlayedRace race = new(SmallRace.Plan(seed: 9), SmallRace.Regulations);
        string log = Path.Combine(race.Data, "race.ndjson");
        StringWriter first = new(), second = new();

        JudgeCommand.Run(log, race.RegulationsPath, first, TextWriter.Null);
        JudgeCommand.Run(log, race.RegulationsPath, second, TextWriter.Null);

        Assert.Equal(string.Concat(race.Verdicts.Select(line => line + "\n")), first.ToString());
        Assert.Equal(first.ToString(), second.ToString());
    }
}
