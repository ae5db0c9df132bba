using PitMarshal.Events;
using PitMarshal.Judge.Pit.Stints;
using PitMarshal.Judge.Reasons;
using PitMarshal.Judge.Rules.Amounts;
using PitMarshal.Judge.Rules.Common;
using PitMarshal.Judge.Rules.Reading;
using PitMarshal.Judge.Rules.Subjects;
using PitMarshal.Judge.Times;
using PitMarshal.Judge.Verdicts;

namespace PitMarshal.Judge.Rules.Counts;

/// <summary>
/// <c>count</c> of <c>laps-in-stint</c>: a stint has at least <c>min</c> and at most <c>max</c> laps, the lap in which
/// the car comes in, or takes the flag, counted with them.
/// </summary>
public sealed class StintLaps(RuleHead head, Amount? min, Amount? max) : Rule(head)
{
    public override Scope Scope => Scope.Stint;

    public static Rule Read(FieldReader fields)
    {
        var (min, max) =
            (Amount.ReadOrNull(fields, "min", Dimension.Number), Amount.ReadOrNull(fields, "max", Dimension.Number));
        return min is null && max is null ? throw fields.Bad("min", "expected min, max or both, whole numbers")
            : min?.Constant > max?.Constant ? throw fields.Bad("max", "expected a whole number from min on")
            : new StintLaps(fields.Head(Scope.Stint, Dimension.Number), min, max);
    }

    public override string Explain()
    {
        var bounds =
            new[] { min is null ? null : $"at least {min.Explain()}", max is null ? null : $"at most {max.Explain()}" };
        return $"A stint has {string.Join(" and ", bounds.OfType<string>())} laps, with the one in which the car comes "
            + "in or takes the flag.";
    }

    private protected override Verdict Judge(Subject subject)
    {
        var stint = subject.Stint!;
        var time = StintTime.Of(subject.Race, subject.Car, stint, Until.OwnFinish).Value;
        var (least, most) = (min?.In(subject), max?.In(subject));
        var asked = string.Join(" and ", new[]
        {
            least is { } l ? $"at least {Said(l)} required" : null, most is { } m ? $"at most {Said(m)} allowed" : null,
        }.OfType<string>());
        var verdict = subject.Verdict(this, Outcome.Undecided, "") with
        {
            From = stint.From?.At,
            To = stint.To?.At,
            Evidence = time.Sources(),
        };
        if (time.Open is { } open)
        {
            return verdict with { Open = true, To = null, Reason = $"Not over yet: {open}; {asked}." };
        }

        // At the finish no lap is in progress: the stint's last is the one with which the car takes the flag.
        var laps = stint.To is { } pitIn && !(pitIn.At > subject.Race.Span.Finish) ? SubjectFacts.LapsInStint(subject)
            : (stint.From, time.To) is ({ } from, { Event: CarPassed { Line: Line.StartFinish } } taken)
            ? SubjectFacts.LapsBetween(subject, from, taken)
            : Limit.Unknown("the passing with which the car took the flag was not seen");
        return Decide(subject, verdict, laps, (least, most), asked);
    }

    private Verdict Decide(
        Subject subject, Verdict verdict, Limit laps, (Limit? Least, Limit? Most) asked, string text)
    {
        var (few, many) = (laps.High < asked.Least?.Low, laps.Low > asked.Most?.High);
        var met = (asked.Least is null || laps.Low >= asked.Least.Value.High)
            && (asked.Most is null || laps.High <= asked.Most.Value.Low);
        if (!few && !many && !met)
        {
            var why = laps.Why ?? asked.Least?.Why ?? asked.Most?.Why;
            return verdict with { Reason = $"The laps of the stint are not known: {why}; {text}." };
        }

        var (counted, limit) = (few ? laps.High : laps.Low, few || asked.Most is null ? asked.Least : asked.Most);
        var missed = few ? limit!.Value.Low - counted : many ? counted - limit!.Value.High : 0;
        return (verdict with
        {
            Outcome = met ? Outcome.Compliant : Outcome.Infringement,
            Measured = counted,
            Required = limit is { Known: true, Low: var required } ? required : null,
            Shortfall = few ? missed : null,
            Excess = many ? missed : null,
            Reason = $"{ReasonText.Count(counted, "lap")} in the stint, {text}.",
        }).Proposing(met ? null : Head.Penalty?.Propose(new(subject, missed, 0)));
    }

    private static string Said(Limit limit) => limit is { Known: true, Low: var known }
        ? ReasonText.Count(known, "lap")
        : "a number of laps that is not known";
}
