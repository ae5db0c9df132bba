using PitMarshal.Events;
using PitMarshal.Judge.Pit;
using PitMarshal.Judge.Rules.Reading;
using PitMarshal.Judge.Rules.Stops;
using PitMarshal.Judge.Rules.Subjects;

namespace PitMarshal.Judge.Rules.Durations;

/// <summary>
/// <c>without: { from: fuel-in, to: fuel-out }</c>: the time between two lines of the pit lane is no part of the
/// pit-lane time. A stop in which the car does not pass the first of them did not enter the zone.
/// </summary>
/// <param name="From">The line at which the zone begins.</param>
/// <param name="To">The line at which it ends.</param>
public sealed record LaneZone(string From, string To)
{
    /// <summary>Null where none is left out; throws <see cref="BadRule"/>.</summary>
    public static LaneZone? ReadOrNull(FieldReader fields, Interval of)
    {
        if (fields.MapOrNull("without") is not { } without)
        {
            return null;
        }

        var zone = new LaneZone(without.Text("from"), without.Text("to"));
        without.Done();
        return of != Interval.PitLaneTime ? throw fields.Bad("without", "is a zone of the pit lane; expected of: "
                + "pit-lane-time")
            : zone.From == zone.To || zone.From is Line.PitIn or Line.PitOut || zone.To is Line.PitIn or Line.PitOut
            ? throw fields.Bad("without", "expected two lines inside the pit lane")
            : zone;
    }

    public string Explain() => $" Time between the lines {From} and {To} is not counted.";

    /// <summary>The pit-lane time without what lies in the zone.</summary>
    public Measured TakeOff(Subject subject, Measured lane)
    {
        if (lane is not { From: { } pitIn, To: { } pitOut, Open: null, Unsound: null })
        {
            return lane;
        }

        var marks = subject.Car.MarksDuring(pitIn.At, pitOut.At).ToList();
        if (LaneStretch.First(From, pitIn.At, marks, pitIn, pitOut) is null)
        {
            // Who left the zone was in it.
            return LaneStretch.First(To, pitIn.At, marks, pitIn, pitOut) is not null
                ? lane with { Unsound = $"the car passed {To}, and no passing of {From} was seen in this stop" }
                : subject.Race.BlindFor(From, pitIn.At, pitOut.At) is { } blind
                ? lane with { Unsound = $"whether the car passed {From} was not seen ({blind.Reason})" }
                : lane;
        }

        var inside = LaneStretch.Of(subject, From, To);
        return inside is { Micros: { } micros, Unsound: null, LostBefore: null, LostWithin: null }
            ? lane.Less(micros, inside.U, null) with { Evidence = [.. lane.Evidence, .. inside.Evidence] }
            : lane with { Unsound = inside.Unsound ?? (inside.LostBefore ?? inside.LostWithin)?.Reason
                ?? $"no passing of {To} was seen in this stop" };
    }
}
