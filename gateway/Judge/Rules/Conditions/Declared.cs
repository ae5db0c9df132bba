using PitMarshal.Events;
using PitMarshal.Judge.Pit;
using PitMarshal.Judge.Reasons;
using PitMarshal.Judge.Rules.Reading;
using PitMarshal.Judge.Rules.Subjects;
using PitMarshal.Judge.Times;

namespace PitMarshal.Judge.Rules.Conditions;

/// <summary>
/// <c>declared</c>, <c>notDeclared</c>: the team said (StopDeclared) that the stop is one of these, or did not. It may
/// say so from the end of the out-lap before until the end of this stop's own out-lap: the car's next passing of
/// start-finish or of pit-in.
/// </summary>
internal sealed class Declared(IReadOnlyList<string> kinds, bool wanted) : Condition
{
    public override string Key => wanted ? "declared" : "notDeclared";

    public override bool OfStop => true;

    public static Declared? Read(FieldReader when, string key, bool wanted) =>
        when.TextsOrNull(key) is { } kinds ? new Declared(kinds, wanted) : null;

    /// <summary>What a stop was declared as, in order of time; and whether the time for it is over.</summary>
    public static (List<StopDeclared> Said, bool Over) Of(Subject subject)
    {
        var (stops, stop) = (subject.Car.PitLane.Stops, subject.Stop!);
        var from = stop.Number > 1 ? EndOfOutLap(subject.Car, stops[stop.Number - 2]) : null;
        var to = EndOfOutLap(subject.Car, stop) ?? subject.Race.Span.Ended?.At;
        return (subject.Car.Declarations.FindAll(d => !(d.At < from) && !(d.At >= to)), to is not null);
    }

    public override TruthValue Holds(Subject subject)
    {
        var (said, over) = Of(subject);
        return said.Exists(d => kinds.Contains(d.As, StringComparer.OrdinalIgnoreCase)) ? TruthValue.Of(wanted)
            : over ? TruthValue.Of(!wanted)
            : TruthValue.Unknown("the out-lap is not over, so the stop may still be declared");
    }

    public override string Explain(string edge) =>
        $"to stops {(wanted ? "" : "not ")}declared as {ReasonText.Either(kinds)} by the end of the out-lap";

    private static Instant? EndOfOutLap(Car car, Stop stop)
    {
        if ((stop.Out?.At ?? stop.Before) is not { } left)
        {
            return null;
        }

        var next = stop.Number < car.PitLane.Stops.Count ? car.PitLane.Stops[stop.Number] : null;
        var laps = car.PitLane.Laps;
        var lap = laps.FirstFrom(left, l => l.At) is var i && i < laps.Count ? laps[i] : default;
        var pitIn = next?.In?.At ?? next?.After;
        return lap.Event is null ? pitIn : pitIn < lap.At ? pitIn : lap.At;
    }
}
