using System.Text.Json;
using PitMarshal.Judge;
using PitMarshal.Log;

namespace PitMarshal.Ingest;

/// <summary>What people decide on the page.</summary>
public sealed partial class Intake
{
    private Instant _lastDecision = new(long.MinValue);

    /// <summary>Records all of them or, with the reason, none.</summary>
    /// <param name="events">Those without an instant are of now.</param>
    /// <param name="now">When the person decided, by the gateway's clock.</param>
    /// <exception cref="LogFailed">The log cannot keep it.</exception>
    internal Decided Decide(IReadOnlyList<RaceEvent> events, Instant now)
    {
        // Of decisions of one instant the order would be lost.
        now = now > _lastDecision ? now : _lastDecision.Plus(1);
        var dated = new List<RaceEvent>(events.Count);
        foreach (var e in events)
        {
            if (Written(e.At == default ? e with { At = now } : e, out var what) is not { } written)
            {
                return Decided.Not(new Refusal("", what!));
            }
            dated.Add(written);
        }
        if (DecisionCheck.Of(dated, _recorder.Judge, _venue, now) is { } refusal)
        {
            return Decided.Not(refusal);
        }
        _lastDecision = now;
        foreach (var e in dated)
        {
            Enter(DecisionSource.Give(e, _recorder.NextEvent, _recorder.Judge));
        }
        return new Decided(_recorder.NextEvent - 1);
    }

    /// <summary>The event as the log will give it back, so that it is judged now as it will be then; or what is wrong.</summary>
    private static RaceEvent? Written(RaceEvent e, out string? what)
    {
        try
        {
            return EventJson.TryParse(EventJson.Write(e), out var written, out what) ? written : null;
        }
        catch (Exception unwritable) when (unwritable is JsonException or ArgumentException or InvalidOperationException)
        {
            what = $"cannot be written: {unwritable.Message}";
            return null;
        }
    }

    /// <summary>SHA-256 (hex) of the regulations that judge now; null when there are none yet.</summary>
    public string? RegulationsHash { get; private set; }

    /// <summary>Reads regulations and keeps a copy under its hash; touches nothing else, so any thread may.</summary>
    /// <exception cref="BadInput">With the line.</exception>
    internal (RaceRegulations Regulations, string Hash) Keep(byte[] text, string name) => _folder.Keep(text, name);

    /// <summary>Judges everything by these regulations from here on, or tells that the race has started.</summary>
    internal Decided UseRegulations(RaceRegulations regulations, string hash, string by)
    {
        if (DecisionCheck.OfRegulations(_recorder.Judge, by) is { } refusal)
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
    internal void JudgeBy(RaceRegulations regulations, string hash, string? by)
    {
        _recorder.JudgeBy(regulations, hash, by);
        RegulationsHash = hash;
    }
}
