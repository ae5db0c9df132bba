using PitMarshal.Events;
using PitMarshal.Judge.Reasons;
using PitMarshal.Judge.Rules.Amounts;
using PitMarshal.Judge.Rules.Reading;
using PitMarshal.Judge.Rules.Subjects;
using PitMarshal.Judge.Verdicts;

namespace PitMarshal.Judge.Rules.Penalties;

/// <summary>One kind of penalty; of those with a size, how it is worked out.</summary>
/// <param name="kind">What it is.</param>
/// <param name="value">A constant part: µs, or a number of laps or points; null: none, or one.</param>
/// <param name="started">The value counts for each started so much (µs) of the miss; null: not.</param>
/// <param name="perMissing">The value counts for each missing or surplus thing.</param>
/// <param name="margin">The part that grows with the miss; null: none.</param>
internal sealed class SinglePenalty(
    PenaltyKind kind, Amount? value, long? started, bool perMissing, MarginTime? margin) : Penalty
{
    public static SinglePenalty Of(FieldReader fields, Dimension counted)
    {
        var kind = fields.Word<PenaltyKind>("kind");
        var value = Amount.ReadOrNull(fields, "value", kind.HasUnits() ? Dimension.Number : Dimension.Duration);
        var (started, perMissing) = (fields.DurationOrNull("perStarted"), fields.FlagOrNull("perMissing") ?? false);
        var margin = MarginTime.Read(fields);
        Refuse(fields, !kind.HasTime()
            && !kind.HasUnits(), $"a {Words<PenaltyKind>.Write(kind)} has no size", "value", "add", "perStarted",
                "perMissing");
        Refuse(fields, kind.HasUnits(), "only a time can grow by the time that was missed", "add");
        Refuse(fields, counted == Dimension.Number, "the rule counts, it measures no time", "add", "perStarted");
        Refuse(fields, counted == Dimension.Duration
            && perMissing, "the rule measures a time, it counts nothing", "perMissing");
        Refuse(fields, kind.HasTime() && value is null, "needs a value for each", "perStarted", "perMissing");
        if (started == 0)
        {
            throw fields.Bad("perStarted", "expected more than nothing");
        }

        return kind is PenaltyKind.Hold or PenaltyKind.Time or PenaltyKind.NextStop && value is null && margin is null
            ? throw fields.Missing("value", "how long, with value, add or both")
            : new(kind, value, started, perMissing, margin);
    }

    public override Proposal Propose(LimitMargin miss)
    {
        if (!kind.HasUnits() && value is null && margin is null)
        {
            return new([new(kind, null)]);
        }

        var each = value?.In(miss.Subject) ?? Limit.Of(kind.HasUnits() ? 1 : 0);
        var times = (perMissing ? miss.By : 1) * (started is { } unit ? (miss.AtLeast + unit - 1) / unit : 1);
        var size = (Int128)each.Low * times + (margin?.Of(miss) ?? 0);
        return new([new(kind, each.Known ? (long)Int128.Clamp(size, 0, long.MaxValue) : null)]);
    }

    public override string Explain()
    {
        var name = Words<PenaltyKind>.Write(kind)
            .Replace('-', kind is PenaltyKind.LastInClass or PenaltyKind.NoPoints ? ' ' : '-');
        var each = (started is { } unit ? $" for each started {ReasonText.Duration(unit)} of it" : "")
            + (perMissing ? " for each one missing or too many" : "");
        var constant = value?.Explain();
        return kind.HasUnits() ? $"{name}: {constant ?? "1"}{each}"
            : margin is null ? constant is null ? name : $"{name} of {constant}{each}"
            : constant is null
                ? $"{name} of {margin.Explain()}"
                : $"{name} of {constant}{each} plus {margin.Explain()}";
    }

    private static void Refuse(FieldReader fields, bool wrong, string why, params ReadOnlySpan<string> names)
    {
        foreach (var name in names)
        {
            if (wrong && fields.Has(name))
            {
                throw fields.Bad(name, why);
            }
        }
    }
}
