using PitMarshal.Judge.Reasons;
using PitMarshal.Judge.Rules.Reading;

namespace PitMarshal.Judge.Rules.Penalties;

/// <summary>
/// A time that grows with the miss: <c>add: shortfall</c> or <c>excess</c>, times <c>factor</c>, rounded up to a
/// multiple of <c>roundUp</c>.
/// </summary>
/// <param name="OfExcess">A maximum was exceeded, not a minimum missed; only for words.</param>
/// <param name="Factor">How many times.</param>
/// <param name="RoundUpMicros">µs; 0: not rounded.</param>
internal sealed record MarginTime(bool OfExcess, decimal Factor, long RoundUpMicros)
{
    private enum Margin { Shortfall, Excess }

    /// <summary>Null when nothing is added; throws <see cref="BadRule"/>.</summary>
    public static MarginTime? Read(FieldReader fields)
    {
        var (factor, roundUp) = (fields.DecimalOrNull("factor"), fields.DurationOrNull("roundUp"));
        if (fields.WordOrNull<Margin>("add") is { } add)
        {
            return factor is <= 0 ? throw fields.Bad("factor", "expected more than 0")
                : roundUp is 0 ? throw fields.Bad("roundUp", "expected more than nothing")
                : new(add == Margin.Excess, factor ?? 1, roundUp ?? 0);
        }

        return factor is not null ? throw fields.Bad("factor", "is of what is added; expected add: shortfall or "
            + "excess beside it")
            : roundUp is not null ? throw fields.Bad("roundUp", "is of what is added; expected add: shortfall or "
                + "excess beside it")
            : null;
    }

    /// <summary>µs. A started unit that only the uncertainty reaches is not begun.</summary>
    public long Of(LimitMargin miss)
    {
        if (RoundUpMicros == 0 || miss.By <= 0)
        {
            return (long)Math.Min(Math.Round(miss.By * Factor, MidpointRounding.AwayFromZero), long.MaxValue);
        }

        var units = decimal.Ceiling(miss.AtLeast * Factor / RoundUpMicros);
        return (long)Math.Min(units * RoundUpMicros, long.MaxValue);
    }

    public string Explain() => (Factor == 1 ? "" : $"{Factor:0.######} times ")
        + (OfExcess ? "the time in excess" : "the missing time")
        + RoundUpMicros switch
        {
            0 => "",
            1_000_000 => ", rounded up to whole seconds",
            _ => $", rounded up to a multiple of {ReasonText.Duration(RoundUpMicros)}",
        };
}
