using PitMarshal.Judge.Reasons;
using PitMarshal.Judge.Rules.Amounts;
using PitMarshal.Judge.Rules.Reading;
using PitMarshal.Judge.Rules.Subjects;

namespace PitMarshal.Judge.Rules.Conditions.OfEntry;

/// <summary>
/// <c>drivers</c>: so many drivers are listed for the car, from <c>from</c> to <c>to</c>, both inclusive.
/// </summary>
internal sealed class DriverCount(FromTo count) : Condition
{
    public override string Key => "drivers";

    public static DriverCount? Read(FieldReader when) =>
        FromTo.Read(when, "drivers", Dimension.Number) is { } count ? new DriverCount(count) : null;

    public override TruthValue Holds(Subject subject) =>
        subject.Race.Entries.Of(subject.Car.Number, subject.JudgedAt)?.Drivers is { Count: var listed }
            ? count.Holds(listed, subject)
            : TruthValue.Unknown("no drivers are listed for the car");

    public override string Explain(string edge) => $"to crews of {count.Explain()}";
}
