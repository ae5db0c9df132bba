using PitMarshal.Events;
using PitMarshal.Judge.Pit;
using PitMarshal.Judge.RaceWide;

namespace PitMarshal.Judge.Progress.Cars;

/// <summary>An ordered penalty that is served in the pit lane, as far as the log goes.</summary>
/// <param name="Id">Of the order.</param>
/// <param name="Served">
/// The end of the visit in which the car served it, or when race control saw that; null: not yet.
/// </param>
/// <param name="PerhapsServed">The end of the first visit that may be it, for a person to say; null: none.</param>
/// <param name="Laps">How often the car passed start-finish since the order, up to serving it.</param>
public sealed record PenaltyProgress(string Id, Instant? Served, Instant? PerhapsServed, int Laps)
{
    /// <summary>A hold may begin with a queue of so long, and a drive-through is never longer.</summary>
    private const long QueueMicros = 180_000_000;

    internal static IReadOnlyList<PenaltyProgress> Of(Car car) =>
        [.. car.Duties.Penalties.Where(penalty => penalty is { IsOrder: true, WithdrawnAt: null })
            .Select(penalty => Of(car.PitLane, penalty))];

    private static PenaltyProgress Of(PitLane lane, OrderedPenalty penalty)
    {
        var served = lane.Passages.Find(passage => passage.Serves?.Id == penalty.Id)?.Out?.At ?? penalty.ServedAt;
        var perhaps = served is null ? lane.Stops.Find(stop => MayServe(stop, penalty))?.Out?.At : null;
        return new(penalty.Id, served, perhaps,
            lane.Laps.Count(lap => lap.At > penalty.At && (served is null || lap.At <= served)));
    }

    private static bool MayServe(Stop stop, OrderedPenalty penalty)
    {
        if (stop is not { In.At: var pitIn, Out.At: var pitOut } || pitIn <= penalty.At)
        {
            return false;
        }
        var inLane = pitOut.Since(pitIn);
        return penalty switch
        {
            { LengthensMicros: not null } => true,
            { StandsMicros: { } stands } => inLane >= stands && inLane <= stands + QueueMicros,
            _ => inLane <= QueueMicros,
        };
    }
}
