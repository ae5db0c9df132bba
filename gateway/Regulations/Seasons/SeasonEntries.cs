using PitMarshal.Events;
using PitMarshal.Timing.Standings;
using PitMarshal.Timing.Standings.Points;
using PitMarshal.Yaml;

namespace PitMarshal.Regulations.Seasons;

/// <summary>The entries of a season, which say who has a car where results and logs do not.</summary>
internal sealed class SeasonEntries
{
    private readonly Dictionary<string, EntryListed>? _cars;

    /// <param name="written">Null: the season lists none.</param>
    public SeasonEntries(YamlField? written)
    {
        if (written is null)
        {
            return;
        }

        _cars = [];
        foreach (var entry in written.Items)
        {
            entry.AllowOnly("car", "class", "team", "drivers");
            var car = entry.Required("car").Text;
            var drivers = entry.Optional("drivers")?.Items.Select(Driver).ToList();
            if (!_cars.TryAdd(car, new EntryListed(
                car, entry.Optional("class")?.Text, entry.Optional("team")?.Text, Drivers: drivers)))
            {
                throw entry.Bad($"car {car} is entered twice");
            }
        }
    }

    /// <summary>The season's entry goes before that of the meeting; what it does not say is as there.</summary>
    public EntryListed? Of(string car, EntryListed? meeting) =>
        _cars?.GetValueOrDefault(car) is not { } season ? meeting
        : meeting is null ? season
        : meeting with
        {
            Class = season.Class ?? meeting.Class,
            Team = season.Team ?? meeting.Team,
            Drivers = season.Drivers ?? meeting.Drivers,
        };

    /// <summary>Every car with a place must be known, and must have somebody who gets its points.</summary>
    public void Check(YamlField meeting, SeasonResult result, PointsPer per, IReadOnlySet<string> guests)
    {
        foreach (var car in result.Result.Cars.Where(car => car.Position is not null && !guests.Contains(car.Car)))
        {
            var where = $"meeting {result.Meeting}: car {car.Car}";
            var entry = result.Entries.GetValueOrDefault(car.Car);
            if (_cars?.ContainsKey(car.Car) == false)
            {
                throw meeting.Bad($"{where} is not in the season's entries; list it there, or among the guests");
            }

            var lacks = per == PointsPer.Team && entry?.Team is null ? "team"
                : per == PointsPer.Driver && entry?.Drivers is not { Count: > 0 } ? "driver"
                : null;
            if (lacks is not null)
            {
                throw meeting.Bad($"{where} has no {lacks} to give its points to; "
                    + "list it in the season's entries, or among the guests");
            }
        }
    }

    private static ListedDriver Driver(YamlField written)
    {
        if (written.Map is null)
        {
            return new ListedDriver(written.Text);
        }

        written.AllowOnly("id", "name");
        return new ListedDriver(written.Required("id").Text, written.Optional("name")?.Text);
    }
}
