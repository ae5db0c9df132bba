using PitMarshal.Events;
using PitMarshal.Judge.Pit;
using PitMarshal.Judge.RaceWide;
using PitMarshal.Judge.Sensing;
using PitMarshal.Judge.Times;

namespace PitMarshal.Judge.Driving;

/// <summary>Who drove a stint.</summary>
/// <param name="Id">The driver, or null when not known.</param>
/// <param name="Why">Why he is not known, or null.</param>
/// <param name="Identified">What says so, or null where the entry lists nobody else.</param>
public readonly record struct StintDriver(string? Id, string? Why, DriverIdentified? Identified)
{
    /// <summary>
    /// The one identified last before its end, or the only one listed. Two drivers identified on the track cannot both
    /// be right, and where the box was blind after the last word of it another may have got in.
    /// </summary>
    /// <param name="race">The race.</param>
    /// <param name="car">The car.</param>
    /// <param name="stint">The stint.</param>
    /// <param name="isSound">Its ends were seen, and nothing can be hidden within it.</param>
    public static StintDriver Of(Race race, Car car, Stint stint, bool isSound)
    {
        var (from, to) = (stint.From?.At ?? stint.After, stint.To?.At ?? stint.Before ?? Spell.Forever);
        var onTrack = car.IdentifiedWithin(from, to).Select(i => i.Driver).Distinct().Take(2).ToList();
        if (onTrack.Count > 1)
        {
            return Unknown($"drivers {onTrack[0]} and {onTrack[1]} were both identified within stint {stint.Number}");
        }

        var drivers = race.Entries.Of(car.Number, to)?.Drivers;
        if (car.DriverAt(to) is not { } identified)
        {
            return drivers is [var only]
                ? new(only.Id, null, null)
                : Unknown($"nobody was identified as the driver of stint {stint.Number}");
        }

        if (Doubts.Inferred(identified) is { } inferred)
        {
            return Unknown(inferred);
        }

        var gotIn = stint.Left?.In?.At ?? stint.Left?.After ?? from;
        if (onTrack is [var late] && car.DriverAt(from) is { } before && before.Driver != late
            && (!isSound || stint.Left is null || before.At >= gotIn))
        {
            // Read on the track it is a late word of who got in; or the badge was read in a visit of which an end was
            // not seen.
            return Unknown(
                $"driver {before.Driver} had the car, and {late} was identified within stint {stint.Number}");
        }

        if (race.Drivers.Elsewhere(identified.Driver, car.Number, from, to, race.Control) is { } elsewhere)
        {
            return Unknown(elsewhere);
        }

        var spoke = identified.At > gotIn ? identified.At : gotIn;
        var blind = car.BoxBlinds(race, from, InputKind.Badge).First(spoke, isSound ? from : to);
        return blind is null
            ? new(identified.Driver, null, identified)
            : Unknown($"the driver of stint {stint.Number} may not have been identified ({blind.Reason})");
    }

    private static StintDriver Unknown(string why) => new(null, why, null);
}
