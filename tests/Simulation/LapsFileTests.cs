using PitMarshal.Simulation.Rehearsal;
using PitMarshal.Simulation.Rehearsal.Plans;

namespace PitMarshal.Tests.Simulation;

public sealed class LapsFileTests
{
    private static readonly StopRow[] s_stops =
    [
        new(2, "7", Lap: 3, PitInMs: 300_000, PitOutMs: 390_000, "a", "b"),
        new(3, "7", Lap: 6, PitInMs: 600_000, PitOutMs: null, "b", ""),
    ];

    [Fact]
    public void Laps_before_the_first_stop_are_counted_back_from_its_pit_in()
    {
        LapRow[] laps = [Lap(1, null), Lap(2, 80_000), Lap(3, 70_000)];

        Assert.Equal([150_000, 230_000], LapsFile.Crossings(laps, s_stops));
    }

    [Fact]
    public void Laps_after_a_stop_are_counted_on_from_its_pit_out()
    {
        LapRow[] laps = [Lap(4, 90_000, inPit: true), Lap(5, 70_000), Lap(6, 60_000)];

        Assert.Equal([460_000, 520_000], LapsFile.Crossings(laps, s_stops));
    }

    [Fact]
    public void A_crossing_that_is_the_pit_line_itself_is_left_out()
    {
        LapRow[] laps = [Lap(4, 90_000, inPit: true), Lap(5, 209_500), Lap(6, 500)];

        Assert.Empty(LapsFile.Crossings(laps, s_stops));
    }

    private static LapRow Lap(int lap, long? ms, bool inPit = false) => new(lap, "7", lap, ms, inPit);
}
