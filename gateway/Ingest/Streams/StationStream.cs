using PitMarshal.Events;
using PitMarshal.Ingest.Clocks;
using PitMarshal.Ingest.Messages;

namespace PitMarshal.Ingest.Streams;

/// <summary>What one boot of a station has said: which numbers, by which clock, and what still waits for the clock.</summary>
internal sealed class StationStream(long id, string station, string boot)
{
    /// <summary>Observations wait for the first clock exchange this long, and this many; then arrival has to do.</summary>
    internal const long WaitUs = 5_000_000;
    internal const int MostWaiting = 10_000;

    /// <summary>± µs of an instant that is known by arrival alone.</summary>
    internal const long ArrivalUUs = 5_000_000;

    private long _leastArrivalOffsetUs = long.MaxValue;

    /// <summary>The number under which the log keeps it.</summary>
    internal long Id { get; } = id;

    internal string Station { get; } = station;

    internal string Boot { get; } = boot;

    internal NumberRanges Numbers { get; } = new();

    internal StationClock Clock { get; } = new();

    /// <summary>When it told of its boot, station µs; null before.</summary>
    internal long? BeganUs { get; private set; }

    /// <summary>When it told of its lines.</summary>
    internal LineSightings Sightings { get; } = new();

    internal long LastSampleUs { get; set; } = -1;

    internal Queue<(Observation Observation, Instant Rx)> Waiting { get; } = new();

    /// <summary>Holes that the log was told of and that are not filled.</summary>
    internal List<NumberHole> ToldHoles { get; } = [];

    /// <summary>What the outbox had to drop, not yet told.</summary>
    internal List<NumberHole> Lost { get; } = [];

    /// <summary>All numbers that never come.</summary>
    internal HashSet<(long From, long To)> Forgone { get; } = [];

    /// <summary>Something came since the last acknowledgement, were it only a repeat.</summary>
    internal bool AckDue { get; set; }

    /// <summary>When the first message came to a stream that did not begin at 1.</summary>
    internal Instant? BeganLate { get; set; }

    internal string Source(long n) => $"{Station}/{Boot}/{n}";

    /// <summary>Remembers what a later fault may have to be compared with.</summary>
    internal void Note(in Observation seen)
    {
        BeganUs ??= seen.Kind == "boot" ? seen.Us : null;
        Sightings.Add(seen);
    }

    /// <summary>No observation is later than its arrival: the quickest message bounds the offset from above.</summary>
    internal void Arrived(long us, Instant rx) => _leastArrivalOffsetUs = Math.Min(_leastArrivalOffsetUs, rx.Micros - us);

    internal bool IsDue(Instant rx, Instant now) =>
        Clock.IsKnown || now.Since(rx) >= WaitUs || Waiting.Count > MostWaiting;

    /// <summary>By the clock, or while there is none by arrival.</summary>
    internal (Instant At, long UUs) ToUtc(long us) =>
        Clock.IsKnown ? Clock.ToUtc(us) : (new Instant(us + _leastArrivalOffsetUs), ArrivalUUs);

    /// <summary>True when instants of this boot can be told at all.</summary>
    internal bool CanTell => Clock.IsKnown || (Waiting.Count == 0 && _leastArrivalOffsetUs != long.MaxValue);
}
