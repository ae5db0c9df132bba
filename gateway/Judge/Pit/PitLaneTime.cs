using PitMarshal.Judge.Times;
using PitMarshal.Events;
using PitMarshal.Judge.RaceWide;
using PitMarshal.Judge.Reasons;

namespace PitMarshal.Judge.Pit;

/// <summary>From pit-in to pit-out of a stop. Not to be confused with <c>StationaryTime</c>.</summary>
public readonly record struct PitLaneTime(Measured Value)
{
    /// <summary>
    /// So many further pulses are named: of a decoder that stammers there are thousands, and each tells the verdict
    /// anew.
    /// </summary>
    private const int NamedMost = 5;

    public static PitLaneTime Of(Race race, Stop stop) => stop.Time ??= Measure(race, stop);

    private static PitLaneTime Measure(Race race, Stop stop)
    {
        var pulses = FurtherPulses(race, stop);
        if (stop.InPitLane)
        {
            return new(new Measured
            {
                From = stop.In,
                Open = race.Span.Ended is null ? "the car is in the pit lane" : null,
                Unsound = race.Span.Ended is null ? null : "no pit-out was seen by the end of the race",
                Note = Note(pulses),
            });
        }

        var evidence = new List<RaceEvent>();
        var unsound = Doubts.Of(race, stop, evidence);
        var shorter = unsound is null && stop is { In: { } pitIn, Out: { } pitOut }
            ? Doubts.MayBeShorter(race, Line.PitOut, Line.PitIn, pitIn.At, pitOut.At, evidence)
            : null;
        var again = unsound is null ? stop.OutAgain : null;
        if (again is { } second)
        {
            evidence.Add(second.Event);
        }

        evidence.AddRange(pulses.Take(NamedMost).Select(p => p.Pulse));
        return new(new Measured
        {
            From = stop.In,
            To = stop.Out,
            Unsound = unsound,
            MayBeShorter = shorter,
            Doubt = again is null || shorter is not null ? null : Doubts.TwiceOut,
            Certain = again is null
                ? null
                : new Spell(stop.In!.Value.At, stop.In.Value.U, stop.Out!.Value.At, stop.Out.Value.U),
            Possible = again is { } late ? new Spell(stop.In!.Value.At, stop.In.Value.U, late.At, late.U) : default,
            LostBefore = stop.In is { } first ? Doubts.Lost(race, Line.PitIn, stop.After, first.At) : null,
            LostWithin = stop is { In: { } begin, Out: { } end }
                ? Doubts.Lost(race, Line.PitOut, begin.At, end.At)
                : null,
            Note = Note(pulses),
            Evidence = evidence,
        });
    }

    /// <summary>
    /// Pulses after the one that counts, of the car itself or not identified, with their distance from it in µs.
    /// </summary>
    private static List<(CarPassed Pulse, long Later)> FurtherPulses(Race race, Stop stop)
    {
        var pulses = new List<(CarPassed, long)>();
        foreach (var end in new[] { stop.In, stop.Out })
        {
            if (end is { Event: CarPassed first })
            {
                pulses.AddRange((stop.Phantoms ?? []).Where(p => p.Line == first.Line)
                    .Concat(race.EchoesOf(first))
                    .Select(p => (p, p.At.Since(first.At))));
            }
        }

        return pulses;
    }

    private static string? Note(List<(CarPassed Pulse, long Later)> pulses) => pulses.Count == 0 ? null
        : string.Join("; ", pulses.Take(NamedMost).Select(p =>
            $"a further {p.Pulse.Line} pulse {ReasonText.Duration(p.Later)} later is taken as the same passing"))
            + (pulses.Count > NamedMost ? $"; and {pulses.Count - NamedMost} more" : "");
}
