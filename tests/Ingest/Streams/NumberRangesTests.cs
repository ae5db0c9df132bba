using FsCheck;
using FsCheck.Fluent;
using PitMarshal.Ingest;
using PitMarshal.Ingest.Streams;

namespace PitMarshal.Tests.Ingest.Streams;

public sealed class NumberRangesTests
{
    [Fact]
    public void In_any_order_and_however_often_it_knows_what_a_set_knows()
    {
        var numbers = Gen.ListOf(Gen.Choose(1, 60)).Select(list => list.ToArray()).ToArbitrary();
        Prop.ForAll(numbers, AgreesWithASet).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void A_number_far_ahead_is_refused()
    {
        var ranges = new NumberRanges();
        ranges.Add(1, 0);
        Assert.True(ranges.CanTake(1 + NumberRanges.FurthestAhead));
        Assert.False(ranges.CanTake(2 + NumberRanges.FurthestAhead));
    }

    [Fact]
    public void So_many_holes_and_no_more()
    {
        var ranges = new NumberRanges();
        for (var n = 2L; ranges.CanTake(n); n += 2)
        {
            ranges.Add(n, n);
        }
        Assert.Equal(NumberRanges.Most - 1, ranges.Holes().Count());
        Assert.True(ranges.CanTake(1));
        Assert.True(ranges.CanTake(ranges.Highest + 1));
    }

    private static bool AgreesWithASet(int[] numbers)
    {
        var ranges = new NumberRanges();
        var set = new HashSet<long>();
        foreach (var n in numbers)
        {
            // Every fifth says that the four before it were lost.
            if (n % 5 == 0)
            {
                ranges.Add(n, n * 10);
                ranges.AddLost(n - 4, n - 1);
                set.UnionWith([n - 4, n - 3, n - 2, n - 1, n]);
            }
            else
            {
                ranges.Add(n, n * 10);
                set.Add(n);
            }
        }
        long contiguous = 0;
        while (set.Contains(contiguous + 1))
        {
            contiguous++;
        }
        var missing = ranges.Holes().SelectMany(hole => Numbers(hole.From, hole.To)).ToHashSet();
        return ranges.Contiguous == contiguous
            && Numbers(1, 70).All(n => ranges.Contains(n) == set.Contains(n))
            && missing.SetEquals(Numbers(1, set.DefaultIfEmpty().Max()).Except(set))
            && ranges.Holes().All(hole => hole.BeforeUs <= hole.AfterUs);
    }

    private static IEnumerable<long> Numbers(long from, long to)
    {
        for (var n = from; n <= to; n++)
        {
            yield return n;
        }
    }
}
