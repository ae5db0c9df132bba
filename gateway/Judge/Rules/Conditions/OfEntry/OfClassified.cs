using PitMarshal.Events;
using PitMarshal.Judge.Reasons;
using PitMarshal.Judge.Rules.Reading;
using PitMarshal.Judge.Rules.Subjects;

namespace PitMarshal.Judge.Rules.Conditions.OfEntry;

/// <summary>
/// <c>classified: true</c>: the car takes the chequered flag; who retired, or stood at the flag, is asked nothing. As
/// long as the race goes on a car that did not retire may yet take it.
/// </summary>
internal sealed class OfClassified : Condition
{
    public override string Key => "classified";

    public static OfClassified? Read(FieldReader when) => when.FlagOrNull("classified") switch
    {
        null => null,
        true => new OfClassified(),
        false => throw when.Bad("classified", "expected true: a car that is not classified is asked nothing"),
    };

    public override bool Fits(Scope scope) => true;

    public override TruthValue Holds(Subject subject)
    {
        var (span, lane) = (subject.Race.Span, subject.Car.PitLane);
        if (span.Finish is not { } finish)
        {
            return TruthValue.Of(subject.Car.Duties.RetiredAt is null);
        }

        if (lane.Laps.Exists(lap => lap.At >= finish))
        {
            return TruthValue.Yes;
        }

        if (subject.Car.Duties.RetiredAt is not null)
        {
            return TruthValue.No;
        }

        return lane.Laps.Count == 0 ? WithoutLine(subject, finish)
            : span.Ended is not { } ended ? TruthValue.Unknown("the car has not taken the chequered flag yet")
            : subject.Race.BlindFor(Line.StartFinish, finish, ended.At) is { } blind
                ? TruthValue.Unknown($"whether the car took the chequered flag was not seen ({blind.Reason})")
            : span.Chequered is null
                ? TruthValue.Unknown("the log has no chequered flag, so whether the car took it is not known")
            : TruthValue.No;
    }

    public override string Explain(string edge) => "to cars that take the chequered flag";

    /// <summary>Where start-finish is not observed, who came in after the flag was still racing.</summary>
    private static TruthValue WithoutLine(Subject subject, Instant finish) =>
        subject.Car.PitLane.Stints is [.., { To: { } pitIn }] && pitIn.At >= finish
            ? TruthValue.Yes
            : TruthValue.Unknown("no start-finish passing of the car was seen, so whether it took the chequered flag "
                + "is not known");
}
