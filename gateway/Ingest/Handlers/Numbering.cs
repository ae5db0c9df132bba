using PitMarshal.Events;
using PitMarshal.Ingest.Messages;
using PitMarshal.Ingest.Recording;
using PitMarshal.Ingest.Recording.Bodies;
using PitMarshal.Ingest.Streams;

namespace PitMarshal.Ingest.Handlers;

/// <summary>Stores what has a number in its boot: once, however often it comes.</summary>
internal sealed class Numbering(Recorder recorder)
{
    internal const string FarAhead = "a number far ahead of the last";

    /// <summary>
    /// True when the number is new and stored now. A repeat is harmless, unless it says something else.
    /// </summary>
    internal bool Store(Delivery delivery, in ObsItem item, Instant rx, ref string wrong)
    {
        var n = item.Observation.N;
        if (Stored(delivery, item) is { } stored)
        {
            if (!SaysTheSame(stored, item))
            {
                wrong = $"a number repeated with different content: {n}";
            }
            return false;
        }
        recorder.Append(delivery.Stream, item, rx);
        return true;
    }

    internal bool SaysTheSame(Delivery delivery, in ObsItem item) =>
        Stored(delivery, item) is { } stored && SaysTheSame(stored, item);

    /// <summary>The number is stored with other content.</summary>
    internal bool SaysAnother(Delivery delivery, in ObsItem item) =>
        Stored(delivery, item) is { } stored && !SaysTheSame(stored, item);

    private byte[]? Stored(Delivery delivery, in ObsItem item) =>
        delivery.Stream.Numbers.Contains(item.Observation.N)
            ? recorder.Stored(delivery.Stream, item.Observation.N) : null;

    private static bool SaysTheSame(byte[] stored, in ObsItem item) =>
        ObservationBody.Json(stored).Span.SequenceEqual(item.Json.Span)
        || (item.Event is null && ObservationBody.Read(stored, entered: false) == item.Observation);
}
