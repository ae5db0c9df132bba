using PitMarshal.Events;
using PitMarshal.Ingest.Decisions;
using PitMarshal.Ingest.Messages;
using PitMarshal.Ingest.Recording;
using PitMarshal.Ingest.Streams;

namespace PitMarshal.Ingest;

/// <summary>Observations: numbers, repeats, storing, and translation as soon as their instant can be told.</summary>
public sealed partial class Intake
{
    private string Observe(StationState station, ObsPayload payload, in Incoming message)
    {
        if (Stream(station, payload.Boot) is not { } stream)
        {
            return "too many boots";
        }
        station.Presence.Heard(message.Rx);
        var wrong = "";
        foreach (var item in payload.Items)
        {
            if (IsAbsurd(stream, item.Observation, message.Rx) is { } absurd)
            {
                wrong = absurd;
                continue;
            }
            if (!TakeNumber(stream, item, message.Rx, ref wrong))
            {
                continue;
            }
            var seen = item.Observation;
            stream.Arrived(seen.Us, message.Rx);
            stream.Waiting.Enqueue((seen, message.Rx));
            if (seen.Kind == "lost")
            {
                var (beforeUs, afterUs) = stream.Numbers.Around(seen.From);
                stream.Numbers.AddLost(seen.From, seen.To);
                stream.Lost.Add(new NumberHole(seen.From, seen.To, beforeUs, afterUs));
                stream.Forgone.Add((seen.From, seen.To));
            }
            if (seen.Kind == "boot" && station.Presence.Boot is null)
            {
                station.Presence.Runs(payload.Boot);
            }
        }
        Touch(stream);
        return wrong;
    }

    /// <summary>Race control's entries are events already; their numbers are kept as a station's are.</summary>
    private string Enter(StationState station, ObsPayload payload, in Incoming message)
    {
        if (payload.Boot == DecisionSource.Page)
        {
            return "the boot 'page' is that of the gateway's own page";
        }
        if (Stream(station, payload.Boot) is not { } stream)
        {
            return "too many boots";
        }
        var wrong = "";
        foreach (var item in payload.Items)
        {
            if (!stream.Numbers.CanTake(item.Observation.N))
            {
                wrong = "a number far ahead of the last";
            }
            else if (TakeNumber(stream, item, message.Rx, ref wrong))
            {
                // The source of a correction names what is corrected; every other event without one comes from here.
                var entered = item.Event!;
                Enter(entered is EventCorrected || entered.Source is not null
                    ? entered
                    : entered with { Source = stream.Source(item.Observation.N) });
            }
        }
        Touch(stream);
        return wrong;
    }

    private void Enter(RaceEvent entered)
    {
        if (entered is EntryListed entry)
        {
            _translator.Learn(entry);
        }
        _recorder.Event(entered);
    }

    private static string? IsAbsurd(StationStream stream, in Observation seen, Instant rx)
    {
        if (!stream.Numbers.CanTake(seen.N))
        {
            return "a number far ahead of the last";
        }
        if (!stream.Clock.IsKnown)
        {
            return null;
        }
        var (at, uUs) = stream.Clock.ToUtc(seen.Us);
        return at.Since(rx) > FutureUs + uUs ? "a stamp in the future" : null;
    }

    /// <summary>True when the number is new and stored now. A repeat is harmless, unless it says something else.</summary>
    private bool TakeNumber(StationStream stream, in ObsItem item, Instant rx, ref string wrong)
    {
        var n = item.Observation.N;
        if (stream.Numbers.Contains(n) && _recorder.Stored(stream, n) is { } stored)
        {
            if (!SaysTheSame(stored, item))
            {
                wrong = $"a number repeated with different content: {n}";
            }
            return false;
        }
        _recorder.Observation(stream, n, item.Json.Span, rx);
        stream.Numbers.Add(n, item.Observation.Us);
        return true;
    }

    private static bool SaysTheSame(byte[] stored, in ObsItem item) =>
        ObservationBody.Json(stored).Span.SequenceEqual(item.Json.Span)
        || (item.Event is null && ObservationBody.Read(stored, entered: false) == item.Observation);

    private void Touch(StationStream stream)
    {
        stream.AckDue = true;
        _touched.Add(stream);
    }

    /// <summary>Translates what waited: all of it once the clock is known, what waited too long by its arrival.</summary>
    private void Flush(StationState station, StationStream stream, Instant now)
    {
        while (stream.Waiting.TryPeek(out var next) && stream.IsDue(next.Rx, now))
        {
            stream.Waiting.Dequeue();
            var seen = next.Observation;
            var (at, uUs) = stream.ToUtc(seen.Us);
            var uMs = (seen.PmUs + uUs) / 1000.0;
            if (stream.Numbers.Contiguous >= seen.N)
            {
                Events(station.Presence.Observed(stream.Boot, at, uMs));
            }
            stream.Note(seen);
            Mean(station, stream, seen, new Told(at, uMs, stream.Source(seen.N)));
            _touched.Add(stream);
        }
    }

    /// <summary>Gives the events that an observation means.</summary>
    private void Mean(StationState station, StationStream stream, in Observation seen, Told told)
    {
        switch (seen.Kind)
        {
            case "boot":
                EndFaultsBefore(stream, told);
                break;
            case "fault":
                station.Tell(seen, told.At);
                TakeFault(station, stream, seen, told);
                break;
            default:
                if (_translator.Translate(seen) is { } e)
                {
                    _recorder.Event(told.Gives(e));
                }
                break;
        }
    }
}
