using PitMarshal.Judge.Rules.Amounts;
using PitMarshal.Judge.Rules.Conditions;
using PitMarshal.Judge.Rules.Reading;
using PitMarshal.Judge.Rules.Subjects;

namespace PitMarshal.Judge.Rules.Durations;

/// <summary>
/// <c>plus</c>: amounts added to a value, each when its condition holds: <c>- { value: 10s, when: { stop: first }
/// }</c>. An amount may be negative.
/// </summary>
public sealed class Additions
{
    private readonly List<(Amount Value, When When)> _parts;

    private Additions(List<(Amount, When)> parts) => _parts = parts;

    /// <summary>Reads the field <c>plus</c>, which may be absent; throws <see cref="BadRule"/>.</summary>
    /// <param name="fields">Where it stands.</param>
    /// <param name="dimension">Of the value it is added to.</param>
    /// <param name="scope">Of the rule: what conditions can be asked.</param>
    public static Additions Read(FieldReader fields, Dimension dimension, Scope scope)
    {
        var parts = new List<(Amount, When)>();
        foreach (var part in fields.MapsOrNull("plus") ?? [])
        {
            parts.Add((Amount.Read(part, "value", dimension, signed: true), When.Read(part, scope)));
            part.Done();
        }

        return new(parts);
    }

    /// <summary>What is added for a subject; a condition that is not known adds perhaps.</summary>
    public Limit In(Subject subject)
    {
        var sum = Limit.Zero;
        foreach (var (value, when) in _parts)
        {
            sum += when.Applies(subject) switch
            {
                { Answer: true } => value.In(subject),
                { Answer: false } => Limit.Zero,
                var unknown => Limit.Zero.Or(value.In(subject), unknown.Why!),
            };
        }

        return sum;
    }

    /// <summary><c>, plus 10 s when the driver changes</c>; empty without any.</summary>
    public string Explain() =>
        string.Concat(_parts.Select(part => $", plus {part.Value.Explain()}{part.When.Explain()}"));
}
