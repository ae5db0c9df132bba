using PitMarshal.Tests.Judge.Laws;
using PitMarshal.Events;
using PitMarshal.Judge.Driving;
using PitMarshal.Judge.Sensing;
using PitMarshal.Judge.Times;

namespace PitMarshal.Tests.Judge.Driving;

public sealed class TimeWindowTests
{
    [Fact]
    public void The_window_with_the_most_ends_where_the_driving_ends()
    {
        var worst = TimeWindow.Worst(Spells((0, 60), (150, 300), (500, 520)), 200, At(0), At(600), most: true);

        Assert.Equal((150L, At(100), At(300)), (worst.Micros, worst.From, worst.To));
    }

    [Fact]
    public void Of_equal_windows_the_earliest_is_named() =>
        Assert.Equal(At(0), TimeWindow.Worst(Spells((10, 20), (50, 60)), 30, At(0), At(100), most: true).From);

    [Fact]
    public void A_race_shorter_than_the_window_is_one_window()
    {
        var worst = TimeWindow.Worst(Spells((10, 20), (50, 60)), 300, At(0), At(100), most: false);

        Assert.Equal((20L, At(0), At(100)), (worst.Micros, worst.From, worst.To));
    }

    [Fact]
    public void The_uncertainty_is_that_of_the_ends_inside()
    {
        List<Spell> spells = [new(At(0), 1, At(60), 2), new(At(150), 4, At(300), 8)];

        Assert.Equal(12.0, TimeWindow.Worst(spells, 200, At(0), At(600), most: true).U);
    }

    [Fact]
    public void The_last_block_counts_for_a_maximum_and_not_for_a_minimum()
    {
        var spells = Spells((0, 60), (100, 140), (200, 250));

        Assert.Equal((60L, At(0), At(100)), Of(TimeWindow.WorstBlock(spells, 100, At(0), At(250), most: true)));
        Assert.Equal((40L, At(100), At(200)), Of(TimeWindow.WorstBlock(spells, 100, At(0), At(250), most: false)));
        Assert.Equal((30L, At(200), At(230)),
            Of(TimeWindow.WorstBlock(Spells((0, 5), (200, 250)), 100, At(0), At(230), most: true)));
    }

    [Fact]
    public void A_race_of_ages_is_judged_all_the_same()
    {
        const long Ages = 250_000_000_000_000_000;
        List<Spell> spells = [new(At(0), 0, At(60), 0), new(At(150), 0, new Instant(At(0).Micros + Ages / 2), 0)];
        var to = new Instant(At(0).Micros + Ages);

        Assert.Equal((100L, At(200), At(300)), Of(TimeWindow.WorstBlock(spells, 100, At(0), to, most: true)));
        Assert.Equal(0L, TimeWindow.WorstBlock(spells, 100, At(0), to, most: false).Micros);
    }

    [Fact]
    public void The_worst_window_is_that_of_all_windows_there_are() => Seeds.Try(random =>
    {
        var (spells, length, to) = Case(random);
        foreach (var most in (bool[])[true, false])
        {
            var all = Enumerable.Range(0, Math.Max(1, to - length + 1))
                .Select(from => (Micros: Inside(spells, from, Math.Min(from + length, to)), From: At(from))).ToList();
            var expected = most ? all.MaxBy(w => w.Micros) : all.MinBy(w => w.Micros);
            var worst = TimeWindow.Worst(spells, length, At(0), At(to), most);

            Assert.Equal(expected, (worst.Micros, worst.From));
        }
    });

    [Fact]
    public void The_worst_block_is_that_of_all_blocks_there_are() => Seeds.Try(random =>
    {
        var (spells, length, to) = Case(random);
        foreach (var most in (bool[])[true, false])
        {
            var all = Enumerable.Range(0, (to + length - 1) / length).Select(i => i * length)
                .Where(from => most || from == 0 || from + length <= to)
                .Select(from => (Micros: Inside(spells, from, Math.Min(from + length, to)), From: At(from))).ToList();
            var expected = most ? all.MaxBy(w => w.Micros) : all.MinBy(w => w.Micros);
            var worst = TimeWindow.WorstBlock(spells, length, At(0), At(to), most);

            Assert.Equal(expected, (worst.Micros, worst.From));
        }
    });

    private static (long, Instant, Instant) Of(TimeWindow window) => (window.Micros, window.From, window.To);

    /// <summary>What of the spells lies in a window, µs by µs.</summary>
    private static long Inside(List<Spell> spells, int from, int to) =>
        Enumerable.Range(from, to - from).Count(at => spells.Exists(s => s.From <= At(at) && At(at) < s.To));

    private static (List<Spell> Spells, int Length, int To) Case(Random random)
    {
        var (spells, at, to) = (new List<Spell>(), random.Next(6) - 3, 1 + random.Next(80));
        while (at < to + 5)
        {
            var end = at + 1 + random.Next(12);
            spells.Add(new(At(at), 0, At(end), 0));
            at = end + random.Next(12);
        }

        return (spells, 1 + random.Next(40), to);
    }

    private static List<Spell> Spells(params (int From, int To)[] spells) =>
        [.. spells.Select(s => new Spell(At(s.From), 0, At(s.To), 0))];

    private static Instant At(int micros) => new(micros);
}
