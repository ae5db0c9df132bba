namespace PitMarshal.Judge.Rules;

/// <summary>
/// <c>forbid</c>: the state (all of several at once) holds at no time of the phase in any stop; with <c>value</c>, for at most so long in all.
/// </summary>
internal sealed class Forbid(RuleHead head, IReadOnlyList<CarState> state, Phase during, long? valueMicros) : StateRule(head, state, during)
{
    private protected override string Asked => valueMicros is { } most
        ? $"{Say.Sentence(State)} {During} is allowed for at most {Say.Duration(most)} in all."
        : $"{Say.Sentence(State)} {During} is forbidden.";

    private protected override (long Micros, bool AtMost) Limit => (valueMicros ?? 0, true);

    private protected override string Counted => $"{Say.Sentence(State)} {During}";

    public static new Rule Read(FieldReader fields)
    {
        var (state, during) = StateRule.Read(fields);
        return new Forbid(fields.Head(Scope.Stop), state, during, fields.DurationOrNull("value"));
    }

    private protected override Held Count(StopStates states, IReadOnlyList<CarState> state) => states.All(state);
}
