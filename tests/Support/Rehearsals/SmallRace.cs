using PitMarshal.Host;
using PitMarshal.Simulation.Rehearsal;
using PitMarshal.Simulation.Rehearsal.Plans;

namespace PitMarshal.Tests.Support.Rehearsals;

/// <summary>A race of forty minutes with seven cars and stops around the limit, from a seed.</summary>
internal static class SmallRace
{
    public const string Regulations = """
        regulations: small-race
        title: A race for tests
        source: none
        status: unverified
        rules:
          - rule: minimum-stop
            article: "1"
            kind: min-duration
            of: pit-lane-time
            value: 1m
            penalty: { kind: stop-go, add: shortfall, roundUp: 1s }
          - rule: maximum-stint
            article: "2"
            kind: max-duration
            of: stint
            value: 14m
            until: pit-in
          - rule: solo-exit
            article: "3"
            kind: driver-exit
            evidence: [seat-empty, both-feet]
            when: { driver: same }

        """;

    private const long ChequeredMs = 2_400_000;

    public static RehearsalPlan Plan(int seed)
    {
        Random chance = new(seed);
        CarPlan[] cars = [.. Enumerable.Range(1, 7).Select(index => Car(chance, index))];
        return new RehearsalPlan("small-race", cars, ChequeredMs, ChequeredMs + 180_000);
    }

    private static CarPlan Car(Random chance, int index)
    {
        List<Visit> visits = [];
        List<long> laps = [];
        long at = 0;
        string driver = $"d{index}0";
        string first = driver;
        for (int stop = 1; ; stop++)
        {
            long pitIn = at + chance.NextInt64(400_000, 900_000);
            for (long lap = at + 50_000; lap < Math.Min(pitIn, ChequeredMs) - 5_000; lap += 48_000 + index * 100L)
            {
                laps.Add(lap);
            }
            if (pitIn >= ChequeredMs - 150_000) { break; }
            DriverMoves moves = (DriverMoves)chance.Next(4);
            driver = moves is DriverMoves.Changes ? $"d{index}{stop}" : driver;
            at = pitIn + 60_000 + chance.NextInt64(-6_000, 20_000);
            visits.Add(new Visit(pitIn, at, moves, driver));
        }
        visits.Add(new Visit(ChequeredMs + 2_000 + index * 3_000L, null, DriverMoves.Stays, ""));
        return new CarPlan($"{index}", $"{7_000 + index}", $"{index}", first, visits, laps);
    }
}
