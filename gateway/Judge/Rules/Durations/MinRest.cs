using PitMarshal.Judge.Driving;
using PitMarshal.Judge.Pit.Stints;
using PitMarshal.Judge.Reasons;
using PitMarshal.Judge.Rules.Amounts;
using PitMarshal.Judge.Rules.Common;
using PitMarshal.Judge.Rules.Reading;
using PitMarshal.Judge.Rules.Subjects;
using PitMarshal.Judge.Times;
using PitMarshal.Judge.Verdicts;

namespace PitMarshal.Judge.Rules.Durations;

/// <summary>
/// <c>min-duration</c> of <c>rest</c>: from his own pit-in to his own next pit-out, with another driver's stint
/// between, a driver is out of the car for at least <c>value</c>; with <c>after</c> only when he drove at least so long
/// before, shorter rests not counted as any.
/// </summary>
public sealed class MinRest(RuleHead head, DurationLimit limit, Amount? after) : Rule(head)
{
    public override Scope Scope => Scope.Rest;

    public static Rule Read(FieldReader fields) =>
        new MinRest(fields.Head(Scope.Rest), DurationLimit.Read(fields, Scope.Rest),
            Amount.ReadOrNull(fields, "after", Dimension.Duration));

    public override int Count(Subject car) => Rests.Of(car.Race, car.Driving).Count;

    public override int FirstBeyond(Subject car, int settled)
    {
        var rests = Rests.Of(car.Race, car.Driving);
        var first = rests.FindIndex(r => r.After.Stint.Number > settled);
        return first < 0 ? rests.Count + 1 : first + 1;
    }

    public override Subject Nth(Subject car, int number) =>
        car with { Rest = Rests.Of(car.Race, car.Driving)[number - 1] };

    public override string Explain() =>
        "The rest of a driver, from his own pit-in to his own next pit-out with another driver's stint between,"
        + $"{limit.ExplainLess()} is at least {limit.Explain()}"
        + $"{(after is null ? "" : $", once he drove at least {after.Explain()} without such a rest")}.";

    private protected override TruthValue Applies(Subject subject) =>
        Head.When.Applies(subject).And(DroveLong(subject));

    private protected override Verdict Judge(Subject subject) => limit.Judge(
        this, subject, subject.Rest!.Driver is { } driver
            ? $"Rest of {driver}"
            : "Rest", subject.Rest.Measure(subject.Race), atMost: false);

    /// <summary>Whether what he drove without a sufficient rest before asks for one.</summary>
    private TruthValue DroveLong(Subject subject)
    {
        if (after?.In(subject) is not { } asked)
        {
            return TruthValue.Yes;
        }

        if (subject.Rest is not { Driver: not null, Before: { } last })
        {
            return TruthValue.Unknown(subject.Rest!.Why!);
        }

        var drive =
            Drives.Of(subject.Race, subject.Driving, (PitTime.Excluded, Until.OwnFinish),
                Math.Max(0, limit.Value.In(subject).Low), last.Stint);
        var least = drive.Parts.Sum(part => UpTo(part.Least, last));
        return least >= asked.High ? TruthValue.Yes
            : UpTo(drive.Whole.Most, last) < asked.Low ? TruthValue.No
            : TruthValue.Unknown(asked.Why ?? drive.Whole.Why
                ?? "how long he drove before is closer to the limit than the uncertainty");
    }

    private static long UpTo(List<Spell> spells, DriverSpell last)
    {
        var end = last.Possible.Widened().To;
        return spells.Where(s => s.From < end).Sum(s => (s.To < end ? s.To : end).Since(s.From));
    }
}
