using PitMarshal.Judge.Box;
using PitMarshal.Judge.Forecasts;
using PitMarshal.Judge.Reasons;
using PitMarshal.Judge.Rules.Amounts;
using PitMarshal.Judge.Rules.Common;
using PitMarshal.Judge.Rules.Conditions;
using PitMarshal.Judge.Rules.Reading;
using PitMarshal.Judge.Rules.Stops;
using PitMarshal.Judge.Rules.Subjects;
using PitMarshal.Judge.Times;
using PitMarshal.Judge.Verdicts;

namespace PitMarshal.Judge.Rules.Drivers;

/// <summary>
/// <c>driver-exit</c>: at some instant of the stop all of <c>evidence</c> (seat-empty, both-feet, belts-open) holds at
/// once, for at least <c>value</c> when that is given. Asked of every stop, or with <c>once: true</c> of one; with
/// <c>atLeast</c> of those that are so long.
/// </summary>
public sealed class DriverExit(RuleHead head, IReadOnlyList<CarState> asked, Amount? value, Amount? atLeast)
    : Rule(head)
{
    private static readonly CarState[] s_evidence = [CarState.SeatEmpty, CarState.BothFeet, CarState.BeltsOpen];

    public override Scope Scope => Scope.Stop;

    internal override RequirementOf Requires => RequirementOf.DriverExit;

    public static Rule Read(FieldReader fields) =>
        fields.FlagOrNull("once") == true ? DriverExitOnce.Read(fields) : Read(fields, fields.Head(Scope.Stop));

    public static DriverExit Read(FieldReader fields, RuleHead head)
    {
        var asked = fields.WordList<CarState>("evidence").Distinct().ToList();
        return asked.Exists(state => !s_evidence.Contains(state))
            ? throw fields.Bad("evidence", "expected one or several of seat-empty, both-feet, belts-open")
            : new DriverExit(head, asked, Amount.ReadOrNull(fields, "value", Dimension.Duration),
                Amount.ReadOrNull(fields, "atLeast", Dimension.Duration));
    }

    /// <summary>What a rule that counts stops asks of each: <c>evidence</c>, of which seat-empty is enough.</summary>
    internal static DriverExit InStop(FieldReader fields, RuleHead head)
    {
        var asked = fields.WordListOrNull<CarState>("evidence") ?? [CarState.SeatEmpty];
        return asked.Exists(state => !s_evidence.Contains(state))
            ? throw fields.Bad("evidence", "expected one or several of seat-empty, both-feet, belts-open")
            : new DriverExit(head with { When = When.Always, Penalty = null }, asked, null, null);
    }

    /// <summary>What is asked, in words.</summary>
    internal string Evidence => asked.Names();

    /// <summary>Whether it held in a stop, or why that is not known.</summary>
    internal TruthValue Held(Subject stop) => On(stop, default) switch
    {
        null => new TruthValue(false, "it is too short"),
        { Outcome: Outcome.Compliant } => TruthValue.Yes,
        { Outcome: Outcome.Infringement, Reason: var why } => new TruthValue(false, why.TrimEnd('.')),
        var undecided => TruthValue.Unknown(undecided.Reason.TrimEnd('.')),
    };

    public override string Explain() =>
        $"At some moment of the stop: {asked.Names()}, all at the same "
            + $"time{(value is null ? "" : $", for at least {value.Explain()}")}."
            + (atLeast is null ? "" : $" Only a stop of at least {atLeast.Explain()} of pit-lane time is one.");

    private protected override TruthValue Applies(Subject subject) => atLeast is null
        ? Head.When.Applies(subject)
        : Head.When.Applies(subject).And(StopLength.IsAtLeast(subject, atLeast, Head.AfterRedFlag));

    private protected override Verdict Judge(Subject subject)
    {
        var limit = value?.In(subject) ?? Limit.Zero;
        var (verdict, states) = subject.BeginStop(this, $"{Wanted(limit)} is required");
        verdict = verdict with { RequiredMicros = limit is { Known: true, Low: > 0 } ? limit.Low : null };
        return states is null ? verdict
            : limit.Known ? Decide(subject, verdict, states, limit.Low)
            : verdict with { Reason =
                $"For how long {Wanted(limit)} is required is not known: {limit.Why}{states.Note}." };
    }

    private Verdict Decide(Subject subject, Verdict verdict, StopStates states, long least)
    {
        var wanted = Wanted(Limit.Of(least));
        var held = states.All(asked);
        var longest = Spell.Longest(held.So);
        var measured = longest?.Micros ?? 0;
        verdict = verdict with
        {
            MeasuredMicros = measured,
            UMs = (longest?.U ?? 0) / 1000,
            Evidence = states.Evidence(states.Changes(asked)),
        };
        if (Reaches(held.Certain, least))
        {
            return verdict with
            {
                Outcome = Outcome.Compliant,
                Reason = $"{ReasonText.Sentence(wanted)}: for {ReasonText.Duration(measured)} at once{states.Note}.",
            };
        }

        var possible = Reaches(held.Perhaps, least);
        if (!possible && states.WhyLate() is null)
        {
            return (verdict with
            {
                Outcome = Outcome.Infringement,
                ShortfallMicros = least > 0 ? least - measured : null,
                Reason =
                    (measured > 0
                        ? $"{ReasonText.Sentence(wanted)}, but only for {ReasonText.Duration(measured)}"
                        : $"Never {wanted} at once")
                    + $" in this stop{states.Note}.",
            }).Proposing(Head.Penalty?.Propose(new(subject, least - measured, longest?.U ?? 0)));
        }

        var why = (possible ? states.WhyUnknown(asked) : states.WhyLate())
            ?? $"it holds only within the uncertainty of the times (at once for {ReasonText.Duration(measured)})";
        return verdict with { Reason = $"Whether {wanted} held at once is not known: {why}{states.Note}." };
    }

    private static bool Reaches(List<Spell> spells, long least) =>
        Spell.Longest(spells) is { } longest && (least == 0 ? longest.Micros > 0 : longest.Micros >= least);

    private string Wanted(Limit limit) =>
        asked.Names() + (limit is { Known: true, Low: > 0 } ? $" for {ReasonText.Duration(limit.Low)}" : "");
}
