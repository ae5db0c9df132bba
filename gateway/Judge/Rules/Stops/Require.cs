using PitMarshal.Judge.Box;
using PitMarshal.Judge.Reasons;
using PitMarshal.Judge.Rules.Amounts;
using PitMarshal.Judge.Rules.Common;
using PitMarshal.Judge.Rules.Reading;
using PitMarshal.Judge.Rules.Subjects;

namespace PitMarshal.Judge.Rules.Stops;

/// <summary>
/// <c>require</c>: the state holds throughout the phase of every stop; with <c>value</c>, for at least so long in all.
/// A stop without that phase asks nothing, unless a value is to be reached.
/// </summary>
internal sealed class Require(RuleHead head, IReadOnlyList<CarState> state, Phase during, Amount? value)
    : StateRule(head, state, during, value)
{
    private readonly Amount? _value = value;

    private protected override string Asked =>
        $"{State} is required {During}{(_value is null ? "" : $" for at least {_value.Explain()} in all")}";

    private protected override bool AtMost => _value is null;

    private protected override string Counted =>
        ReasonText.Sentence(_value is null ? $"not {State} {During}" : $"{State} {During}");

    public static new Rule Read(FieldReader fields)
    {
        var (state, during, value) = StateRule.Read(fields);
        return new Require(fields.Head(Scope.Stop), state, during, value);
    }

    private protected override StatePeriods Count(StopStates states, IReadOnlyList<CarState> state) =>
        _value is null ? states.NotAll(state) : states.All(state);
}
