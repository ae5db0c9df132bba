using PitMarshal.Judge.Box;
using PitMarshal.Judge.Reasons;
using PitMarshal.Judge.Rules.Amounts;
using PitMarshal.Judge.Rules.Common;
using PitMarshal.Judge.Rules.Reading;
using PitMarshal.Judge.Rules.Subjects;

namespace PitMarshal.Judge.Rules.Stops;

/// <summary>
/// <c>forbid</c>: the state (all of several at once) holds at no time of the phase in any stop; with <c>value</c>, for
/// at most so long in all.
/// </summary>
internal sealed class Forbid(RuleHead head, IReadOnlyList<CarState> state, Phase during, Amount? value)
    : StateRule(head, state, during, value)
{
    private readonly Amount? _value = value;

    private protected override string Asked =>
        $"{State} is {(_value is null ? "forbidden" : "allowed")} "
            + $"{During}{(_value is null ? "" : $" for at most {_value.Explain()} in all")}";

    private protected override bool AtMost => true;

    private protected override string Counted => ReasonText.Sentence($"{State} {During}");

    internal override bool IsOfWhatWasDone => true;

    public static new Rule Read(FieldReader fields)
    {
        var (state, during, value) = StateRule.Read(fields);
        return new Forbid(fields.Head(Scope.Stop), state, during, value);
    }

    private protected override StatePeriods Count(StopStates states, IReadOnlyList<CarState> state) =>
        states.All(state);
}
