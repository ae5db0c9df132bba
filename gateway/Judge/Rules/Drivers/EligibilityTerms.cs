using PitMarshal.Events;
using PitMarshal.Judge.Reasons;
using PitMarshal.Judge.Rules.Amounts;
using PitMarshal.Judge.Rules.Reading;
using PitMarshal.Judge.Rules.Subjects;

namespace PitMarshal.Judge.Rules.Drivers;

/// <summary>What an <c>eligibility</c> asks of the drivers who drive a car; what is absent is not asked.</summary>
/// <param name="Listed">All are listed for the car.</param>
/// <param name="Min">At least so many different ones.</param>
/// <param name="Max">At most so many.</param>
/// <param name="Solo">One alone only in a race scheduled for no longer.</param>
/// <param name="Starter">One of these drivers, or of these ratings, starts.</param>
/// <param name="Ratings">All have one of these ratings.</param>
/// <param name="Licence">All are listed with a licence.</param>
/// <param name="EnteredMin">At least so many are entered, whoever drives.</param>
/// <param name="EnteredMax">At most so many are entered.</param>
/// <param name="Rated">How many have one of some ratings.</param>
public sealed record EligibilityTerms(
    bool Listed, Amount? Min, Amount? Max, Amount? Solo, IReadOnlyList<string>? Starter,
        IReadOnlyList<string>? Ratings, bool Licence, Amount? EnteredMin, Amount? EnteredMax,
        IReadOnlyList<RatedDrivers> Rated)
{
    private static readonly IReadOnlyList<RatedDrivers> s_none = [];

    /// <summary>Throws <see cref="BadRule"/>, also when nothing is asked.</summary>
    public static EligibilityTerms Read(FieldReader fields)
    {
        var (drivers, entered) = (fields.MapOrNull("drivers"), fields.MapOrNull("entered"));
        var terms = new EligibilityTerms(
            fields.FlagOrNull("listed") ?? false,
            drivers is null ? null : Amount.ReadOrNull(drivers, "min", Dimension.Number),
            drivers is null ? null : Amount.ReadOrNull(drivers, "max", Dimension.Number),
            Amount.ReadOrNull(fields, "soloUpTo", Dimension.Duration),
            fields.TextsOrNull("starter"), fields.TextsOrNull("ratings"), fields.FlagOrNull("licence") ?? false,
            entered is null ? null : Amount.ReadOrNull(entered, "min", Dimension.Number),
            entered is null ? null : Amount.ReadOrNull(entered, "max", Dimension.Number),
            fields.MapsOrNull("rated")?.ConvertAll(RatedDrivers.Read) ?? []);
        drivers?.Done();
        entered?.Done();
        return terms with { Rated = s_none } == new EligibilityTerms(
            false, null, null, null, null, null, false, null, null, s_none)
            && terms.Rated.Count == 0
            ? throw fields.Bad(
                "listed",
                "expected one or several of listed, drivers, entered, soloUpTo, starter, ratings, rated, licence")
            : terms.Min?.Constant is { } min && min > terms.Max?.Constant
                ? throw drivers!.Bad("max", $"expected a whole number from min on, {min}")
                : terms;
    }

    /// <summary>What is asked, in words, and whether it holds so far: why not, or why that is not known.</summary>
    public IEnumerable<(string Term, Func<Subject, Crew, TruthValue> Holds)> Clauses() =>
        OfCrew().Concat(OfRatingsAndLicences());

    private IEnumerable<(string Term, Func<Subject, Crew, TruthValue> Holds)> OfCrew()
    {
        if (Listed)
        {
            yield return ("all are listed", (subject, crew) => EachDriver(subject, crew, listed =>
                listed is null ? new(false, "is not listed for the car") : TruthValue.Yes));
        }

        if (Max is not null)
        {
            var most = $"at most {Max.Explain()} allowed";
            yield return (most, (subject, crew) =>
                new TruthValue(false, $"{crew.Count} drove, {most}").Or(Max.In(subject).IsAtLeast(crew.Names.Count))
                    .And(Unless(crew.Unknown)));
        }

        if (Min is not null)
        {
            var least = $"at least {Min.Explain()} required";
            yield return (least, (subject, crew) =>
                AtLeast(Min.In(subject), subject, crew, $"{crew.Count} drove, {least}"));
        }

        if (EnteredMin is not null)
        {
            var least = $"at least {EnteredMin.Explain()} entered";
            yield return (least, (subject, _) =>
                Entered(subject, least, count => EnteredMin.In(subject).IsAtMost(count)));
        }

        if (EnteredMax is not null)
        {
            var most = $"at most {EnteredMax.Explain()} entered";
            yield return (most, (subject, _) =>
                Entered(subject, most, count => EnteredMax.In(subject).IsAtLeast(count)));
        }

        if (Solo is not null)
        {
            yield return ($"one driver alone is allowed in races up to {Solo.Explain()}", (subject, crew) =>
                Alone(Solo, subject, crew));
        }

        if (Starter is { } starter)
        {
            yield return ($"{ReasonText.Either(starter)} starts", (subject, _) => Starts(subject, starter));
        }
    }

    private IEnumerable<(string Term, Func<Subject, Crew, TruthValue> Holds)> OfRatingsAndLicences()
    {
        if (Ratings is { } ratings)
        {
            yield return ($"all are rated {ReasonText.Either(ratings)}", (subject, crew) =>
                EachDriver(subject, crew, listed =>
                listed?.Rating is not { } rating ? TruthValue.Unknown("is not listed with a rating")
                : ratings.Contains(rating, StringComparer.OrdinalIgnoreCase) ? TruthValue.Yes
                : new(false, $"is rated {rating}, allowed is {ReasonText.Either(ratings)}")));
        }

        foreach (var rated in Rated)
        {
            yield return (rated.Explain(), rated.Holds);
        }

        if (Licence)
        {
            yield return ("all have a licence", (subject, crew) => EachDriver(subject, crew, listed =>
                listed is null ? TruthValue.Unknown("is not listed")
                : listed.Licence is null ? new(false, "is listed without a licence")
                : TruthValue.Yes));
        }
    }

    private static TruthValue Entered(Subject subject, string term, Func<int, TruthValue> asked)
    {
        if (subject.Race.Entries.Of(subject.Car.Number, subject.JudgedAt)?.Drivers is not { } drivers)
        {
            return TruthValue.Unknown("the drivers of the car are not listed");
        }

        var holds = asked(drivers.Count);
        return holds.Answer == false
            ? new(false, $"{ReasonText.Count(drivers.Count, "driver")} entered, asked is {term}")
            : holds;
    }

    private static TruthValue EachDriver(Subject subject, Crew crew, Func<ListedDriver?, TruthValue> asked)
    {
        if (subject.Race.Entries.Of(subject.Car.Number, subject.JudgedAt)?.Drivers is null)
        {
            return TruthValue.Unknown("the drivers of the car are not listed");
        }

        var all = Unless(crew.Unknown);
        foreach (var driver in crew.Names)
        {
            var one = asked(subject.Listed(driver));
            all = all.And(one.Answer == true ? one : one with { Why = $"driver {driver} {one.Why}" });
        }

        return all;
    }

    private static TruthValue AtLeast(Limit min, Subject subject, Crew crew, string otherwise) =>
        crew.Names.Count >= min.High ? TruthValue.Yes
        : (crew.Unknown ?? min.IsAtMost(crew.Names.Count).Why) is { } why ? TruthValue.Unknown(why)
        : subject.Race.Span.Finish is null ? TruthValue.Unknown("the race is not over")
        : new TruthValue(false, otherwise);

    private static TruthValue Alone(Amount solo, Subject subject, Crew crew)
    {
        if (crew.Names.Count > 1)
        {
            return TruthValue.Yes;
        }

        if (subject.Race.Span.LengthMicros is not { } length)
        {
            return TruthValue.Unknown("the log does not say how long the race is scheduled to last");
        }

        var two =
            AtLeast(Limit.Of(2), subject, crew,
                $"one driver alone drove a race of {ReasonText.Duration(length)}, allowed up to {solo.Explain()}");
        return two.Or(solo.In(subject).IsAtLeast(length));
    }

    private static TruthValue Starts(Subject subject, IReadOnlyList<string> starter)
    {
        if (subject.Race.Span.Started is not { } start || subject.DriverAt(start.At) is not { } driver)
        {
            return TruthValue.Unknown("the driver who started is not identified");
        }

        return starter.Contains(driver)
            || (subject.Listed(driver)?.Rating is { } rating
                && starter.Contains(rating, StringComparer.OrdinalIgnoreCase))
            ? TruthValue.Yes
            : new TruthValue(false, $"driver {driver} started, required is {ReasonText.Either(starter)}");
    }

    private static TruthValue Unless(string? unknown) => unknown is null ? TruthValue.Yes : TruthValue.Unknown(unknown);
}
