using PitMarshal.Judge.Reasons;
using PitMarshal.Judge.Rules.Reading;
using PitMarshal.Judge.Rules.Subjects;

namespace PitMarshal.Judge.Rules.Conditions;

/// <summary><c>rating</c>: the driver concerned is listed with one of these ratings.</summary>
internal sealed class OfRating(IReadOnlyList<string> ratings) : Condition
{
    public override string Key => "rating";

    public static OfRating? Read(FieldReader when) =>
        when.TextsOrNull("rating") is { } ratings ? new OfRating(ratings) : null;

    public override TruthValue Holds(Subject subject) =>
        subject.Driver is not { } driver ? TruthValue.Unknown("the driver is not identified")
        : subject.Listed(driver)?.Rating is { } rating
            ? TruthValue.Of(ratings.Contains(rating, StringComparer.OrdinalIgnoreCase))
        : TruthValue.Unknown($"no rating is listed for driver {driver}");

    public override string Explain(string edge) => $"to drivers rated {ReasonText.Either(ratings)}";
}
