using PitMarshal.Events;
using PitMarshal.Timing.Settings;

namespace PitMarshal.Scoreboard;

/// <summary>The race that is served: the gateway's log, or in a test a list.</summary>
public interface IBoardSource
{
    Instant Now { get; }

    /// <summary>Something may have come; raised on a thread that must not wait.</summary>
    event Action? Changed;

    /// <summary>Another one where other rules time the race.</summary>
    string? RulesName { get; }

    TimingRules Rules();

    /// <summary>The events of the log beyond the first so many.</summary>
    IReadOnlyList<RaceEvent> EventsAfter(int count);
}
