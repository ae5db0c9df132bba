using System.Text.Json;
using PitMarshal.Broker;
using PitMarshal.Events;
using PitMarshal.Events.Json;
using PitMarshal.Ingest.Decisions;
using PitMarshal.Ingest.Decisions.Checks;
using PitMarshal.Ingest.Recording;
using PitMarshal.Judge;
using PitMarshal.Judge.Rules;
using PitMarshal.Store;

namespace PitMarshal.Ingest.Handlers;

/// <summary>What people decide on the page.</summary>
internal sealed class DecisionHandler(Recorder recorder, Venue venue)
{
    private Instant _lastDecision = new(long.MinValue);

    private RaceJudge Judge => recorder.Race.Judge;

    /// <summary>Records all of them or, with the reason, none.</summary>
    /// <param name="events">Those without an instant are of now.</param>
    /// <param name="now">When the person decided, by the gateway's clock.</param>
    /// <exception cref="LogFailed">The log cannot keep it.</exception>
    internal Decided Decide(IReadOnlyList<RaceEvent> events, Instant now)
    {
        if (events is [{ Press: { } press, By: var by }, ..] && Pressed(press, by) is { } taken)
        {
            return new Decided(taken);
        }
        if (Prepare(events, now, out var refusal) is not { } prepared)
        {
            return Decided.Not(refusal!);
        }
        recorder.Append(prepared);
        // What gave its instant itself, perhaps one a little ahead, moves nobody else's.
        foreach (var (given, e) in events.Zip(prepared))
        {
            _lastDecision = given.At == default && e.At > _lastDecision ? e.At : _lastDecision;
        }
        return new Decided(recorder.NextEvent - 1);
    }

    /// <summary>
    /// The number of the last event that a press of a person became; null of one that was not taken yet.
    /// </summary>
    internal long? Pressed(string press, string? by)
    {
        for (var i = Judge.Log.Count - 1; i >= 0; i--)
        {
            if (Judge.Log[i] is { Press: { } id } e && id == press && e.By == by)
            {
                return i + 1;
            }
        }
        return null;
    }

    /// <summary>The race so far and the event as it would be recorded; or, with the reason, neither.</summary>
    internal (RaceSoFar Race, RaceEvent Event)? Try(RaceEvent e, Instant now, out Refusal? refusal) =>
        Prepare([e], now, out refusal) is [var prepared] ? (Judge.SoFar(), prepared) : null;

    /// <summary>Why this person cannot choose regulations now, or null.</summary>
    internal Refusal? MayUseRegulations(string by) => Loaded() ?? DecisionCheck.OfRegulations(Judge, by);

    /// <summary>Judges everything by these regulations from here on, or tells that the race has started.</summary>
    internal Decided UseRegulations(RaceRegulations regulations, string hash, string by)
    {
        if (MayUseRegulations(by) is { } refusal)
        {
            return Decided.Not(refusal);
        }
        if (hash != recorder.Race.RegulationsHash)
        {
            recorder.Append(regulations, hash, by);
        }
        return new Decided(0);
    }

    /// <summary>
    /// The events with their instants and sources, as the log will give them back; null with the reason why not.
    /// </summary>
    private List<RaceEvent>? Prepare(IReadOnlyList<RaceEvent> events, Instant now, out Refusal? refusal)
    {
        refusal = Loaded();
        if (refusal is not null)
        {
            return null;
        }
        // Of decisions of one instant the order would be lost.
        now = now > _lastDecision ? now : _lastDecision.Plus(1);
        var prepared = new List<RaceEvent>(events.Count);
        foreach (var e in events)
        {
            var complete = DecisionSource.Complete(
                e.At == default ? e with { At = now } : e, recorder.NextEvent + prepared.Count, Judge);
            if (Written(complete, out var what) is not { } written)
            {
                refusal = Unwritable(what!);
                return null;
            }
            prepared.Add(written);
        }
        refusal = DecisionCheck.Of(prepared, Judge, venue, now);
        return refusal is null ? prepared : null;
    }

    /// <summary>Why nothing is decided of a race that was loaded; null of one that is run here.</summary>
    private Refusal? Loaded() => recorder.State.LoadedFrom is { } file
        ? new Refusal("", $"this race was loaded from {file}: it is only looked at") : null;

    /// <summary>What is judged now is what will be read then; null with what is wrong.</summary>
    internal static RaceEvent? Written(RaceEvent e, out string? what)
    {
        try
        {
            return EventJson.TryParse(EventJson.Write(e), out var written, out what) ? written : null;
        }
        catch (Exception unwritable) when (
            unwritable is JsonException or ArgumentException or InvalidOperationException)
        {
            what = "values must be JSON";
            return null;
        }
    }

    /// <summary>
    /// What is wrong with an event begins with the name of the field: <c>reason must not be empty</c>.
    /// </summary>
    private static Refusal Unwritable(string what) =>
        what.Split(' ', 2) is [var field, var reason]
        && (reason.StartsWith("must", StringComparison.Ordinal) || reason == "is missing")
            ? new Refusal(field, reason) : new Refusal("", what);
}
