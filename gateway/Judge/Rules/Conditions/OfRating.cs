namespace PitMarshal.Judge.Rules;

/// <summary><c>rating</c>: the driver concerned is listed with one of these ratings.</summary>
internal sealed class OfRating(IReadOnlyList<string> ratings) : Condition
{
    public override string Key => "rating";

    public static OfRating? Read(FieldReader when) => when.TextsOrNull("rating") is { } ratings ? new OfRating(ratings) : null;

    public override Maybe Holds(Subject subject) =>
        subject.Driver is not { } driver ? Maybe.Unknown("the driver is not identified")
        : subject.Listed(driver)?.Rating is { } rating ? Maybe.Of(ratings.Contains(rating, StringComparer.OrdinalIgnoreCase))
        : Maybe.Unknown($"no rating is listed for driver {driver}");

    public override string Explain(string edge) => $"to drivers rated {Say.Either(ratings)}";
}
