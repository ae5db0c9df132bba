using PitMarshal.Events;
using PitMarshal.Judge.Progress;
using PitMarshal.Web.Snapshots;

namespace PitMarshal.Web.Api.Races;

/// <summary>The race as far as the log goes.</summary>
/// <param name="Now">The gateway's time.</param>
/// <param name="Race">Its short name; absent before it is scheduled.</param>
/// <param name="DurationMs">Scheduled length.</param>
/// <param name="Finished">The chequered flag or the end, whichever came first.</param>
/// <param name="Flag">Shown now; absent before the start.</param>
/// <param name="Flags">All from the start on, in order; the one that is shown has no end.</param>
public sealed record RaceAnswer(
    Instant Now, string? Race, string? Title, decimal? DurationMs, RacePhase Phase, Instant? Started, Instant? Finished,
    Flag? Flag, bool IsPitEntryOpen, bool IsPitExitOpen, IReadOnlyList<FlagSpell> Flags)
{
    internal static RaceAnswer Of(Snapshot shows) => new(
        shows.Now, shows.Race.Race, shows.Race.Title, shows.Race.LengthMicros / 1000m, shows.Race.Phase,
        shows.Race.Started, shows.Race.Finished,
        shows.Race.Flag, shows.Race.IsEntryOpen, shows.Race.IsExitOpen, shows.Race.Flags);
}
