using PitMarshal.Log;

namespace PitMarshal.Judge;

/// <summary>From pit-in to pit-out of a stop. Not to be confused with <see cref="StationaryTime"/>.</summary>
internal readonly record struct PitLaneTime(Measured Value)
{
    public static PitLaneTime Of(Race race, Stop stop)
    {
        if (stop.InPitLane)
        {
            return new(new Measured
            {
                From = stop.In,
                Open = race.Span.Ended is null ? "the car is in the pit lane" : null,
                Unsound = race.Span.Ended is null ? null : "no pit-out was seen by the end of the race",
                Note = Phantoms(stop),
            });
        }

        var evidence = new List<RaceEvent>();
        var unsound = Doubts.Of(race, stop, evidence);
        var shorter = unsound is null && stop is { In: { } pitIn, Out: { } pitOut }
            ? Doubts.MayBeShorter(race, Line.PitOut, Line.PitIn, pitIn.At, pitOut.At, evidence)
            : null;
        evidence.AddRange(stop.Phantoms ?? []);
        return new(new Measured
        {
            From = stop.In,
            To = stop.Out,
            Unsound = unsound,
            MayBeShorter = shorter,
            Note = Phantoms(stop),
            Evidence = evidence,
        });
    }

    private static string? Phantoms(Stop stop)
    {
        if (stop.Phantoms is not { } pulses)
        {
            return null;
        }

        var texts = pulses.ConvertAll(p =>
        {
            var first = p.Line == Line.PitIn ? stop.In!.Value : stop.Out!.Value;
            return $"a further {p.Line} pulse {Say.Duration(p.At.Since(first.At))} later is taken as the same passing";
        });
        return string.Join("; ", texts);
    }
}
