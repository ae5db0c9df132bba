using PitMarshal.Log;

namespace PitMarshal.Judge;

/// <summary>An interval between two events of the box within one stop.</summary>
internal static class WithinStop
{
    public static Measured Of(
        Race race, Car car, Stop stop, Predicate<RaceEvent> begins, Predicate<RaceEvent> ends, string what)
    {
        var lane = PitLaneTime.Of(race, stop).Value;
        if (lane is not { From: { } pitIn, To: { } pitOut, Unsound: null })
        {
            return new Measured { From = lane.From, Open = lane.Open, Unsound = lane.Unsound, Note = lane.Note };
        }

        Mark? from = null, to = null;
        var more = false;
        foreach (var e in car.During(pitIn.At, pitOut.At))
        {
            if (begins(e))
            {
                more |= to is not null;
                from ??= new Mark(e);
            }
            else if (ends(e) && from is not null)
            {
                to ??= new Mark(e);
            }
        }

        var blind = race.BlindsForBox(car, pitIn.At).Find(b => b.Overlaps(pitIn.At, pitOut.At));
        return new Measured
        {
            From = from,
            To = to,
            Unsound = blind?.Reason
                ?? (from is null ? $"no {what} was seen in this stop" : null)
                ?? (to is null ? $"the end of the {what} was not seen in this stop" : null)
                ?? (more ? $"more than one {what} in this stop" : null)
                ?? Doubts.Inferred(from?.Event)
                ?? Doubts.Inferred(to?.Event),
            Note = lane.Note,
            Evidence = [pitIn.Event, pitOut.Event],
        };
    }
}
