using PitMarshal.Events;
using PitMarshal.Judge.RaceWide;
using PitMarshal.Judge.Times;

namespace PitMarshal.Judge.Pit;

/// <summary>
/// From pit-out, or race start, to the next pit-in; without one to the race end. A pit-in ends it even after the race end.
/// </summary>
public readonly record struct StintTime(Measured Value)
{
    public static StintTime Of(Race race, Car car, Stint stint) => stint.Time ??= Measure(race, car, stint);

    private static StintTime Measure(Race race, Car car, Stint stint)
    {
        var to = stint.To ?? (stint.Running && race.Span.Ended is { } ended ? new Mark(ended) : null);
        if (stint.Running && to is null)
        {
            return new(new Measured { From = stint.From, Open = "the stint is running" });
        }

        var evidence = new List<RaceEvent>();
        var unsound = Doubts.Of(race, car, stint, to, evidence);
        var shorter = unsound is null && stint.From is { } from && to is { } end
            ? Doubts.MayBeShorter(race, Line.PitIn, Line.PitOut, from.At, end.At, evidence)
                ?? (end.Event is RaceEnded ? Doubts.MayHaveRetired(car, end.At) : null)
            : null;
        return new(new Measured
        {
            From = stint.From,
            To = to,
            Unsound = unsound,
            MayBeShorter = shorter,
            LostBefore = stint.Left is { Out: { } left } stop
                ? Doubts.Lost(race, Line.PitOut, stop.In?.At ?? stop.After, left.At)
                : null,
            LostWithin = stint.From is { } start && to is { Event: CarPassed } entered
                ? Doubts.Lost(race, Line.PitIn, start.At, entered.At)
                : null,
            Evidence = evidence,
        });
    }
}
