using PitMarshal.Judge.Reasons;
using PitMarshal.Judge.Rules.Amounts;
using PitMarshal.Judge.Rules.Reading;
using PitMarshal.Judge.Rules.Subjects;

namespace PitMarshal.Judge.Rules.Conditions;

/// <summary>
/// <c>raceLength</c>: the scheduled length of the race lies from <c>from</c> to <c>to</c>, both inclusive.
/// </summary>
internal sealed class RaceLength(FromTo length) : Condition
{
    public override string Key => "raceLength";

    public static RaceLength? Read(FieldReader when) =>
        FromTo.Read(when, "raceLength", Dimension.Duration) is { } length ? new RaceLength(length) : null;

    public override TruthValue Holds(Subject subject) => subject.Race.Span.LengthMicros is { } scheduled
        ? length.Holds(scheduled, subject)
        : TruthValue.Unknown("the log does not say how long the race is scheduled to last");

    public override string Explain(string edge) => $"in races of {length.Explain()}";
}
