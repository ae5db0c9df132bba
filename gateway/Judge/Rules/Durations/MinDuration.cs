using PitMarshal.Judge.Forecasts;
using PitMarshal.Judge.Pit;
using PitMarshal.Judge.Pit.Stints;
using PitMarshal.Judge.Times;
using PitMarshal.Judge.Reasons;
using PitMarshal.Judge.Rules.Common;
using PitMarshal.Judge.Rules.Forecasting;
using PitMarshal.Judge.Rules.Reading;
using PitMarshal.Judge.Rules.Subjects;
using PitMarshal.Judge.Verdicts;

namespace PitMarshal.Judge.Rules.Durations;

/// <summary>
/// <c>min-duration</c>: an interval, less <c>less</c>, lasts at least <c>value</c> with <c>plus</c>; with <c>once</c>
/// asked of stops until one was made so; with <c>withPenalties</c> longer by what is to be served in it.
/// </summary>
public sealed class MinDuration(
    RuleHead head, Interval of, DurationLimit limit, Until until, bool once, bool withPenalties, LaneZone? without)
    : Rule(head)
{
    public override Scope Scope => of.Scope();

    internal override RequirementOf Requires => RequirementOf.Time;

    public static Rule Read(FieldReader fields)
    {
        if (fields.TextOrNull("of") == "rest")
        {
            return MinRest.Read(fields);
        }

        var of = fields.Word<Interval>("of");
        var (once, penalties) = (fields.FlagOrNull("once") ?? false, fields.FlagOrNull("withPenalties") ?? false);
        return (once || penalties) && of == Interval.Stint
            ? throw fields.Bad(once ? "once" : "withPenalties", "can only be said of a rule about stops")
            : new MinDuration(fields.Head(of.Scope()), of, DurationLimit.Read(fields, of.Scope()),
                fields.UntilOf(of == Interval.Stint), once, penalties, LaneZone.ReadOrNull(fields, of));
    }

    public override string Explain() =>
        $"{of.Explain()}{limit.ExplainLess()} is at least {limit.Explain()}.{of.Explain(until)}"
            + without?.Explain()
            + (withPenalties ? " A next-stop penalty that was ordered before the pit-in lengthens it." : "")
            + (once ? " Once one such stop was made, further ones owe nothing." : "");

    private protected override TruthValue Applies(Subject subject) =>
        once ? Head.When.Applies(subject).And(NoneMadeBefore(subject)) : Head.When.Applies(subject);

    /// <summary>Whether no stop before it has met the rule already; each by what was in force at its pit-in.</summary>
    private TruthValue NoneMadeBefore(Subject subject)
    {
        var made = subject.Driving.OfStops((Name, "made"), stop => MadeInForce(subject with { Stop = stop }))
            .Take(subject.Stop!.Number - 1).Aggregate(TruthValue.No, (any, one) => any.Or(one));
        return made.Answer is { } answer ? TruthValue.Of(!answer)
            : TruthValue.Unknown($"whether a stop before it was made as this rule asks is not known: {made.Why}");
    }

    private TruthValue MadeInForce(Subject stop)
    {
        var inForce = stop.InForce?.Invoke(Name, stop.JudgedAt) as MinDuration ?? this;
        if (inForce.Unset is { } unset)
        {
            return TruthValue.Unknown(unset);
        }

        // A false pulse, or a passage such as a penalty served, makes no stop that frees those after it.
        var happened = Doubts.Happened(stop.Race, stop.Stop!).And(
            stop.Stop!.MayBePassage is { } passage ? TruthValue.Unknown(passage) : TruthValue.Yes);
        return happened.And(inForce.Head.When.Applies(stop)).And(inForce.Judge(stop) switch
        {
            { Outcome: Outcome.Compliant } => TruthValue.Yes,
            { Outcome: Outcome.Infringement } => TruthValue.No,
            { Reason: var why } => TruthValue.Unknown(why.TrimEnd('.')),
        });
    }

    private protected override Verdict Judge(Subject subject) =>
        limit.Judge(this, subject, of.Name(), Counted(subject), atMost: false, Served(subject));

    /// <summary>What the stop is longer by, for penalties.</summary>
    private Limit Served(Subject subject) =>
        withPenalties ? NextStopPenalties.In(subject, Head.When) : Limit.Zero;

    private Limit Asked(Subject subject) => limit.In(subject) + Served(subject);

    private Measured Counted(Subject subject)
    {
        var whole = of.Measure(subject, until);
        return without?.TakeOff(subject, whole) ?? whole;
    }

    private protected override IEnumerable<Forecast?> Forecasts(Subject subject) =>
        subject.Stop is null || without is not null ? [] :
    [
        of == Interval.PitLaneTime
            ? StopForecast.Earliest(this, subject, Asked(subject), asked => $"At least {asked} from the pit-in.")
            : of == Interval.ButtonTime
            ? StopForecast.FromButton(this, subject, Asked(subject))
            : BoxForecast.Of(this, subject, of, Asked(subject)),
    ];
}
