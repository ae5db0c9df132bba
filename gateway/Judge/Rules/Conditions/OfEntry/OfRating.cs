using PitMarshal.Judge.Reasons;
using PitMarshal.Judge.Rules.Reading;
using PitMarshal.Judge.Rules.Subjects;

namespace PitMarshal.Judge.Rules.Conditions.OfEntry;

/// <summary><c>rating</c>: the driver concerned is listed with one of these ratings.</summary>
internal sealed class OfRating(IReadOnlyList<string> ratings) : Condition
{
    public override string Key => "rating";

    public static OfRating? Read(FieldReader when) =>
        when.TextsOrNull("rating") is { } ratings ? new OfRating(ratings) : null;

    /// <summary>The ratings named.</summary>
    public IReadOnlyList<string> Ratings => ratings;

    public override string Misplaced => "can only be asked of a rule about drivers, about stops or about stints";

    /// <summary>A car, or all cars of a class, have no rating.</summary>
    public override bool Fits(Scope scope) => scope is not (Scope.Car or Scope.Class);

    public override TruthValue Holds(Subject subject) =>
        subject.Rating is { } together ? TruthValue.Of(Names(together))
        : subject.Driver is not { } driver ? TruthValue.Unknown("the driver is not identified")
        : subject.Listed(driver)?.Rating is { } rating ? TruthValue.Of(Names(rating))
        : TruthValue.Unknown($"no rating is listed for driver {driver}");

    private bool Names(string rating) => ratings.Contains(rating, StringComparer.OrdinalIgnoreCase);

    public override string Explain(string edge) => $"to drivers rated {ReasonText.Either(ratings)}";
}
