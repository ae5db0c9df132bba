using PitMarshal.Events;
using PitMarshal.Judge.Rules.Common;

namespace PitMarshal.Ingest;

/// <summary>What people look up.</summary>
public sealed partial class Intake
{
    /// <summary>The events of the log beyond the first so many, as they came.</summary>
    public IReadOnlyList<RaceEvent> EventsAfter(int count) => [.. _recorder.Judge.Log.Skip(count)];

    /// <summary>A rule as the regulations and the bulletins have it at an instant; null when there is none of that name.</summary>
    public Rule? RuleInForce(string name, Instant at) => _recorder.Judge.RulesInForce.At(name, at);
}
