using PitMarshal.Events;
using PitMarshal.Import;
using PitMarshal.Import.Live;

namespace PitMarshal.Tests.Import.Live;

/// <summary>However many numbers of a decoder are missing, each passing costs the same.</summary>
public sealed class PassingGapsTests
{
    private static readonly Instant s_start = Instant.Parse("2026-06-13T14:00:00Z");

    [Fact]
    public void Of_odd_numbers_alone_the_newest_holes_are_waited_for()
    {
        var log = new ImportedLog("p3");
        var gaps = Odd(3 * PassingNumbers.MostHoles, log);
        Assert.Equal(PassingNumbers.MostHoles, gaps.Holes.Count);
        var last = gaps.Highest;

        // One that is still waited for closes its gap; one that was given up leaves it open.
        Assert.True(Take(gaps, last - 1, out var late));
        Assert.True(late);
        Assert.False(Take(gaps, 12, out _));
        var events = log.Drain();
        // With those that may have been before the first.
        Assert.Equal(3 * PassingNumbers.MostHoles, events.OfType<GapOpened>().Count());
        Assert.Equal(last - 1, Assert.Single(events.OfType<GapClosed>()).From);
    }

    [Fact]
    public void A_hole_of_several_numbers_closes_when_all_of_them_came()
    {
        var log = new ImportedLog("p3");
        var gaps = new PassingGaps(log, "pit-in", (_, _) => []);
        gaps.Begin("amb", []);
        foreach (var number in (long[])[1, 5, 3, 4])
        {
            Assert.True(Take(gaps, number, out _));
        }
        Assert.Empty(log.Drain().OfType<GapClosed>());
        Assert.True(Take(gaps, 2, out _));
        Assert.Equal((2, 4), Assert.Single(log.Drain().OfType<GapClosed>()) is var closed
            ? (closed.From, closed.To!.Value) : default);
    }

    [Fact]
    public void Twice_as_many_take_twice_the_work()
    {
        Odd(1_000, new ImportedLog("p3"));
        Assert.InRange(Bytes(20_000) / (double)Bytes(10_000), 1, 2.5);
    }

    private static long Bytes(int passings)
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        Odd(passings, new ImportedLog("p3"));
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }

    private static PassingGaps Odd(int passings, ImportedLog log)
    {
        var gaps = new PassingGaps(log, "pit-in", (_, _) => []);
        gaps.Begin("amb", []);
        for (var i = 0; i < passings; i++)
        {
            Assert.True(Take(gaps, 11 + (2 * i), out _));
        }
        return gaps;
    }

    private static bool Take(PassingGaps gaps, long number, out bool late) =>
        gaps.Take(new DecoderPassing(number, number * 1_000, "7"), s_start.Plus(number * 1_000), s_start, out late);
}
