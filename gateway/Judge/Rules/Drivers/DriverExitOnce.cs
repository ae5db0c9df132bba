using PitMarshal.Judge.Forecasts;
using PitMarshal.Judge.Pit;
using PitMarshal.Judge.Reasons;
using PitMarshal.Judge.Rules.Common;
using PitMarshal.Judge.Rules.Conditions;
using PitMarshal.Judge.Rules.Reading;
using PitMarshal.Judge.Rules.Stops;
using PitMarshal.Judge.Rules.Subjects;
using PitMarshal.Judge.Verdicts;

namespace PitMarshal.Judge.Rules.Drivers;

/// <summary>
/// <c>driver-exit</c> with <c>once: true</c>: it is enough in one stop of the race, of those that <c>when</c> selects.
/// With <c>driver: same</c> a stop in which the driver changes serves as well.
/// </summary>
public sealed class DriverExitOnce : Rule
{
    private readonly DriverExit _exit;
    private readonly bool _changeServes;
    private readonly When _selects;

    private DriverExitOnce(RuleHead head, DriverExit exit)
        : base(head)
    {
        _exit = exit;
        _changeServes = head.When.Conditions.OfType<OfDriverChange>().Any(c => c.Asked == DriverChange.Same);
        _selects = new When([.. head.When.Conditions.Where(c => c is not OfDriverChange { Asked: DriverChange.Same })]);
    }

    public override Scope Scope => Scope.Car;

    internal override RequirementOf Requires => RequirementOf.DriverExit;

    /// <summary>Nothing of a stop once an earlier one served.</summary>
    internal override TruthValue? MetBy(Subject stop) =>
        Applies(stop).Answer == false || ServedBefore(stop).Answer == true
            || _selects.Selects(stop).Answer == false ? null : ServesInForce(stop);

    public static Rule Read(FieldReader fields)
    {
        var head = fields.Head(Scope.Car, selects: true);
        return new DriverExitOnce(head, DriverExit.Read(fields, head with { When = When.Always, Penalty = null }));
    }

    public override string Explain() =>
        $"In one stop at least{(_changeServes ? " the driver changes, or" : "")}: {_exit.Explain()}";

    private protected override TruthValue Applies(Subject subject) => Head.When.AppliesToCar(subject);

    private TruthValue ServedBefore(Subject stop) => stop.Car.PitLane.Stops.Take(stop.Stop!.Number - 1)
        .Aggregate(TruthValue.No, (any, one) => any.Or(ServesInForce(stop with { Stop = one })));

    private protected override Verdict Judge(Subject subject)
    {
        var (tally, why) = (new StopTally(), new List<string>());
        foreach (var stop in subject.Car.PitLane.Stops)
        {
            var serves = ServesInForce(subject with { Stop = stop });
            tally.Add(serves.Answer == false ? TruthValue.No : serves);
            why.Add($"stop {stop.Number}: {serves.Why ?? (serves.Answer == true ? "serves" : "not selected")}");
        }

        tally.AddHidden(subject);
        var (verdict, finish) = (StopTally.Begin(this, subject), subject.Race.Span.Finish);
        var seen = why.Count == 0 ? "no stop was made" : string.Join("; ", why);
        return tally.Certain > 0 ? verdict with { Outcome = Outcome.Compliant, Reason = $"{Explain()} "
            + $"{ReasonText.Sentence(seen)}." }
            : tally.Possible > 0 || tally.Unbounded
                ? verdict with { Open = finish is null, To = finish,
                    Reason = $"Not known: {tally.Why}. {ReasonText.Sentence(seen)}." }
            : (verdict with { Outcome = Outcome.Infringement, Reason = $"In no stop: {seen}." })
                .Proposing(Head.Penalty?.Propose(new(subject, 1, 0)));
    }

    /// <summary>A stop is judged by what was in force at its pit-in.</summary>
    private TruthValue ServesInForce(Subject stop)
    {
        var inForce = stop.InForce?.Invoke(Name, stop.JudgedAt) as DriverExitOnce ?? this;
        return inForce.Unset is { } unset ? TruthValue.Unknown(unset) : inForce.Serves(stop);
    }

    /// <summary>Whether one stop is enough, and why not.</summary>
    private TruthValue Serves(Subject subject)
    {
        var serves = Doubts.Happened(subject.Race, subject.Stop!).And(_selects.Selects(subject));
        if (serves.Answer == false)
        {
            return serves;
        }

        var exit = _exit.Held(subject);
        var enough = _changeServes ? DriverChanges.Is(subject, DriverChange.Changed).Or(exit) : exit;
        return serves.And(enough.Answer == false ? exit : enough);
    }
}
