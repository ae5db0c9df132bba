using System.Globalization;

namespace PitMarshal.Judge.Rules;

/// <summary>A penalty to propose: a kind, and for some a time of <c>value + shortfall or excess</c>, rounded up.</summary>
/// <param name="Kind">stop-go, time or drive-through.</param>
/// <param name="ValueMicros">A constant time, µs.</param>
/// <param name="AddsMargin">The shortfall or excess is added to it.</param>
/// <param name="RoundUpMicros">What is added is rounded up to a multiple of this; 0: not.</param>
internal sealed record Penalty(string Kind, long? ValueMicros, bool AddsMargin, long RoundUpMicros)
{
    private static readonly string[] s_kinds = ["stop-go", "time", "drive-through"];

    public static Penalty? Read(FieldReader fields)
    {
        if (fields.MapOrNull("penalty") is not { } penalty)
        {
            return null;
        }

        var kind = penalty.Text("kind");
        if (!s_kinds.Contains(kind))
        {
            throw penalty.Bad("kind", $"expected one of {string.Join(", ", s_kinds)}, not '{kind}'");
        }

        var add = penalty.TextOrNull("add");
        if (add is not (null or "shortfall" or "excess"))
        {
            throw penalty.Bad("add", $"expected shortfall or excess, not '{add}'");
        }

        var result = new Penalty(kind, penalty.DurationOrNull("value"), add is not null, penalty.DurationOrNull("roundUp") ?? 0);
        penalty.Done();
        return result;
    }

    /// <summary>As text, for a margin missed by so many µs: <c>stop-go 1 s</c>.</summary>
    public string Propose(long marginMicros)
    {
        if (ValueMicros is null && !AddsMargin)
        {
            return Kind;
        }

        var added = AddsMargin ? marginMicros : 0;
        if (RoundUpMicros > 0)
        {
            added = (added + RoundUpMicros - 1) / RoundUpMicros * RoundUpMicros;
        }

        var seconds = ((ValueMicros ?? 0) + added) / 1_000_000m;
        return $"{Kind} {seconds.ToString("0.######", CultureInfo.InvariantCulture)} s";
    }
}
