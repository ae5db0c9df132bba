using PitMarshal.Judge.Reasons;
using PitMarshal.Judge.Rules.Amounts;
using PitMarshal.Judge.Rules.Reading;
using PitMarshal.Judge.Rules.Subjects;

namespace PitMarshal.Judge.Rules.Drivers;

/// <summary>
/// <c>rated: { min: 2, of: [Bronze, Silver] }</c>: of those who drive at least, at most so many have one of these
/// ratings.
/// </summary>
/// <param name="Min">At least so many; null: not asked.</param>
/// <param name="Max">At most so many; null: not asked.</param>
/// <param name="Of">The ratings.</param>
public sealed record RatedDrivers(Amount? Min, Amount? Max, IReadOnlyList<string> Of)
{
    public static RatedDrivers Read(FieldReader fields)
    {
        var rated = new RatedDrivers(
            Amount.ReadOrNull(fields, "min", Dimension.Number), Amount.ReadOrNull(fields, "max", Dimension.Number),
            fields.TextsOrNull("of") ?? throw fields.Missing("of", "ratings such as [Bronze, Silver]"));
        fields.Done();
        return rated.Min is null && rated.Max is null
            ? throw fields.Bad("min", "expected min, max or both, whole numbers")
            : rated.Min?.Constant > rated.Max?.Constant
            ? throw fields.Bad("max", "expected a whole number from min on")
            : rated;
    }

    public string Explain()
    {
        var bounds = new[] { Min is null ? null : $"at least {Min.Explain()}", Max is null ? null : $"at most "
            + Max.Explain() };
        return $"{string.Join(" and ", bounds.OfType<string>())} rated {ReasonText.Either(Of)}";
    }

    /// <summary>Whether it holds of those who drove so far, or why not, or why that is not known.</summary>
    public TruthValue Holds(Subject subject, Crew crew)
    {
        var certain = crew.Names.Count(driver => Names(subject.Listed(driver)?.Rating));
        var unrated = crew.Names.Find(driver => subject.Listed(driver)?.Rating is null);
        var unknown = crew.Unknown ?? (unrated is null ? null : $"driver {unrated} is not listed with a rating");
        var otherwise = new TruthValue(false, $"{ReasonText.Count(certain, "driver")} rated {ReasonText.Either(Of)} "
            + $"drove, required is {Explain()}");
        var enough = Min?.In(subject) is not { } min || certain >= min.High ? TruthValue.Yes
            : (unknown ?? min.Why) is { } doubt ? TruthValue.Unknown(doubt)
            : subject.Race.Span.Finish is null ? TruthValue.Unknown("the race is not over")
            : otherwise;
        var bounded = Max?.In(subject) is not { } max ? TruthValue.Yes
            : certain > max.High ? otherwise
            : (unknown ?? max.Why) is { } why ? TruthValue.Unknown(why)
            : TruthValue.Yes;
        return enough.And(bounded);
    }

    private bool Names(string? rating) => rating is not null && Of.Contains(rating, StringComparer.OrdinalIgnoreCase);
}
