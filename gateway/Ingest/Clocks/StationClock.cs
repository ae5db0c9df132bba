using PitMarshal.Events;

namespace PitMarshal.Ingest.Clocks;

/// <summary>
/// The clock of one boot of a station against UTC. Each exchange proves a window: at its middle the offset lay within
/// half the round trip of the exchange's own estimate, however unequal the two ways were. A clock whose drift is steady
/// is a straight line through all recent windows; the estimate at any instant is the middle of what such lines allow
/// there, and its uncertainty is half of that width. Short round trips narrow it, age and extrapolation widen it.
/// </summary>
public sealed class StationClock
{
    /// <summary>No quartz on a board is worse, ± parts per million.</summary>
    private const double DriftMostPpm = 200;

    /// <summary>Instants are whole µs, and the middle of an exchange is rounded twice.</summary>
    private const double RoundingUs = 1;

    /// <summary>A quartz bends with its temperature: what an exchange proves is this much wider per second of its age.</summary>
    private const double WanderUsPerSecond = 0.1;

    private const int Remembered = 32;

    private readonly Queue<ClockSampled> _recent = new();
    private OffsetLines _lines = OffsetLines.Any;
    private long _originUs, _originOffsetUs;

    /// <summary>False until the first exchange: nothing is known then.</summary>
    public bool IsKnown => _recent.Count > 0;

    /// <summary>UTC minus the station's clock at the latest exchange, µs.</summary>
    public long OffsetUs => _originOffsetUs;

    public void Add(ClockSampled sample)
    {
        _recent.Enqueue(sample);
        if (_recent.Count > Remembered)
        {
            _recent.Dequeue();
        }
        (_originUs, _originOffsetUs) = (sample.Us, sample.OffsetUs);
        // No line through all of them: the clock bent. Then the older half tells of a clock that is no more.
        while (!(_lines = LinesThroughRecent()).Exist && _recent.Count > 1)
        {
            for (var forget = (_recent.Count + 1) / 2; forget > 0; forget--)
            {
                _recent.Dequeue();
            }
        }
    }

    /// <summary>The latest exchange; null before any.</summary>
    public ClockSampled? Latest => _recent.LastOrDefault();

    /// <summary>
    /// How fast UTC runs away from the station's clock, parts per million (positive: the station's is slow), and how far off that
    /// can be, ±. One exchange says nothing of it: then the second is the worst that a quartz can be.
    /// </summary>
    public (double Ppm, double UPpm) Drift => _lines.Drift;

    /// <summary>When it was by UTC at this µs of the boot, and how far off that can be, ± whole µs.</summary>
    public (Instant At, long UUs) ToUtc(long us)
    {
        var (low, high) = _lines.OffsetsAt((us - _originUs) / 1e6);
        var middle = (low + high) / 2;
        return (new Instant(us + _originOffsetUs + (long)Math.Round(middle)), (long)Math.Ceiling((high - low) / 2 + 0.5));
    }

    private OffsetLines LinesThroughRecent()
    {
        var through = OffsetLines.Any;
        foreach (var sample in _recent)
        {
            var seconds = (sample.Us - _originUs) / 1e6;
            var offset = (double)(sample.OffsetUs - _originOffsetUs);
            var half = Math.Max(sample.DelayUs, 0) / 2.0 + RoundingUs + WanderUsPerSecond * Math.Abs(seconds);
            through = through.Within(seconds, offset - half, offset + half);
        }
        return through;
    }

    /// <summary>
    /// A set of straight lines, offset = A + B · seconds: the convex polygon of their (A µs, B ppm), by its corners.
    /// </summary>
    private sealed class OffsetLines(List<(double A, double B)> corners)
    {
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
}
