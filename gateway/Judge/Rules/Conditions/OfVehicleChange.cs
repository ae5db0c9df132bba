using PitMarshal.Judge.Reasons;
using PitMarshal.Judge.Rules.Reading;
using PitMarshal.Judge.Rules.Subjects;

namespace PitMarshal.Judge.Rules.Conditions;

/// <summary><c>vehicle</c>: the kart or car stays, or changes, in the stop.</summary>
internal sealed class OfVehicleChange(VehicleChange asked) : Condition
{
    public override string Key => "vehicle";

    public override bool OfStop => true;

    public static OfVehicleChange? Read(FieldReader when) =>
        when.WordOrNull<VehicleChange>("vehicle") is { } change ? new OfVehicleChange(change) : null;

    public override TruthValue Holds(Subject subject) => VehicleChanges.Is(subject, asked);

    public override string Explain(string edge) =>
        asked == VehicleChange.Same ? "when the same vehicle drives on" : "when the vehicle changes";
}
