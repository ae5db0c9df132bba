using System.Globalization;
using PitMarshal.Events;

namespace PitMarshal.Evidence.Drawing;

/// <summary>Where an instant stands on the drawing, to scale.</summary>
/// <param name="Origin">The instant that is 0: the pit-in, where it was seen.</param>
/// <param name="From">The left end, µs after the origin (negative: before it).</param>
/// <param name="To">The right end.</param>
/// <param name="Left">px of the left end.</param>
/// <param name="Right">px of the right end.</param>
internal readonly record struct TimeScale(Instant Origin, long From, long To, double Left, double Right)
{
    private const long Second = 1_000_000;

    /// <summary>An axis tells minutes when it is longer than this.</summary>
    private const long InSecondsMost = 300 * Second;

    private static readonly long[] s_steps = [1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800,
        3600, 7200, 21600, 43200];

    /// <summary>px of an instant; one that lies beyond an end stands there.</summary>
    public double X(Instant at) => at < Origin.Plus(From) ? Left : at > Origin.Plus(To) ? Right : X(at.Since(Origin));

    /// <summary>px of a time after the origin, µs.</summary>
    public double X(long micros) => Left + ((Right - Left) * (Math.Clamp(micros, From, To) - From) / (To - From));

    /// <summary>px that so many µs are long.</summary>
    public double Width(double micros) => (Right - Left) * micros / (To - From);

    /// <summary>False also of an instant that is none.</summary>
    public bool Holds(Instant? at) => at >= Origin.Plus(From) && at <= Origin.Plus(To);

    /// <summary>Round times after the origin, µs, at least so many px apart.</summary>
    public IEnumerable<long> Ticks(double apart)
    {
        var step = s_steps[^1] * Second;
        foreach (var seconds in s_steps)
        {
            if (Width(seconds * Second) >= apart)
            {
                step = seconds * Second;
                break;
            }
        }
        var (from, most) = (From, To);
        // The longest stop that can be drawn has a century; its ticks then stand closer.
        step = Math.Max(step, (most - from) / 100);
        for (var at = (from + (from > 0 ? step - 1 : 0)) / step * step; at <= most; at += step)
        {
            yield return at;
        }
    }

    /// <summary><c>85</c> on an axis of seconds, <c>14:30</c> on one of minutes.</summary>
    public string Label(long tick) => To - From <= InSecondsMost
        ? (tick / Second).ToString(CultureInfo.InvariantCulture)
        : $"{(tick < 0 ? "−" : "")}{Math.Abs(tick) / Second / 60}:{Math.Abs(tick) / Second % 60:00}";

    /// <summary>What its numbers are.</summary>
    public string Unit => To - From <= InSecondsMost ? "s" : "min:s";
}
