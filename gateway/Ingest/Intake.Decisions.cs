using PitMarshal.Broker;
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
        var dated = events.Select(e => e.At == default ? e with { At = now } : e).ToList();
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
}
