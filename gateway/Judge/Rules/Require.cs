namespace PitMarshal.Judge.Rules;

/// <summary>
/// <c>require</c>: the state holds throughout the phase of every stop; with <c>value</c>, for at least so long in all. A stop without
/// that phase asks nothing, unless a value is to be reached.
/// </summary>
internal sealed class Require(RuleHead head, IReadOnlyList<CarState> state, Phase during, long? valueMicros) : StateRule(head, state, during)
{
    private protected override string Asked => valueMicros is { } least
        ? $"{Say.Sentence(State)} {During} is required for at least {Say.Duration(least)} in all."
        : $"{Say.Sentence(State)} {During} is required.";

    private protected override (long Micros, bool AtMost) Limit => valueMicros is { } least ? (least, false) : (0, true);

    private protected override string Counted => valueMicros is null ? $"Not {State} {During}" : $"{Say.Sentence(State)} {During}";

    public static new Rule Read(FieldReader fields)
    {
        var (state, during) = StateRule.Read(fields);
        return new Require(fields.Head(Scope.Stop), state, during, fields.DurationOrNull("value"));
    }

    private protected override Held Count(StopStates states, IReadOnlyList<CarState> state) =>
        valueMicros is null ? states.NotAll(state) : states.All(state);
}
