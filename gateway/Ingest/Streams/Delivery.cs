using PitMarshal.Events;

namespace PitMarshal.Ingest.Streams;

/// <summary>
/// What is under way of one boot and stands in no entry of the log: which observations wait for translation, and what
/// is
/// to be acknowledged. After a restart it begins with what the log leaves open.
/// </summary>
internal sealed class Delivery(StationStream stream)
{
    /// <summary>
    /// Observations wait for the first clock exchange this long, and this many; then arrival has to do.
    /// </summary>
    internal const long WaitUs = 5_000_000;
    internal const int MostWaiting = 4_000;

    // A stream that began in the middle is taken to have its beginning in another log after this.
    private const long LateBeginningUs = 60_000_000;

    private Instant? _beganLate;
    private long _givenUpTo;

    internal StationStream Stream { get; } = stream;

    internal Queue<WaitingObservation> Waiting { get; } = new(stream.Untranslated);

    /// <summary>Something came since the last acknowledgement, were it only a repeat.</summary>
    internal bool AckDue { get; set; }

    /// <summary>When it first said anything; null before.</summary>
    internal Instant? HeardAt { get; set; }

    /// <summary>Its id came again: what is acknowledged under the id is of the later boot.</summary>
    internal bool IsSuperseded { get; set; }

    /// <summary>The boot under the same id before this one; null without any.</summary>
    internal Delivery? Before { get; set; }

    /// <summary>Everything up to here came or never will.</summary>
    internal long UpTo => Math.Max(Stream.Numbers.Contiguous, Absent > 0 ? Stream.Numbers.EndOfRun(Absent + 1) : 0);

    /// <summary>What is missing and may still come.</summary>
    internal IEnumerable<NumberHole> Holes() => Stream.Numbers.Holes().Where(hole => hole.To > Absent);

    internal bool CanTake(long n) => Stream.Numbers.CanTake(n, UpTo);

    internal bool IsDue(Instant rx, Instant now) =>
        Stream.Clock.IsKnown || now.Since(rx) >= WaitUs || Waiting.Count > MostWaiting;

    /// <summary>When it observed its boot, station µs; null before that was translated.</summary>
    internal long? BeganUs => Waiting.Any(waiting => waiting.Seen.Kind == "boot") ? null : Stream.BeganUs;

    /// <summary>True when holes in its numbers have an instant, or wait for none that is better.</summary>
    internal bool CanTimeGaps => Waiting.Count == 0 || Stream.Clock.IsKnown;

    /// <summary>Numbers up to here do not come of this boot: they were given up, or are of the one before.</summary>
    private long Absent => Math.Max(_givenUpTo, GoesOn ? Before!.UpTo : 0);

    /// <summary>It began as the µs of the boot before fell, and its numbers go on where that one's ended.</summary>
    private bool GoesOn => Before is { } before && Stream.Numbers.Lowest.N > Math.Max(1, before.Stream.Numbers.Highest);

    /// <summary>
    /// True when its beginning is given up now: a stream whose first number here was not 1 began while another log was
    /// kept, and what was acknowledged there never comes again. Its gap stays open, but acknowledgement goes on.
    /// </summary>
    internal bool GivesUpBeginning(Instant now)
    {
        if (UpTo > 0 || Stream.Numbers.Highest == 0 || GoesOn)
        {
            _beganLate = null;
        }
        else if (_beganLate is not { } began)
        {
            _beganLate = now;
        }
        else if (now.Since(began) >= LateBeginningUs)
        {
            _givenUpTo = Stream.Numbers.Holes().First().To;
            return true;
        }
        return false;
    }
}
