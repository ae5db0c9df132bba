using PitMarshal.Events;
using PitMarshal.Ingest.Clocks;
using PitMarshal.Ingest.Messages;

namespace PitMarshal.Ingest.Streams;

/// <summary>
/// What the log says of one boot of a station: which numbers came, by which clock, which gaps are open, and what still
/// waits for the clock. It changes by entries of the log and by nothing else.
/// </summary>
internal sealed class StationStream(long id, string station, string boot)
{
    /// <summary>± µs of an instant that is known by arrival alone.</summary>
    internal const long ArrivalUUs = 5_000_000;

    private long _leastArrivalOffsetUs = long.MaxValue;

    /// <summary>The number under which the log keeps it.</summary>
    internal long Id { get; } = id;

    internal string Station { get; } = station;

    internal string Boot { get; } = boot;

    internal NumberRanges Numbers { get; } = new();

    internal StationClock Clock { get; } = new();

    /// <summary>When it observed its boot, station µs; null before.</summary>
    internal long? BeganUs { get; private set; }

    /// <summary>What a fault of a line may have to be compared with.</summary>
    internal LineObservations Lines { get; } = new();

    internal long LastSampleUs { get; private set; } = -1;

    /// <summary>When anything of it first came, by the log; null before.</summary>
    internal Instant? FirstHeard { get; private set; }

    /// <summary>When its latest exchange came; null before any.</summary>
    internal Instant? LastSampled { get; private set; }

    /// <summary>
    /// What may wait for the first exchange. Which of it was translated by its arrival, the log says only where an
    /// event
    /// came of it.
    /// </summary>
    internal Queue<WaitingObservation> Untranslated { get; } = new();

    // Asked of every event: a search through all that wait would cost a flood's square.
    private readonly HashSet<long> _untranslated = [];

    /// <summary>Gaps of known extent that nothing closed and whose numbers may still come.</summary>
    internal List<NumberHole> OpenGaps { get; } = [];

    /// <summary>What the outbox had to drop, without a gap in the log yet.</summary>
    internal List<NumberHole> Lost { get; } = [];

    /// <summary>True when an instant can be estimated, by the clock or by arrival.</summary>
    internal bool HasTime => Clock.IsKnown || _leastArrivalOffsetUs != long.MaxValue;

    /// <summary>By the clock; while there is none by arrival, for no observation is later than that.</summary>
    internal (Instant At, long UUs) ToUtc(long us) =>
        Clock.IsKnown ? Clock.ToUtc(us) : (new Instant(us + _leastArrivalOffsetUs), ArrivalUUs);

    internal string Source(long n) => $"{Station}/{Boot}/{n}";

    internal void Apply(in Observation seen, Instant rx)
    {
        Numbers.Add(seen.N, seen.Us);
        if (seen.Kind == Observation.Entered)
        {
            return;
        }
        FirstHeard ??= rx;
        _leastArrivalOffsetUs = Math.Min(_leastArrivalOffsetUs, rx.Micros - seen.Us);
        Lines.Apply(seen);
        if (seen.Kind == "boot")
        {
            BeganUs ??= seen.Us;
        }
        if (seen.Kind == "lost")
        {
            ApplyLost(seen.From, seen.To);
        }
        if (!Clock.IsKnown)
        {
            Untranslated.Enqueue(new WaitingObservation(seen, rx));
            _untranslated.Add(seen.N);
            if (Untranslated.Count > Delivery.MostWaiting)
            {
                _untranslated.Remove(Untranslated.Dequeue().Seen.N);
            }
        }
    }

    internal void Apply(ClockSampled sample)
    {
        Clock.Add(sample);
        LastSampleUs = sample.Us;
        FirstHeard ??= sample.At;
        LastSampled = sample.At;
        // Whatever waited for it was translated in the same batch.
        Untranslated.Clear();
        _untranslated.Clear();
    }

    /// <param name="from">The first missing number.</param>
    /// <param name="to">The last.</param>
    internal void ApplyGap(long from, long to)
    {
        var lost = Lost.FindIndex(hole => hole.From == from && hole.To == to);
        if (lost >= 0)
        {
            Lost.RemoveAt(lost);
        }
        else
        {
            OpenGaps.Add(new NumberHole(from, to, 0, 0));
        }
    }

    internal void ApplyGapClosed(long from, long to) => OpenGaps.RemoveAll(gap => gap.From == from && gap.To == to);

    /// <summary>An event came of this observation, so everything that waited before it was translated too.</summary>
    internal void ApplyTranslated(long n)
    {
        while (_untranslated.Contains(n))
        {
            _untranslated.Remove(Untranslated.Dequeue().Seen.N);
        }
    }

    /// <summary>A gap of just these numbers stays as it is.</summary>
    private void ApplyLost(long from, long to)
    {
        var (beforeUs, afterUs) = Numbers.Around(from);
        Numbers.AddLost(from, to);
        if (OpenGaps.RemoveAll(gap => gap.From == from && gap.To == to) == 0)
        {
            Lost.Add(new NumberHole(from, to, beforeUs, afterUs));
        }
    }
}
