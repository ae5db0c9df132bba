using PitMarshal.Log;

namespace PitMarshal.Judge.Rules;

/// <summary>
/// <c>eligibility</c>: who may drive a car. <c>listed</c>: only drivers of its entry; <c>drivers</c>: at least <c>min</c>, at most <c>max</c> different
/// ones; <c>soloUpTo</c>: one alone only in a race scheduled for no longer; <c>starter</c>: one of these drivers or ratings starts;
/// <c>ratings</c>: only drivers of these; <c>licence</c>: only drivers with one. Infringed at once when certain; met at the finish.
/// </summary>
internal sealed class Eligibility(RuleHead head, Eligibility.Terms terms) : Rule(head)
{
    internal sealed record Terms(
        bool Listed, int? Min, int? Max, long? SoloMicros, IReadOnlyList<string>? Starter, IReadOnlyList<string>? Ratings, bool Licence);

    internal override Scope Scope => Scope.Car;

    public static Rule Read(FieldReader fields)
    {
        var drivers = fields.MapOrNull("drivers");
        var terms = new Terms(
            fields.FlagOrNull("listed") ?? false, drivers?.CountOrNull("min"), drivers?.CountOrNull("max"), fields.DurationOrNull("soloUpTo"),
            fields.TextsOrNull("starter"), fields.TextsOrNull("ratings"), fields.FlagOrNull("licence") ?? false);
        drivers?.Done();
        return terms == new Terms(false, null, null, null, null, null, false)
            ? throw fields.Bad("listed", "expected one or several of listed, drivers, soloUpTo, starter, ratings, licence")
            : terms.Min > terms.Max
                ? throw drivers!.Bad("max", $"expected a whole number from min on, {terms.Min}")
                : new Eligibility(fields.Head(Scope.Car, Dimension.Number), terms);
    }

    private protected override Verdict Judge(Subject subject)
    {
        var crew = Crew.Of(subject);
        var asked = Asked(subject, crew).ToList();
        var span = subject.Race.Span;
        var verdict = subject.Verdict(this, Outcome.Undecided, "") with
        {
            From = span.Started?.At,
            To = span.Finish,
            Evidence = crew.Evidence,
        };
        var wrong = asked.FindAll(a => a.Holds.Answer == false);
        if (wrong.Count > 0)
        {
            return (verdict with
            {
                Outcome = Outcome.Infringement,
                To = span.Finish ?? crew.Last,
                Reason = $"{Say.Sentence(string.Join("; ", wrong.Select(w => w.Holds.Why)))}.",
            }).Proposing(Head.Penalty?.Propose(new(subject, 1, 0)));
        }

        var open = asked.FindAll(a => a.Holds.Answer is null);
        return open.Count == 0 && span.Finish is not null
            ? verdict with { Outcome = Outcome.Compliant, Reason = $"{Drivers(crew.Names)} drove: {string.Join(", ", asked.Select(a => a.Term))}." }
            : span.Finish is null
                ? verdict with { Open = true, Reason = $"The race is not over: {Drivers(crew.Names)} drove so far, and nothing is wrong." }
                : verdict with { Reason = $"{Drivers(crew.Names)} drove for certain; {string.Join("; ", open.Select(o => o.Holds.Why))}." };
    }

    internal override string Explain() => $"Of the drivers who drive a car: {string.Join(", ", Clauses().Select(clause => clause.Term))}.";

    private IEnumerable<(string Term, Maybe Holds)> Asked(Subject subject, Crew crew) =>
        Clauses().Select(clause => (clause.Term, clause.Holds(subject, crew)));

    /// <summary>What is asked, in words, and whether it holds so far: why not, or why that is not known.</summary>
    private IEnumerable<(string Term, Func<Subject, Crew, Maybe> Holds)> Clauses()
    {
        if (terms.Listed)
        {
            yield return ("all are listed", (subject, crew) => EachDriver(subject, crew, listed =>
                listed is null ? new(false, "is not listed for the car") : Maybe.Yes));
        }

        if (terms.Max is { } max)
        {
            yield return ($"at most {max} allowed", (_, crew) => crew.Names.Count > max
                ? new(false, $"{Drivers(crew.Names)} drove, at most {max} allowed") : Unless(crew.Unknown));
        }

        if (terms.Min is { } min)
        {
            yield return ($"at least {min} required", (subject, crew) => AtLeast(min, subject, crew, $"{Drivers(crew.Names)} drove, at least {min} required"));
        }

        if (terms.SoloMicros is { } solo)
        {
            yield return ($"one driver alone is allowed in races up to {Say.Duration(solo)}", (subject, crew) => Solo(solo, subject, crew));
        }

        if (terms.Starter is { } starter)
        {
            yield return ($"{Say.Either(starter)} starts", (subject, _) => Starts(subject, starter));
        }

        if (terms.Ratings is { } ratings)
        {
            yield return ($"all are rated {Say.Either(ratings)}", (subject, crew) => EachDriver(subject, crew, listed =>
                listed?.Rating is not { } rating ? Maybe.Unknown("is not listed with a rating")
                : ratings.Contains(rating) ? Maybe.Yes
                : new(false, $"is rated {rating}, allowed is {Say.Either(ratings)}")));
        }

        if (terms.Licence)
        {
            yield return ("all have a licence", (subject, crew) => EachDriver(subject, crew, listed =>
                listed is null ? Maybe.Unknown("is not listed")
                : listed.Licence is null ? new(false, "is listed without a licence")
                : Maybe.Yes));
        }
    }

    private static Maybe EachDriver(Subject subject, Crew crew, Func<ListedDriver?, Maybe> asked)
    {
        if (subject.Race.Entries.Of(subject.Car.Number, subject.JudgedAt)?.Drivers is null)
        {
            return Maybe.Unknown("the drivers of the car are not listed");
        }

        var all = Unless(crew.Unknown);
        foreach (var driver in crew.Names)
        {
            var one = asked(subject.Listed(driver));
            all = all.And(one.Answer == true ? one : one with { Why = $"driver {driver} {one.Why}" });
        }

        return all;
    }

    private static Maybe AtLeast(int min, Subject subject, Crew crew, string otherwise) => crew.Names.Count >= min ? Maybe.Yes
        : crew.Unknown is { } why ? Maybe.Unknown(why)
        : subject.Race.Span.Finish is null ? Maybe.Unknown("the race is not over")
        : new Maybe(false, otherwise);

    private static Maybe Solo(long solo, Subject subject, Crew crew)
    {
        if (crew.Names.Count > 1 || subject.Race.Span.LengthMicros <= solo)
        {
            return Maybe.Yes;
        }

        return subject.Race.Span.LengthMicros is not { } length
            ? Maybe.Unknown("the log does not say how long the race is scheduled to last")
            : AtLeast(2, subject, crew, $"one driver alone drove a race of {Say.Duration(length)}, allowed up to {Say.Duration(solo)}");
    }

    private static Maybe Starts(Subject subject, IReadOnlyList<string> starter)
    {
        if (subject.Race.Span.Started is not { } start || subject.DriverAt(start.At) is not { } driver)
        {
            return Maybe.Unknown("the driver who started is not identified");
        }

        return starter.Contains(driver) || (subject.Listed(driver)?.Rating is { } rating && starter.Contains(rating))
            ? Maybe.Yes
            : new Maybe(false, $"driver {driver} started, required is {Say.Either(starter)}");
    }

    private static Maybe Unless(string? unknown) => unknown is null ? Maybe.Yes : Maybe.Unknown(unknown);

    private static string Drivers(IReadOnlyCollection<string> names) => Say.Count(names.Count, "driver");
}
