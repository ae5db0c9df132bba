using PitMarshal.Events;
using PitMarshal.Timing.Settings;

namespace PitMarshal.Timing.Laps;

/// <summary>What of a session the laps of its cars depend on.</summary>
internal sealed class RunConditions
{
    /// <summary>A further pulse of a pit-lane line within this many µs (15 s, inclusive) is the same passing.</summary>
    public const long PulseMicros = 15_000_000;

    public required TimingRules Rules { get; init; }

    /// <summary>The clock that is common to all; null: it has not started. Of own clocks the signal.</summary>
    public Instant? Start { get; set; }

    /// <summary>± µs.</summary>
    public double StartU { get; set; }

    /// <summary>Cars leave the pit lane when they like: the first passing begins the first lap.</summary>
    public bool FirstPassingOpens { get; set; }

    /// <summary>When the track was slow or the session suspended, in order; the last one may have no end yet.</summary>
    public required List<(Instant From, Instant? To)> Slow { get; init; }

    /// <summary>Passings by position or source that end a lap that is no best one.</summary>
    public HashSet<(string Car, long? Position, string? Source)> Invalid { get; } = [];

    public bool IsSlow(Instant from, Instant to)
    {
        for (var i = Slow.Count - 1; i >= 0; i--)
        {
            if (Slow[i].To is { } end && end < from)
            {
                return false;
            }

            if (Slow[i].From < to)
            {
                return true;
            }
        }

        return false;
    }

    public bool IsInvalid(string car, in Passing passing) => Invalid.Count > 0
        && (Invalid.Contains((car, passing.Position, null))
            || (passing.Event.Source is { } source && Invalid.Contains((car, null, source))));
}
