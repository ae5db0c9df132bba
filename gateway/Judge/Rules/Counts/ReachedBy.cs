using PitMarshal.Judge.Reasons;
using PitMarshal.Judge.Rules.Amounts;
using PitMarshal.Judge.Rules.Common;
using PitMarshal.Judge.Rules.Conditions.OfEntry;
using PitMarshal.Judge.Rules.Drivers;
using PitMarshal.Judge.Rules.Reading;
using PitMarshal.Judge.Rules.Subjects;
using PitMarshal.Judge.Rules.Sums;
using PitMarshal.Judge.Verdicts;

namespace PitMarshal.Judge.Rules.Counts;

/// <summary>
/// <c>sum</c> with <c>reachedBy: 2</c>: at least so many of a car's drivers, of those whom <c>rating</c> names, each
/// reach its <c>min</c>. A further driver of these ratings owes nothing.
/// </summary>
public sealed class ReachedBy : Rule
{
    /// <summary>No driver has this id: what could be his is what nobody is known to have driven.</summary>
    private const string Nobody = "\0";

    private readonly Sum _sum;
    private readonly Amount _drivers;

    private ReachedBy(RuleHead head, Sum sum, Amount drivers)
        : base(head) => (_sum, _drivers) = (sum, drivers);

    public override Scope Scope => Scope.Car;

    public static Rule Read(FieldReader fields)
    {
        var drivers = Amount.Read(fields, "reachedBy", Dimension.Number);
        var sum = (Sum)Sum.Read(fields);
        return sum.Scope != Scope.Driver || sum.Head.SelectsStops
            ? throw fields.Bad("reachedBy", "is asked of the drive time or the laps of each driver")
            : fields.Has("max") || fields.Written.Find("share") is { Text: not null }
            ? throw fields.Bad("reachedBy", "is of a minimum; write the maximum as a rule of its own")
            : new ReachedBy(sum.Head, sum, drivers);
    }

    public override string Explain() =>
        $"At least {_drivers.Explain()} drivers of a car each reach it: {_sum.Explain()}";

    private protected override TruthValue Applies(Subject subject) =>
        Head.When.Holds(subject, condition => condition is not OfRating);

    private protected override Verdict Judge(Subject subject)
    {
        var each = subject.Driving.Drivers(subject.Race)
            .Select(driver => _sum.On(subject with { DriverId = driver }, default)).OfType<Verdict>().ToList();
        var certain = each.Count(verdict => verdict.Outcome == Outcome.Compliant);
        var possible = each.Count(verdict => verdict.Outcome == Outcome.Undecided);
        var (asked, span) = (_drivers.In(subject), subject.Race.Span);
        var isOpen = span.Finish is null || each.Exists(verdict => verdict.Open);
        var text =
            $"{ReasonText.Count(certain, "driver")} reached it for certain, at least {_drivers.Explain()} required";
        var said = string.Join(" ", each.Where(verdict => !verdict.Open).Select(verdict => verdict.Reason));
        var verdict = subject.Verdict(this, Outcome.Undecided, $"{text}. {said}".TrimEnd()) with
        {
            From = span.Started?.At,
            To = span.Finish,
            Measured = certain,
            Required = asked is { Known: true, Low: var required } ? required : null,
            Evidence = [.. each.SelectMany(one => one.Evidence).Distinct()],
        };
        if (certain >= asked.High)
        {
            return verdict with { Outcome = Outcome.Compliant };
        }

        return isOpen ? verdict with { Open = true, To = null, Measured = null, Reason = $"Not over yet: {text}." }
            : certain + possible >= asked.Low ? verdict
            : MayHaveReached(subject, each) is { } unknown
            ? verdict with { Reason = $"{text}; but {unknown}. {said}".TrimEnd() }
            : (verdict with { Outcome = Outcome.Infringement, Shortfall = asked.Low - certain })
                .Proposing(Head.Penalty?.Propose(new(subject, asked.Low - certain, 0)));
    }

    /// <summary>
    /// Why somebody whom nobody listed or identified may have reached it, or null: not where all stints of which the
    /// driver is not known fall short together, of nobody or of one of the others.
    /// </summary>
    private string? MayHaveReached(Subject subject, List<Verdict> each) =>
        each.Exists(verdict => verdict.Outcome == Outcome.Infringement)
            || _sum.On(subject with { DriverId = Nobody }, default) is { Outcome: Outcome.Infringement }
            ? null : Crew.Of(subject).Unknown;
}
