using PitMarshal.Host;
using PitMarshal.Simulation.Rehearsal;
using PitMarshal.Simulation.Rehearsal.Plans;
using PitMarshal.Tests.Support.Rehearsals;

namespace PitMarshal.Tests.Simulation;

public sealed class OutboxOverflowTests
{
    private const int Cars = 16, Stops = 16;

    // Every stint but the first lasts 140 s: a second below the limit, which no other sensor
    // than the pit entry can tell.
    private static readonly string s_regulations = SmallRace.Regulations.Replace(
        "value: 14m", "value: 141s", StringComparison.Ordinal);

    [Fact]
    public void What_an_outbox_had_to_drop_makes_exactly_the_verdicts_that_need_it_undecided()
    {
        RehearsalPlan plan = ManyShortStops();
        using PlayedRace undisturbed = new(plan, s_regulations);
        // The pit entry is without a link for most of the race: far more passings than its outbox holds in memory.
        // Its flash, which would hold the rest, is worn out.
        using PlayedRace disturbed = new(
            plan, s_regulations, new FaultPlan(
                new Fault(FaultKind.FlashWorn, "entry", 100_000, 3_200_000),
                new Fault(FaultKind.LinkCut, "entry", 200_000, 3_000_000)));
        var expected = undisturbed.Findings();
        var found = disturbed.Findings();

        Assert.Contains(disturbed.Observations,
            observation => observation.Contains("\"k\":\"lost\"", StringComparison.Ordinal));
        Assert.Equal(expected.Keys.Order(), found.Keys.Order());
        var undecided = found.Values.Where(finding =>
            finding.Outcome == "undecided" && finding.Id.StartsWith("m", StringComparison.Ordinal)).ToArray();
        Assert.NotEmpty(undecided);
        Assert.All(undecided, finding =>
            Assert.Contains("entry", disturbed.Reason(finding.Id), StringComparison.Ordinal));
        var passed = disturbed.PitInsMs().ToHashSet();
        foreach (CarPlan car in plan.Cars)
        {
            for (int i = 0; i < Stops; i++)
            {
                bool wasSeen = passed.Contains((car.Car, car.Visits[i].PitInMs));
                string stop = $"minimum-stop/{car.Car}/stop-{i + 1}", stint = $"maximum-stint/{car.Car}/stint-{i + 1}";
                Assert.All([stop, stint],
                    id => Assert.True(wasSeen == (found[id].Outcome != "undecided"), $"{id}: {disturbed.Reason(id)}"));
                if (wasSeen) { Assert.True(expected[stop].Agrees(found[stop])); }
            }
        }
    }

    private static RehearsalPlan ManyShortStops()
    {
        CarPlan[] cars = [.. Enumerable.Range(1, Cars).Select(Car)];
        return new RehearsalPlan("many-stops", cars, ChequeredMs: 3_380_000, EndMs: 3_580_000);
    }

    private static CarPlan Car(int index)
    {
        List<Visit> visits = [];
        // Laps prove that the car was on the track between two visits of which only the pit-out was seen.
        List<long> laps = [];
        long pitOut = 0;
        for (int stop = 1; stop <= Stops; stop++)
        {
            long pitIn = pitOut + 140_000 + (stop == 1 ? index * 2_000L : 0);
            for (long lap = pitOut + 35_000; lap < pitIn - 10_000; lap += 45_000) { laps.Add(lap); }
            pitOut = pitIn + 55_500 + stop * 1_000L;
            visits.Add(new Visit(pitIn, pitOut, DriverMoves.Changes, $"d{index}{stop % 2}"));
        }
        visits.Add(new Visit(3_390_000 + index * 1_000L, null, DriverMoves.Stays, ""));
        return new CarPlan($"{index}", $"{7_000 + index}", $"{index}", $"d{index}1", visits, laps);
    }
}
