using PitMarshal.Host;
using PitMarshal.Simulation.Rehearsal;
using PitMarshal.Simulation.Rehearsal.Plans;
using PitMarshal.Tests.Support.Rehearsals;

namespace PitMarshal.Tests.Simulation;

public sealed class OutboxOverflowTests
{
    private const int Cars = 16, Stops = 16;

    [Fact]
    public void What_an_outbox_had_to_drop_makes_exactly_the_verdicts_that_need_it_undecided()
    {
        RehearsalPlan plan = ManyShortStops();
        using PlayedRace undisturbed = new(plan, SmallRace.Regulations);
        // The pit entry is without a link for most of the race: far more passings than its outbox holds.
        using PlayedRace disturbed = new(plan, SmallRace.Regulations, new FaultPlan(new Fault(FaultKind.LinkCut, "entry", 200_000, 3_000_000)));
        var expected = undisturbed.Findings();
        var found = disturbed.Findings();

        Assert.Contains(disturbed.Observations, observation => observation.Contains("\"k\":\"lost\"", StringComparison.Ordinal));
        Assert.Equal(expected.Keys.Order(), found.Keys.Order());
        var undecided = found.Values.Where(finding => finding.Outcome == "undecided" && finding.Id.StartsWith("m", StringComparison.Ordinal)).ToArray();
        Assert.NotEmpty(undecided);
        Assert.All(undecided, finding => Assert.Contains("entry", disturbed.Reason(finding.Id), StringComparison.Ordinal));
        var passed = disturbed.PitInsMs().ToHashSet();
        foreach (CarPlan car in plan.Cars)
        {
            for (int i = 0; i < Stops; i++)
            {
                bool wasSeen = passed.Contains((car.Car, car.Visits[i].PitInMs));
                Assert.Equal(wasSeen, found[$"minimum-stop/{car.Car}/stop-{i + 1}"].Outcome != "undecided");
                Assert.Equal(wasSeen, found[$"maximum-stint/{car.Car}/stint-{i + 1}"].Outcome != "undecided");
                if (wasSeen) { Assert.True(expected[$"minimum-stop/{car.Car}/stop-{i + 1}"].Agrees(found[$"minimum-stop/{car.Car}/stop-{i + 1}"])); }
            }
        }
    }

    private static RehearsalPlan ManyShortStops()
    {
        CarPlan[] cars = [.. Enumerable.Range(1, Cars).Select(Car)];
        return new RehearsalPlan("many-stops", cars, ChequeredMs: 3_500_000, EndMs: 3_700_000);
    }

    private static CarPlan Car(int index)
    {
        List<Visit> visits = [];
        for (int stop = 1; stop <= Stops; stop++)
        {
            long pitIn = stop * 200_000L + index * 6_000L;
            visits.Add(new Visit(pitIn, pitIn + 55_500 + stop * 1_000L, DriverMoves.Changes, $"d{index}{stop % 2}"));
        }
        visits.Add(new Visit(3_510_000 + index * 3_000L, null, DriverMoves.Stays, ""));
        return new CarPlan($"{index}", $"{7_000 + index}", $"{index}", $"d{index}1", visits, []);
    }
}
