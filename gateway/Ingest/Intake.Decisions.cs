using System.Text.Json;
using PitMarshal.Events;
using PitMarshal.Ingest.Decisions;
using PitMarshal.Ingest.Decisions.Checks;
using PitMarshal.Judge;
using PitMarshal.Judge.RaceWide;
using PitMarshal.Judge.Rules;
using PitMarshal.Judge.Times;
using PitMarshal.Store;

namespace PitMarshal.Ingest;

/// <summary>What people decide on the page.</summary>
public sealed partial class Intake
{
    private Instant _lastDecision = new(long.MinValue);

    /// <summary>SHA-256 (hex) of the regulations that judge now; null when there are none yet.</summary>
    public string? RegulationsHash { get; private set; }

    /// <summary>Records all of them or, with the reason, none.</summary>
    /// <param name="events">Those without an instant are of now.</param>
    /// <param name="now">When the person decided, by the gateway's clock.</param>
    /// <exception cref="LogFailed">The log cannot keep it.</exception>
    public Decided Decide(IReadOnlyList<RaceEvent> events, Instant now)
    {
        if (Prepare(events, now, out var refusal) is not { } prepared)
        {
            return Decided.Not(refusal!);
        }
        prepared.ForEach(Enter);
        // What gave its instant itself, perhaps one a little ahead, moves nobody else's.
        foreach (var (given, e) in events.Zip(prepared))
        {
            _lastDecision = given.At == default && e.At > _lastDecision ? e.At : _lastDecision;
        }
        return new Decided(_recorder.NextEvent - 1);
    }

    /// <summary>The race so far and the event as it would be recorded; or, with the reason, neither.</summary>
    public (RaceSoFar Race, RaceEvent Event)? Try(RaceEvent e, Instant now, out Refusal? refusal) =>
        Prepare([e], now, out refusal) is [var prepared] ? (_recorder.Judge.SoFar(), prepared) : null;

    /// <summary>The cars that are entered, as they are now, in the order of their numbers.</summary>
    public IReadOnlyList<EntryListed> Entries() =>
    [
        .. _recorder.Judge.Race.Entries.Cars.OrderBy(car => car.Length).ThenBy(car => car, StringComparer.Ordinal)
            .Select(car => _recorder.Judge.Race.Entries.Of(car, Spell.Forever)!),
    ];

    /// <summary>Why this person cannot choose regulations now, or null.</summary>
    public Refusal? MayUseRegulations(string by) => DecisionCheck.OfRegulations(_recorder.Judge, by);

    /// <summary>Reads regulations and keeps a copy under its hash; touches nothing else, so any thread may.</summary>
    /// <exception cref="BadInput">With the line.</exception>
    public (RaceRegulations Regulations, string Hash) Keep(byte[] text, string name) => _folder.Keep(text, name);

    /// <summary>Judges everything by these regulations from here on, or tells that the race has started.</summary>
    public Decided UseRegulations(RaceRegulations regulations, string hash, string by)
    {
        if (MayUseRegulations(by) is { } refusal)
        {
            return Decided.Not(refusal);
        }
        if (hash != RegulationsHash)
        {
            JudgeBy(regulations, hash, by);
        }
        return new Decided(0);
    }

    /// <summary>Judges everything by these regulations, and says so in the log. Only before the race starts.</summary>
    /// <param name="regulations">Kept in the folder under the hash.</param>
    /// <param name="hash">SHA-256 (hex), under which the replay finds them.</param>
    /// <param name="by">Who chose them; null at the start of the gateway.</param>
    public void JudgeBy(RaceRegulations regulations, string hash, string? by)
    {
        _recorder.JudgeBy(regulations, hash, by);
        RegulationsHash = hash;
    }

    /// <summary>The events with their instants and sources, as the log will give them back; null with the reason why not.</summary>
    private List<RaceEvent>? Prepare(IReadOnlyList<RaceEvent> events, Instant now, out Refusal? refusal)
    {
        // Of decisions of one instant the order would be lost.
        now = now > _lastDecision ? now : _lastDecision.Plus(1);
        var prepared = new List<RaceEvent>(events.Count);
        foreach (var e in events)
        {
            var complete = DecisionSource.Give(
                e.At == default ? e with { At = now } : e, _recorder.NextEvent + prepared.Count, _recorder.Judge);
            if (Written(complete, out var what) is not { } written)
            {
                refusal = Unwritable(what!);
                return null;
            }
            prepared.Add(written);
        }
        refusal = DecisionCheck.Of(prepared, _recorder.Judge, _venue, now);
        return refusal is null ? prepared : null;
    }

    /// <summary>What is judged now is what will be read then; null with what is wrong.</summary>
    private static RaceEvent? Written(RaceEvent e, out string? what)
    {
        try
        {
            return EventJson.TryParse(EventJson.Write(e), out var written, out what) ? written : null;
        }
        catch (Exception unwritable) when (unwritable is JsonException or ArgumentException or InvalidOperationException)
        {
            what = "values must be JSON";
            return null;
        }
    }

    /// <summary>What is wrong with an event begins with the name of the field: <c>reason must not be empty</c>.</summary>
    private static Refusal Unwritable(string what) =>
        what.Split(' ', 2) is [var field, var reason] && (reason.StartsWith("must", StringComparison.Ordinal) || reason == "is missing")
            ? new Refusal(field, reason) : new Refusal("", what);
}
