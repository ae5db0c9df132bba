using PitMarshal.Events;
using PitMarshal.Judge.RaceWide;
using PitMarshal.Judge.Times;

namespace PitMarshal.Judge.Pit.Stints;

/// <summary>
/// From the last start-finish passing before the pit-in of a stop to the first after its pit-out: one lap, or two where
/// the line is crossed in the pit lane, too.
/// </summary>
internal readonly record struct LapTime(Measured Value)
{
    public static LapTime Of(Race race, Car car, Stop stop)
    {
        var lane = PitLaneTime.Of(race, stop).Value;
        if (lane is not { From: { } pitIn, To: { } pitOut, Unsound: null })
        {
            return new(new Measured { From = lane.From, Open = lane.Open, Unsound = lane.Unsound, Note = lane.Note });
        }

        var laps = car.PitLane.Laps;
        var before = laps.FindLastIndex(l => l.At <= pitIn.At);
        var isLast = stop.Number == car.PitLane.Stops.Count;
        var next = isLast ? null : car.PitLane.Stops[stop.Number];
        var until = next is null ? Spell.Forever : next.In?.At ?? next.Before ?? next.After;
        var after = laps.FindIndex(l => l.At >= pitOut.At && l.At <= until);
        if (after < 0 && isLast && race.Span.Ended is null)
        {
            return new(
                new Measured { From = pitIn, Open = "the car has not passed start-finish since", Note = lane.Note });
        }

        var unsound = before < 0 ? "no start-finish passing was seen before the stop"
            : after < 0 ? "no start-finish passing was seen after the stop"
            : Doubts.OfMark(race, laps[before]) ?? Doubts.OfMark(race, laps[after])
                ?? race.BlindFor(Line.StartFinish, laps[before].At, laps[after].At)?.Reason;
        var meanwhile = unsound is null
            ? race.Unidentified(Line.StartFinish, laps[before].At, laps[after].At).FirstOrDefault() : null;
        return new(new Measured
        {
            From = before < 0 ? null : laps[before],
            To = after < 0 ? null : laps[after],
            Unsound = unsound,
            MayBeShorter = meanwhile is null
                ? null
                : "a passing of start-finish meanwhile that nobody identified may be this car's",
            Note = lane.Note,
            Evidence = meanwhile is null ? [pitIn.Event, pitOut.Event] : [pitIn.Event, pitOut.Event, meanwhile],
        });
    }
}
