using PitMarshal.Events;
using PitMarshal.Timing.Classifications;
using PitMarshal.Timing.Grids;
using PitMarshal.Timing.Sessions;

namespace PitMarshal.Timing.Standings.Scoring;

/// <summary>Takes from a log what bonuses need beside the classification.</summary>
internal static class ResultDetails
{
    public static (RaceDetails Details, IReadOnlyDictionary<string, EntryListed> Entries) Of(
        Meeting meeting, Session session, Classification result, StartingGrid? grid)
    {
        var laps = new Dictionary<string, IReadOnlyList<(long Micros, Instant End)>>();
        var entries = new Dictionary<string, EntryListed>();
        foreach (var car in result.Cars)
        {
            if (session.Runs.GetValueOrDefault(car.Car) is { } run)
            {
                // A classification counts laps without those of penalties, which were driven all the same.
                var taken = car.Penalties.Where(penalty => penalty.Kind == Penalties.ResultPenaltyKind.Laps)
                    .Sum(penalty => penalty.Size);
                laps[car.Car] = [.. run.Laps.Take((int)(car.Laps + taken)).Where(lap => !lap.Invalid && lap.Micros > 0)
                    .Select(lap => (lap.Micros, lap.End))];
            }

            if (meeting.EntryOf(car.Car, session.Latest) is { } entry)
            {
                entries[car.Car] = entry;
            }
        }

        var contacts = meeting.Facts.Decisions(Instant.Last)
            .Where(decision => decision.Decided.Finding == "contact" && meeting.SessionAt(decision.At) == session)
            .SelectMany(decision => decision.Decided.Cars).ToHashSet();
        return (new RaceDetails(laps, grid?.Places.ToDictionary(
            place => place.Car, place => (place.Position, place.FromPosition)), contacts), entries);
    }
}
