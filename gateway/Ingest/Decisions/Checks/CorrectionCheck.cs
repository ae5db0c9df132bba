using System.Text.Json;
using PitMarshal.Events;
using PitMarshal.Events.Json;
using PitMarshal.Judge;

namespace PitMarshal.Ingest.Decisions.Checks;

/// <summary>A correction: it names an event that there is, and leaves an event that there can be.</summary>
internal static class CorrectionCheck
{
    internal static Refusal? Of(EventCorrected correction, RaceJudge judge)
    {
        if (TextCheck.Reason(correction.Reason) is { } unexplained)
        {
            return unexplained;
        }
        if (correction.Values is null && correction.Withdrawn is null)
        {
            return new Refusal("values", "says neither what is wrong nor that it never happened");
        }
        var named = Named(correction, judge).ToList();
        return named.Count == 0
            ? correction.Position is { } position
                ? new Refusal("position", $"the log has no event {position}; its last is {judge.Log.Count}")
                : new Refusal("source", $"no event comes from {correction.Source}")
            : named.Select(number => OfEvent(correction, judge, number)).FirstOrDefault(refusal => refusal is not null);
    }

    /// <summary>The numbers of the events that it names.</summary>
    private static IEnumerable<int> Named(EventCorrected correction, RaceJudge judge)
    {
        if (correction.Position is { } position)
        {
            return position >= 1 && position <= judge.Log.Count ? [(int)position] : [];
        }
        return Enumerable.Range(1, judge.Log.Count)
            .Where(number => judge.Log[number - 1] is not EventCorrected and var e && e.Source == correction.Source);
    }

    private static Refusal? OfEvent(EventCorrected correction, RaceJudge judge, int number)
    {
        var e = judge.Corrected(number);
        if (correction.Values is null)
        {
            return null;
        }
        if (e is EventCorrected)
        {
            return new Refusal("values", "a correction is not corrected: withdraw it, and make another");
        }
        using var values = JsonDocument.Parse(correction.Values);
        if (e is EntryListed && values.RootElement.TryGetProperty("box", out _))
        {
            return new Refusal("box",
                "what a box saw belongs to the car that was listed there then: list the car anew");
        }
        if (values.RootElement.TryGetProperty("event", out _))
        {
            return new Refusal("event", "a correction leaves it what it is: withdraw it, and enter what happened");
        }
        return EventJson.Correct(e, correction, out var what) is { } corrected
            ? Unknown(values.RootElement, corrected) ?? Nonsense(values.RootElement, corrected, correction.At)
            : new Refusal("values", what!);
    }

    /// <summary>What the event could not have been entered with.</summary>
    private static Refusal? Nonsense(JsonElement values, RaceEvent corrected, Instant now) =>
        values.TryGetProperty("by", out _) ? new Refusal("by", "who decided stays who decided")
        : values.TryGetProperty("source", out _) ? new Refusal("source", "where it came from stays where it came from")
        : corrected.At > now ? new Refusal("at", $"{corrected.At} has not come yet")
        : corrected switch
        {
            RaceScheduled scheduled => RaceCheck.OfDuration(scheduled),
            EntryListed entry => EntryCheck.OfOne(entry),
            _ => null,
        };

    /// <summary>
    /// Fields that the event does not have are passed over where it is read: here they would be a mistake that nobody
    /// sees.
    /// </summary>
    private static Refusal? Unknown(JsonElement values, RaceEvent corrected)
    {
        using var written = JsonDocument.Parse(EventJson.Write(corrected));
        foreach (var value in values.EnumerateObject())
        {
            var isLeftOut = value.Value.ValueKind == JsonValueKind.Null || value.Name == "uMs";
            if (!isLeftOut && !written.RootElement.TryGetProperty(value.Name, out _))
            {
                return new Refusal(value.Name, $"{corrected.GetType().Name} has no field '{value.Name}'");
            }
        }
        return null;
    }
}
