namespace PitMarshal.Judge.Rules;

/// <summary><c>refuelled</c>: the car was, or was not, refuelled in the stop.</summary>
internal sealed class OfRefuelling(bool wanted) : Condition
{
    public override string Key => "refuelled";

    public override bool OfStop => true;

    public static OfRefuelling? Read(FieldReader when) => when.FlagOrNull("refuelled") is { } wanted ? new OfRefuelling(wanted) : null;

    public override Maybe Holds(Subject subject)
    {
        var refuelled = Refuelling.Of(subject);
        return refuelled.Answer is { } answer ? Maybe.Of(answer == wanted) : refuelled;
    }

    public override string Explain(string edge) => wanted ? "when the car is refuelled" : "when the car is not refuelled";
}
