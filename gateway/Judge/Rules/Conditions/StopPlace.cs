using PitMarshal.Judge.Pit;
using PitMarshal.Judge.Reasons;
using PitMarshal.Judge.Rules.Reading;
using PitMarshal.Judge.Rules.Subjects;

namespace PitMarshal.Judge.Rules.Conditions;

/// <summary>
/// <c>stop</c>: it is, or is not, the car's first or last stop. Which is the last is known at the finish.
/// </summary>
public sealed class StopPlace(StopPlace.Place place) : Condition
{
    public enum Place { First, NotFirst, Last, NotLast }

    public override string Key => "stop";

    public override bool OfStop => true;

    public static StopPlace? Read(FieldReader when) =>
        when.WordOrNull<Place>("stop") is { } place ? new StopPlace(place) : null;

    public override TruthValue Holds(Subject subject)
    {
        var stop = subject.Stop!;
        var stops = subject.Car.PitLane.Stops;
        if (place is Place.First or Place.NotFirst)
        {
            var earlier = stops.FindIndex(s => s.WhyDoubtful is not null) is var i && i >= 0 && i < stop.Number;
            return earlier
                ? TruthValue.Unknown("a stop before it may rest on a false pulse")
                : TruthValue.Of(stop.Number == 1 == (place == Place.First));
        }

        var later = stops.FindAll(s => s.Number > stop.Number);
        return later.Exists(s => s.WhyDoubtful is null) ? TruthValue.Of(place == Place.NotLast)
            : later.Count > 0 ? TruthValue.Unknown("a stop after it may rest on a false pulse")
            : subject.Race.Span.Finish is null ? TruthValue.Unknown("the race is not over, so it may not be the last "
                + "stop")
            : TruthValue.Of(place == Place.Last);
    }

    public override string Explain(string edge) => place switch
    {
        Place.First => "to the first stop",
        Place.NotFirst => "to every stop but the first",
        Place.Last => "to the last stop",
        _ => "to every stop but the last",
    };
}
