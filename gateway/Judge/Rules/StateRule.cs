namespace PitMarshal.Judge.Rules;

/// <summary>
/// What <c>require</c> and <c>forbid</c> share: <c>state</c> (one or several at once) and <c>during</c>, the part of each stop that is
/// looked at (the whole stop when absent). What counts is the sum of the spells: those that are certain and those that are possible.
/// </summary>
internal abstract class StateRule(RuleHead head, IReadOnlyList<CarState> state, Phase during) : Rule(head)
{
    internal override Scope Scope => Scope.Stop;

    /// <summary>What the rule asks, as a sentence.</summary>
    private protected abstract string Asked { get; }

    /// <summary>The limit of what is counted, µs, and whether it is a maximum.</summary>
    private protected abstract (long Micros, bool AtMost) Limit { get; }

    /// <summary>What is counted, in words.</summary>
    private protected abstract string Counted { get; }

    private protected string State => state.Names();

    private protected string During => during.Name();

    /// <summary>The spells in which what is counted held.</summary>
    private protected abstract Held Count(StopStates states, IReadOnlyList<CarState> state);

    private protected static (List<CarState> State, Phase During) Read(FieldReader fields) =>
        (fields.WordList<CarState>("state").Distinct().ToList(), fields.WordOrNull<Phase>("during") ?? Phase.Stop);

    private protected override Verdict Judge(Subject subject)
    {
        var (verdict, states) = StopStates.Begin(this, subject, $"the rule: {Asked.TrimEnd('.')}");
        if (states is null)
        {
            return verdict with { RequiredMicros = Limit.Micros };
        }

        CarState[] looked = [.. state, .. during.States()];
        var counted = states.All(during.States()).And(Count(states, state));
        var (limit, atMost) = Limit;
        var measured = Spell.Total(counted.So);
        var miss = atMost ? measured - limit : limit - measured;
        verdict = verdict with
        {
            MeasuredMicros = measured,
            RequiredMicros = limit,
            UMs = counted.So.Sum(s => s.U) / 1000,
            Evidence = states.Evidence(states.Changes(looked)),
        };
        var text = $"{Counted} for {Say.Duration(measured)}";
        if (Decide(counted, limit, atMost) is not { } outcome || states.WhyLate() is not null)
        {
            var why = states.WhyLate() ?? states.WhyUnknown(looked) ?? "the difference lies within the uncertainty of the times";
            return verdict with { Reason = $"{text}, perhaps more or less; {Asked.TrimEnd('.')}: {why}{states.Note}." };
        }

        var missed = outcome == Outcome.Infringement;
        return (verdict with
        {
            Outcome = outcome,
            ShortfallMicros = missed && !atMost ? miss : null,
            ExcessMicros = missed && atMost ? miss : null,
            Reason = $"{text}. {Asked.TrimEnd('.')}{states.Note}.",
        }).Proposing(missed ? Head.Penalty?.Propose(new(subject, miss, verdict.UMs!.Value * 1000)) : null);
    }

    /// <summary>The outcome on which everything that is possible agrees, or null.</summary>
    private static Outcome? Decide(Held counted, long limit, bool atMost)
    {
        var (least, most) = (Spell.Total(counted.Certain), Spell.Total(counted.Perhaps));
        return atMost
            ? most <= limit ? Outcome.Compliant : least > limit ? Outcome.Infringement : null
            : least >= limit ? Outcome.Compliant : most < limit ? Outcome.Infringement : null;
    }
}
