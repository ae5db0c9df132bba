using PitMarshal.Events;
using PitMarshal.Judge.Progress;

namespace PitMarshal.Web.Lane;

/// <summary>Whether cars may leave the pit lane, by its exit and by the flag: under red nobody does.</summary>
internal static class PitExitSignal
{
    internal static bool IsOpen(RaceProgress race) =>
        race.IsExitOpen && race.Flag != Flag.Red && race.Phase != RacePhase.Suspended;

    /// <summary>Why it is closed, in words for a board; null while it is open.</summary>
    internal static string? WhyClosed(RaceProgress race) =>
        race.Flag == Flag.Red ? "red flag" : race.Phase == RacePhase.Suspended ? "race suspended"
        : race.IsExitOpen ? null : "by race control";
}
