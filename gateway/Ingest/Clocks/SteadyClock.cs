using PitMarshal.Events;

namespace PitMarshal.Ingest.Clocks;

/// <summary>
/// A clock against UTC from one step to the next. Each exchange proves a window: at its middle the offset lay within
/// half the round trip of the exchange's own estimate, however unequal the two ways were. A clock whose drift is steady
/// is a straight line through all recent windows; the estimate at any instant is the middle of what such lines allow
/// there, and its uncertainty is half of that width. Short round trips narrow it, age and extrapolation widen it.
/// </summary>
internal sealed class SteadyClock
{
    /// <summary>Instants are whole µs, and the middle of an exchange is rounded twice.</summary>
    private const double RoundingUs = 1;

    /// <summary>
    /// A quartz bends with its temperature: what an exchange proves is this much wider per second of its age.
    /// </summary>
    private const double WanderUsPerSecond = 0.1;

    // What fits no steady line by more than this is no bend: 2 ms, and 20 ppm of the time between.
    private const double BendUs = 2_000, BendPpm = 20;

    private const int Remembered = 32;

    private readonly Queue<ClockSampled> _recent = new();
    private OffsetLines _lines = OffsetLines.Any;
    private ClockSampled _latest;

    internal SteadyClock(ClockSampled first)
    {
        FirstUs = first.Us;
        _latest = first;
        Add(first);
    }

    /// <summary>The first exchange, station µs.</summary>
    internal long FirstUs { get; }

    internal ClockSampled Latest => _latest;

    internal (double Ppm, double UPpm) Drift => _lines.Drift;

    internal void Add(ClockSampled sample)
    {
        _recent.Enqueue(sample);
        if (_recent.Count > Remembered)
        {
            _recent.Dequeue();
        }
        _latest = sample;
        // No line through all of them: the clock bent. Then the older half tells of a clock that is no more.
        while (!(_lines = LinesThroughRecent()).Exist && _recent.Count > 1)
        {
            for (var forget = (_recent.Count + 1) / 2; forget > 0; forget--)
            {
                _recent.Dequeue();
            }
        }
    }

    /// <summary>By how much the clock stepped before this exchange, µs; null when it went on.</summary>
    internal long? StepBefore(ClockSampled sample)
    {
        var us = Math.Abs((double)(sample.Us - _latest.Us));
        var half = Math.Max(sample.DelayUs, 0) / 2.0 + RoundingUs;
        var (low, high) = _lines.OffsetsAt((sample.Us - _latest.Us) / 1e6);
        var offset = (double)(sample.OffsetUs - _latest.OffsetUs);
        var apart = Math.Max(offset - half - high, low - offset - half);
        var most = OffsetLines.DriftMostPpm / 1e6 * us + half + Math.Max(_latest.DelayUs, 0) / 2.0 + RoundingUs;
        return apart > BendUs + BendPpm / 1e6 * us || Math.Abs(offset) > most
            ? (long)Math.Round(offset - (low + high) / 2) : null;
    }

    internal (Instant At, long UUs) ToUtc(long us)
    {
        var (low, high) = _lines.OffsetsAt((us - _latest.Us) / 1e6);
        var middle = (low + high) / 2;
        return (new Instant(us + _latest.OffsetUs + (long)Math.Round(middle)),
            (long)Math.Ceiling((high - low) / 2 + 0.5));
    }

    private OffsetLines LinesThroughRecent()
    {
        var through = OffsetLines.Any;
        foreach (var sample in _recent)
        {
            var seconds = (sample.Us - _latest.Us) / 1e6;
            var offset = (double)(sample.OffsetUs - _latest.OffsetUs);
            var half = Math.Max(sample.DelayUs, 0) / 2.0 + RoundingUs + WanderUsPerSecond * Math.Abs(seconds);
            through = through.Within(seconds, offset - half, offset + half);
        }
        return through;
    }
}
