namespace PitMarshal.Judge.Rules;

/// <summary><c>refuelled</c>: the car was refuelled in the stop, or was not.</summary>
internal sealed class OfRefuelling(bool wanted) : Condition
{
    public override string Key => "refuelled";

    public override bool OfStop => true;

    public static OfRefuelling? Read(FieldReader when) => when.FlagOrNull("refuelled") is { } wanted ? new OfRefuelling(wanted) : null;

    public override Maybe Holds(Subject subject) => Refuelling.Of(subject) is { Answer: { } was } ? Maybe.Of(was == wanted) : Refuelling.Of(subject);

    public override string Explain(string edge) => wanted ? "when the car was refuelled" : "when the car was not refuelled";
}
