using PitMarshal.Events;
using PitMarshal.Judge.Pit;
using PitMarshal.Judge.RaceWide;
using PitMarshal.Judge.Times;

namespace PitMarshal.Judge.Box;

/// <summary>From the first press of a button at the car's box within a stop to the pit-out.</summary>
internal readonly record struct ButtonTime(Measured Value)
{
    public static ButtonTime Of(Race race, Car car, Stop stop)
    {
        var lane = PitLaneTime.Of(race, stop).Value;
        if (lane is not { From: { } pitIn, To: { } pitOut, Open: null, Unsound: null })
        {
            return new(lane);
        }

        var press = FirstPress(car, pitIn.At, pitOut.At);
        var blind = car.BoxBlinds(race, pitIn.At, InputKind.Button)
            .First(pitIn.At, press?.At ?? pitOut.At)?.Reason;
        return new(lane with
        {
            From = press,
            Unsound = press is null
                ? "no press of a button was seen in this stop" + (blind is null ? "" : $" ({blind})")
                : blind is null ? Doubts.Inferred(press.Value.Event) ?? Doubts.OfMark(race, press.Value)
                : $"an earlier press may be lost ({blind})",
            LostBefore = null,
            Evidence = [.. lane.Evidence, pitIn.Event],
        });
    }

    /// <summary>Null when none was seen between two instants, both included.</summary>
    public static Mark? FirstPress(Car car, Instant from, Instant to)
    {
        foreach (var mark in car.MarksDuring(from, to))
        {
            if (mark.Event is ButtonPressed)
            {
                return mark;
            }
        }

        return null;
    }
}
