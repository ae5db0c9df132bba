using PitMarshal.Judge.Reasons;
using PitMarshal.Judge.Rules.Reading;
using PitMarshal.Judge.Rules.Subjects;

namespace PitMarshal.Judge.Rules.Conditions;

/// <summary><c>driver</c>: the driver stays, or changes, in the stop.</summary>
internal sealed class OfDriverChange(DriverChange asked) : Condition
{
    public override string Key => "driver";

    public DriverChange Asked => asked;

    public override bool OfStop => true;

    public static OfDriverChange? Read(FieldReader when) =>
        when.WordOrNull<DriverChange>("driver") is { } change ? new OfDriverChange(change) : null;

    public override TruthValue Holds(Subject subject) => DriverChanges.Is(subject, asked);

    public override string Explain(string edge) =>
        asked == DriverChange.Same ? "when the same driver drives on" : "when the driver changes";
}
