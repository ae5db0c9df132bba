using PitMarshal.Timing.Grids.Making;
using PitMarshal.Timing.Standings.Points;

namespace PitMarshal.Timing.Standings.Scoring;

/// <summary>Decides between entrants with equal points.</summary>
internal static class TieBreaks
{
    /// <summary>Negative: a is before b. What decided is told; null where nothing does.</summary>
    public static (int Order, string? Why) Compare(Tally a, Tally b, IReadOnlyList<TieBreak> ties)
    {
        foreach (var tie in ties)
        {
            if (Compare(a, b, tie) is (not 0, _) decided)
            {
                return decided;
            }
        }

        return (0, null);
    }

    private static (int Order, string? Why) Compare(Tally a, Tally b, TieBreak tie)
    {
        switch (tie)
        {
            case TieBreak.Countback:
                var position = 1;
                var worst = Math.Max(a.Worst, b.Worst);
                while (position < worst && a.Places(position) == b.Places(position))
                {
                    position++;
                }

                return More(a.Places(position), b.Places(position), $"{GridText.Ordinal(position)} places");
            case TieBreak.Wins:
                return More(a.Places(1), b.Places(1), "wins");
            case TieBreak.Podiums:
                return More(Podiums(a), Podiums(b), "places on the podium");
            case TieBreak.Total:
                return (b.Total.CompareTo(a.Total),
                    $"points of all results, {PointsText.Of(Math.Max(a.Total, b.Total))} to "
                        + PointsText.Of(Math.Min(a.Total, b.Total)));
            default:
                var last = a.Season.LastOrDefault(result =>
                    Math.Min(a.PlaceIn(result), b.PlaceIn(result)) != int.MaxValue);
                return last is null ? (0, null)
                    : (a.PlaceIn(last).CompareTo(b.PlaceIn(last)), $"the place in the last result, {last.Meeting}");
        }
    }

    private static int Podiums(Tally tally) => tally.Places(1) + tally.Places(2) + tally.Places(3);

    private static (int Order, string? Why) More(int a, int b, string what) =>
        (b.CompareTo(a), $"{what}, {Math.Max(a, b)} to {Math.Min(a, b)}");
}
