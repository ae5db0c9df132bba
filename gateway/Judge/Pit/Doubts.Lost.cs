using PitMarshal.Events;
using PitMarshal.Judge.RaceWide;
using PitMarshal.Judge.Sensing;
using PitMarshal.Judge.Times;

namespace PitMarshal.Judge.Pit;

// What blind stations may have lost.
internal static partial class Doubts
{
    /// <summary>
    /// What of the passing that ends at a pulse may be lost, or null. Nothing of it was before
    /// <paramref name="after"/>.
    /// </summary>
    public static LostPulse? Lost(Race race, string line, Instant after, Instant pulse)
    {
        var window = pulse.Plus(-Race.FurtherPulseMicros);
        var earliest = window > after ? window : after;
        if (race.BlindFor(line, earliest, pulse) is not { } blind)
        {
            return null;
        }

        var first = blind.From > earliest ? blind.From : earliest;
        return new LostPulse(
            pulse.Since(first), $"{blind.Reason}, so an earlier {line} pulse of this passing may be lost");
    }

    /// <summary>A passing of one line and after it one of the other may have been lost between two instants.</summary>
    public static string? Hidden(Race race, string first, string second, Instant after, Instant before)
    {
        if (race.BlindFor(first, after, before) is not { } one || LastBlind(race, second, after, before) is not { } two)
        {
            return null;
        }

        var begin = one.From > after ? one.From : after;
        var end = two.To < before ? two.To : before;
        if (begin >= end)
        {
            return null;
        }

        var reason = ReferenceEquals(one, two) ? one.Reason : $"{one.Reason}, and {two.Reason}";
        return $"{reason}: a {first} and then a {second} may be hidden there";
    }

    /// <summary>Why a pit-in of a car that was out at the race end may have been lost.</summary>
    public static string? LostPitIn(Race race, Car car, Instant from, Instant ended)
    {
        // Two start-finish passings later it was certainly on the track again, or still.
        var passings = car.PitLane.StartFinishes;
        var seen = passings.FirstAfter(ended, at => at);
        var after = seen < 2 || passings[seen - 2] < from ? from : passings[seen - 2];
        return from < ended && race.Stations.Of(Line.PitIn).FirstEndingAfter(after, ended) is { } blind
            ? $"{blind.Reason}, so a pit-in before the race end may be lost" : null;
    }

    private static BlindInterval? LastBlind(Race race, string line, Instant after, Instant before) =>
        race.Stations.Of(line).Longest(after, before);
}
