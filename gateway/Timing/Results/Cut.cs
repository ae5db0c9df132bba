using PitMarshal.Events;

namespace PitMarshal.Timing.Results;

/// <summary>What of a car's run counts in a result.</summary>
/// <param name="Laps">Its first so many laps.</param>
/// <param name="Steps">Its first so many passings.</param>
/// <param name="Stops">Visits of the pit lane; one that begins under the chequered flag is none.</param>
/// <param name="TookFlag">It passed the line at the end, or needed not to.</param>
/// <param name="End">When its part was over; null: nothing ends it yet.</param>
/// <param name="AtFlag">A flag ends it, not only the time.</param>
internal readonly record struct Cut(
    int Laps, int Steps, int Stops, bool TookFlag, Instant? End, bool AtFlag)
{
    /// <summary>Nothing later changes it.</summary>
    public bool IsOver(Instant latest) => TookFlag && (AtFlag || End is { } end && latest > end);
}
