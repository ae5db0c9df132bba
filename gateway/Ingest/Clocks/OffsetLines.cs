namespace PitMarshal.Ingest.Clocks;

/// <summary>
/// A set of straight lines, offset = A + B · seconds: the convex polygon of their (A µs, B ppm), by its corners.
/// </summary>
internal sealed class OffsetLines(List<(double A, double B)> corners)
{
    /// <summary>No quartz on a board is worse, ± parts per million.</summary>
    internal const double DriftMostPpm = 200;

    private const double AnyOffsetUs = 1e13;

    internal static OffsetLines Any { get; } = new(
    [
        (-AnyOffsetUs, -DriftMostPpm), (AnyOffsetUs, -DriftMostPpm),
        (AnyOffsetUs, DriftMostPpm), (-AnyOffsetUs, DriftMostPpm),
    ]);

    internal bool Exist => corners.Count > 0;

    /// <summary>The middle of the slopes, and half of their width.</summary>
    internal (double Ppm, double UPpm) Drift
    {
        get
        {
            var (least, most) = (corners.Min(corner => corner.B), corners.Max(corner => corner.B));
            return ((least + most) / 2, (most - least) / 2);
        }
    }

    /// <summary>Those of them that pass through a window.</summary>
    internal OffsetLines Within(double seconds, double low, double high) =>
        Above(seconds, low, 1).Above(seconds, high, -1);

    internal (double Low, double High) OffsetsAt(double seconds)
    {
        double low = double.MaxValue, high = double.MinValue;
        foreach (var (a, b) in corners)
        {
            var offset = a + b * seconds;
            low = Math.Min(low, offset);
            high = Math.Max(high, offset);
        }
        return (low, high);
    }

    /// <summary>Cuts the polygon along one limit, keeping what lies above it (or, with sign -1, below).</summary>
    private OffsetLines Above(double seconds, double limit, int sign)
    {
        if (corners.TrueForAll(corner => sign * (corner.A + corner.B * seconds - limit) >= 0))
        {
            return this;
        }
        var kept = new List<(double, double)>(corners.Count + 1);
        for (var i = 0; i < corners.Count; i++)
        {
            var (from, to) = (corners[i], corners[(i + 1) % corners.Count]);
            var before = sign * (from.A + from.B * seconds - limit);
            var after = sign * (to.A + to.B * seconds - limit);
            if (before >= 0)
            {
                kept.Add(from);
            }
            if (before >= 0 != after >= 0)
            {
                var share = before / (before - after);
                kept.Add((from.A + share * (to.A - from.A), from.B + share * (to.B - from.B)));
            }
        }
        return new OffsetLines(kept);
    }
}
