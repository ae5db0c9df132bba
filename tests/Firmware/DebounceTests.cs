using PitMarshal.Core;
using PitMarshal.Core.Inputs;
using Xunit;

namespace PitMarshal.Tests.Firmware;

public sealed class DebounceTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(50)]
    [InlineData(4_999)]
    [InlineData(200_000)]
    public void A_burst_is_one_change_at_its_first_edge(long gapUs)
    {
        var debounce = Known(quietUs: gapUs + 1);
        for (var i = 0; i < 9; i++)
        {
            Assert.False(debounce.TrySettle(1_000_000 + i * gapUs, out _));
            debounce.Edge(i % 2 == 0, 1_000_000 + i * gapUs);
        }

        Assert.False(debounce.TrySettle(debounce.DueUs - 1, out _));
        Assert.True(debounce.TrySettle(debounce.DueUs, out var changed));
        Assert.Equal((1_000_000, true), (changed, debounce.Level));
        Assert.Equal((9, 0), (debounce.Edges, debounce.Glitches));
    }

    [Fact]
    public void A_pulse_shorter_than_the_debounce_is_a_glitch_and_counted()
    {
        var debounce = Known(quietUs: 5_000);
        debounce.Edge(true, 1_000_000);
        debounce.Edge(false, 1_004_000);
        Assert.False(debounce.TrySettle(2_000_000, out _));
        Assert.Equal((false, 1, 2), (debounce.Level, debounce.Glitches, debounce.Edges));
        Assert.Equal(Due.Never, debounce.DueUs);
    }

    [Fact]
    public void The_first_level_is_reported_even_when_nothing_ever_changes()
    {
        var debounce = new Debounce(5_000);
        debounce.Read(false, 100);
        Assert.True(debounce.TrySettle(5_100, out var us));
        Assert.Equal((100, false), (us, debounce.Level));
    }

    [Fact]
    public void Looking_seldom_or_often_settles_the_same_changes() => Property.Holds(random =>
    {
        var quiet = random.Next(0, 20_000);
        var edges = Enumerable.Range(0, 60).Select(_ => (long)random.Next(1, 30_000)).ToArray();
        Assert.Equal(Changes(quiet, edges, often: false), Changes(quiet, edges, often: true));
    });

    private static List<(long Us, bool Level)> Changes(long quiet, long[] gaps, bool often)
    {
        var debounce = new Debounce(quiet);
        debounce.Read(false, 0);
        var changes = new List<(long, bool)>();
        long now = 0;
        var level = false;
        foreach (var gap in gaps)
        {
            for (var look = now; often && look < now + gap; look += 997)
            {
                Look(look);
            }

            now += gap;
            Look(now);
            level = !level;
            debounce.Edge(level, now);
        }

        Look(now + quiet);
        return changes;

        void Look(long us)
        {
            if (debounce.TrySettle(us, out var changed))
            {
                changes.Add((changed, debounce.Level));
            }
        }
    }

    private static Debounce Known(long quietUs)
    {
        var debounce = new Debounce(quietUs);
        debounce.Read(false, 0);
        Assert.True(debounce.TrySettle(quietUs, out _));
        return debounce;
    }
}
