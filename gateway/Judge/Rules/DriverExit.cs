namespace PitMarshal.Judge.Rules;

/// <summary>
/// <c>driver-exit</c>: at some instant of the stop all of <c>evidence</c> (seat-empty, both-feet, belts-open) holds at once,
/// for at least <c>value</c> when that is given.
/// </summary>
internal sealed class DriverExit(RuleHead head, IReadOnlyList<CarState> asked, long valueMicros) : Rule(head)
{
    private static readonly CarState[] s_evidence = [CarState.SeatEmpty, CarState.BothFeet, CarState.BeltsOpen];

    internal override Scope Scope => Scope.Stop;

    public static Rule Read(FieldReader fields)
    {
        var asked = fields.WordList<CarState>("evidence").Distinct().ToList();
        return asked.Exists(state => !s_evidence.Contains(state))
            ? throw fields.Bad("evidence", "expected one or several of seat-empty, both-feet, belts-open")
            : new DriverExit(fields.Head(Scope.Stop), asked, fields.DurationOrNull("value") ?? 0);
    }

    private protected override Verdict Judge(Subject subject)
    {
        var (verdict, states) = StopStates.Begin(this, subject, $"{Wanted} is required");
        verdict = verdict with { RequiredMicros = valueMicros > 0 ? valueMicros : null };
        return states is null ? verdict : Decide(subject, verdict, states);
    }

    private Verdict Decide(Subject subject, Verdict verdict, StopStates states)
    {
        var held = states.All(asked);
        var longest = Spell.Longest(held.So);
        var measured = longest?.Micros ?? 0;
        verdict = verdict with
        {
            MeasuredMicros = measured,
            UMs = (longest?.U ?? 0) / 1000,
            Evidence = states.Evidence(states.Changes(asked)),
        };
        if (Reaches(held.Certain))
        {
            return verdict with
            {
                Outcome = Outcome.Compliant,
                Reason = $"{Say.Sentence(Wanted)}: for {Say.Duration(measured)} at once{states.Note}.",
            };
        }

        var possible = Reaches(held.Perhaps);
        if (!possible && states.WhyLate() is null)
        {
            return (verdict with
            {
                Outcome = Outcome.Infringement,
                ShortfallMicros = valueMicros > 0 ? valueMicros - measured : null,
                Reason = (measured > 0 ? $"{Say.Sentence(Wanted)}, but only for {Say.Duration(measured)}" : $"Never {Wanted} at once")
                    + $" in this stop{states.Note}.",
            }).Proposing(Head.Penalty?.Propose(new(subject, valueMicros - measured, longest?.U ?? 0)));
        }

        var why = (possible ? states.WhyUnknown(asked) : states.WhyLate())
            ?? $"it holds only within the uncertainty of the times (at once for {Say.Duration(measured)})";
        return verdict with { Reason = $"Whether {Wanted} held at once is not known: {why}{states.Note}." };
    }

    private bool Reaches(List<Spell> spells) =>
        Spell.Longest(spells) is { } longest && (valueMicros == 0 ? longest.Micros > 0 : longest.Micros >= valueMicros);

    private string Wanted => asked.Names() + (valueMicros > 0 ? $" for {Say.Duration(valueMicros)}" : "");
}
