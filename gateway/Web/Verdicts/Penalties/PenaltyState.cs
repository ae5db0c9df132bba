using System.Globalization;
using PitMarshal.Events;
using PitMarshal.Judge.Progress.Cars;
using PitMarshal.Judge.RaceWide;
using PitMarshal.Judge.Rules.Reading;
using PitMarshal.Web.Formats;
using PitMarshal.Web.Recorded;
using PitMarshal.Web.Snapshots;

namespace PitMarshal.Web.Verdicts.Penalties;

/// <summary>A penalty as it was ordered, and what became of it.</summary>
/// <param name="Order">As it holds.</param>
/// <param name="IsOpen">It still has to be served.</param>
/// <param name="IsOverdue">It had to be served before now.</param>
/// <param name="Says">The same in words.</param>
/// <param name="PerhapsServed">The end of a visit that may be it; null: none, or it is known.</param>
public sealed record PenaltyState(
    PenaltyOrdered Order, bool IsOpen, bool IsOverdue, string Says, Instant? PerhapsServed = null)
{
    /// <summary>Overdue ones first, then those to be served, then the others; each the oldest first.</summary>
    internal static IReadOnlyList<PenaltyState> All(LogBook book, Snapshot shows)
    {
        var told = book.Penalties();
        return [.. told.OfType<PenaltyOrdered>().Select(order => Of(order, told, shows))
            .OrderBy(state => state.IsOverdue ? 0 : state.IsOpen ? 1 : 2)];
    }

    private static PenaltyState Of(PenaltyOrdered order, IReadOnlyList<RaceEvent> told, Snapshot shows)
    {
        if (told.OfType<PenaltyWithdrawn>().Any(withdrawn => withdrawn.Id == order.Id))
        {
            return new(order, false, false, "withdrawn");
        }
        if (OrderedPenalty.Of(order) is null)
        {
            return new(order, false, false, "nothing to serve in the pit lane");
        }
        var progress = shows.Race.Cars.FirstOrDefault(car => car.Car == order.Car)?.Penalties
            .FirstOrDefault(penalty => penalty.Id == order.Id);
        if (progress is not { Served: null })
        {
            return new(order, progress is null, false,
                progress?.Served is { } served ? $"served at {TimeFormat.RaceTime(shows, served)}" : "to be served");
        }
        var (isOverdue, due) = Due(order, progress, shows);
        return new(order, true, isOverdue, progress.PerhapsServed is { } perhaps
            ? $"perhaps served in the visit that ended at {TimeFormat.RaceTime(shows, perhaps)}: say whether it was"
            : due, progress.PerhapsServed);
    }

    private static (bool IsOverdue, string Says) Due(PenaltyOrdered order, PenaltyProgress progress, Snapshot shows)
    {
        if (order.ServeWithin is not { } within)
        {
            return (false, "to be served");
        }
        if (WrittenDuration.TryParse(within, out var micros))
        {
            var by = order.At.Plus(micros);
            return by < shows.Now
                ? (true, $"was to be served by {TimeFormat.RaceTime(shows, by)}")
                : (false, $"to be served by {TimeFormat.RaceTime(shows, by)}");
        }
        var laps = int.Parse(within.Split(' ')[0], CultureInfo.InvariantCulture);
        return progress.Laps > laps
            ? (true, $"{progress.Laps} laps since the order, {laps} allowed")
            : (false, $"to be served within {within}: {progress.Laps} driven");
    }
}
