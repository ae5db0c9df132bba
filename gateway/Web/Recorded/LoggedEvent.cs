using PitMarshal.Events;

namespace PitMarshal.Web.Recorded;

/// <summary>An event of the log, and what corrections made of it.</summary>
/// <param name="Number">Among the events of the log, from 1.</param>
/// <param name="Came">As it came.</param>
/// <param name="Holds">As it holds after all corrections; null: it was withdrawn.</param>
/// <param name="Corrections">Those that name it, in order of the log.</param>
public sealed record LoggedEvent(
    long Number, RaceEvent Came, RaceEvent? Holds, IReadOnlyList<LoggedCorrection> Corrections)
{
    /// <summary>As it holds, or as it came where it was withdrawn.</summary>
    public RaceEvent Event => Holds ?? Came;
}
