using PitMarshal.Judge.Reasons;
using PitMarshal.Judge.Rules.Reading;
using PitMarshal.Judge.Rules.Subjects;

namespace PitMarshal.Judge.Rules.Amounts;

/// <summary>A condition's <c>from</c> and <c>to</c>, one or both, both inclusive.</summary>
internal sealed record FromTo(Amount? From, Amount? To)
{
    /// <summary>Null where the field is not there; throws <see cref="BadRule"/>.</summary>
    public static FromTo? Read(FieldReader when, string name, Dimension dimension)
    {
        if (when.MapOrNull(name) is not { } range)
        {
            return null;
        }

        var (from, to) = (Amount.ReadOrNull(range, "from", dimension), Amount.ReadOrNull(range, "to", dimension));
        range.Done();
        return from is null && to is null ? throw when.Bad(name, "expected from, to or both")
            : from?.Constant > to?.Constant ? throw when.Bad(name, "expected a to that is not below from")
            : new(from, to);
    }

    /// <summary>Whether a value, µs or a number, lies in it.</summary>
    public TruthValue Holds(long value, Subject subject) =>
        (From?.In(subject).IsAtMost(value) ?? TruthValue.Yes).And(To?.In(subject).IsAtLeast(value) ?? TruthValue.Yes);

    /// <summary><c>3</c>, <c>2 to 3</c>, <c>2 or more</c>, <c>up to 3</c>.</summary>
    public string Explain() => (From?.Explain(), To?.Explain()) switch
    {
        ({ } from, { } to) => from == to ? from : $"{from} to {to}",
        ({ } from, null) => $"{from} or more",
        (_, var to) => $"up to {to}",
    };
}
