using PitMarshal.Host;
using PitMarshal.Simulation.Rehearsal;
using PitMarshal.Simulation.Rehearsal.Plans;

namespace PitMarshal.Simulation.Demo;

/// <summary>
/// A short race in which everything that a steward should have seen once happens: eight cars with a story each,
/// the rest by chance from a seed. Its regulations are <c>club.yaml</c>: 85 s minimum stop, one mandatory stop, a
/// solo driver must get out.
/// </summary>
public static class DemoRace
{
    public const int FewestCars = 8, MostCars = 60;

    private const long ChequeredMs = 420_000, LapMs = 47_000, MinimumStopMs = 85_000;

    private static readonly (string Car, string Story, long StopMs, DriverMoves Moves)[] s_stories =
    [
        ("7", "stops long enough and changes the driver", 91_400, DriverMoves.Changes),
        ("12", "leaves 80 ms too early", MinimumStopMs - 80, DriverMoves.Changes),
        ("23", "stops for 85.001 s: inside the uncertainty", MinimumStopMs + 1, DriverMoves.Changes),
        ("31", "one driver alone, never on both feet at once", 95_200, DriverMoves.OutOneFootAtATime),
        ("44", "one driver alone, out on both feet", 96_800, DriverMoves.OutOnBothFeet),
        ("58", "changes the driver", 104_300, DriverMoves.Changes),
        ("77", "pit-in loop fires twice, three seconds apart", 88_600, DriverMoves.Changes),
        ("99", "transponder does not answer at pit-in", 93_700, DriverMoves.Changes),
    ];

    /// <summary>What to look for, car by car.</summary>
    public static IEnumerable<(string Car, string Story)> Stories =>
        s_stories.Select(story => (story.Car, story.Story));

    public static RehearsalPlan Plan(int seed, int cars)
    {
        Random chance = new(seed);
        List<CarPlan> plans = [];
        for (int i = 0; i < cars; i++)
        {
            (string car, _, long stopMs, DriverMoves moves) = i < s_stories.Length
                ? s_stories[i]
                : ($"{100 + i}", "", MinimumStopMs + chance.NextInt64(500, 40_000), DriverMoves.Changes);
            long pitInMs = 60_000 + i * 22_000L % 230_000 + chance.NextInt64(0, 9_000);
            plans.Add(Car(car, i + 1, pitInMs, stopMs, moves));
        }
        return new RehearsalPlan("demo", plans, ChequeredMs, plans.Max(plan => plan.Visits[^1].PitInMs) + 20_000);
    }

    private static CarPlan Car(string car, int index, long pitInMs, long stopMs, DriverMoves moves)
    {
        string first = $"d{index}a", second = moves is DriverMoves.Changes ? $"d{index}b" : first;
        Visit[] visits =
        [
            new(pitInMs, pitInMs + stopMs, moves, second) { PhantomPulse = car == "77", SilentAtPitIn = car == "99" },
            new(ChequeredMs + 3_000 + index * 1_700L, null, DriverMoves.Stays, ""),
        ];
        return new CarPlan(car, $"{4_000_000 + index}", $"{index}", first, visits,
            LapsAround(visits[0], LapMs + index * 40L));
    }

    /// <summary>
    /// Start-finish passings, ms: the pit entry lies 5 s behind the line and the exit 10 s before where the car would
    /// then be, so that the lap with the visit lasts as much longer as the car was in the lane.
    /// </summary>
    private static List<long> LapsAround(Visit visit, long lapMs)
    {
        List<long> laps = [];
        for (long at = visit.PitInMs - 5_000; at > lapMs * 4 / 5; at -= lapMs) { laps.Add(at); }
        laps.Reverse();
        for (long at = visit.PitOutMs!.Value + lapMs - 15_000; at < ChequeredMs; at += lapMs) { laps.Add(at); }
        return laps;
    }
}
