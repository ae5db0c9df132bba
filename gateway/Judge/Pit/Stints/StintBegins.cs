using PitMarshal.Events;
using PitMarshal.Judge.RaceWide;
using PitMarshal.Judge.Times;

namespace PitMarshal.Judge.Pit.Stints;

/// <summary>Where stints begin.</summary>
internal static class StintBegins
{
    /// <summary>What an inferred race start may be away from the true one (a day), µs.</summary>
    private const long AnyMicros = 86_400_000_000;

    public static StintEnd Of(Race race, Car car, Stint stint)
    {
        if (stint.Left is { } stop)
        {
            return AfterStop(race, car, stint, stop);
        }

        if (stint.From is { } from)
        {
            return Doubts.OfMark(race, from) is { } doubt
                ? new(from, FirstSeen(car, from.At), from.At.Plus(-AnyMicros), doubt)
                : StintEnd.At(from);
        }

        return race.Span.Started is null
            ? new(null, FirstSeen(car, stint.After), stint.After.Plus(-AnyMicros), "the log has no race start")
            : new(null, FirstSeen(car, stint.After), stint.After,
                "the car was entered during the race, and when it went out was not seen");
    }

    private static StintEnd AfterStop(Race race, Car car, Stint stint, Stop stop)
    {
        if (Doubts.Happened(race, stop) is { Answer: not true, Why: var why })
        {
            var before = Of(race, car, car.PitLane.Stints[stint.Number - 2]);
            return new(stint.From, stint.From?.At ?? stop.Before
                ?? stint.After, before.Outer, why) { MayBeNone = true };
        }

        if (stop.Out is not { } pitOut)
        {
            return new(null, stop.Before ?? stint.After, stop.InBox ?? stint.After, "no pit-out was seen");
        }

        return Doubts.OfMark(race, pitOut) is { } doubt
            ? new(pitOut, FirstSeen(car, pitOut.At.Plus(1)), stop.In?.At ?? stop.After, doubt)
            : stop.OutAgain is { } again ? new(pitOut, again.At, pitOut.At, Doubts.TwiceOut)
            : StintEnd.At(pitOut);
    }

    private static Instant FirstSeen(Car car, Instant from)
    {
        foreach (var mark in car.MarksDuring(from, Spell.Forever))
        {
            if (mark.Event is CarPassed)
            {
                return mark.At;
            }
        }

        return from;
    }
}
