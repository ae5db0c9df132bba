using System.Globalization;
using PitMarshal.Evidence.Wording;
using PitMarshal.Judge.Pit;
using PitMarshal.Judge.Verdicts;
using PitMarshal.Web.Formats;

namespace PitMarshal.Web.Verdicts.Parts;

/// <summary>The numbers of a verdict as people read them: with no digit finer than their uncertainty.</summary>
internal static class VerdictFigures
{
    /// <summary>Null when it could not be measured; nothing known to nothing is no measurement.</summary>
    internal static string? Measured(Verdict v) =>
        v is { MeasuredMicros: 0, UMs: null or 0 } ? "not observed"
        : v.MeasuredMicros is { } micros ? TimeFormat.Duration(micros, v.UMs) : Count(v.Measured);

    /// <summary>Null when the rule asks no number.</summary>
    internal static string? Required(Verdict v) => v.RequiredMicros is { } micros
        ? TimeFormat.Duration(micros, micros % 1_000_000 == 0 ? null : v.UMs)
        : Count(v.Required);

    /// <summary>By how much a minimum was missed (−) or a maximum exceeded (+); null when it was not.</summary>
    internal static string? Missed(Verdict v) =>
        v.ShortfallMicros is { } shortfall ? $"−{Seconds(shortfall, v.UMs)}"
        : v.ExcessMicros is { } excess ? $"+{Seconds(excess, v.UMs)}"
        : v.Shortfall is { } less ? $"−{Count(less)}"
        : v.Excess is { } more ? $"+{Count(more)}"
        : null;

    internal static string? Uncertainty(Verdict v) => v.UMs is > 0 and var u ? MeasureFormat.PlusMinus(u) : null;

    /// <summary>Below a minute seconds and their unit: <c>0.080 s</c>.</summary>
    private static string Seconds(long micros, double? uMs)
    {
        var text = TimeFormat.Duration(micros, uMs);
        return text.StartsWith("0:", StringComparison.Ordinal) ? $"{(text[2] == '0' ? text[3..] : text[2..])} s" : text;
    }

    private static string? Count(decimal? number) => number?.ToString("0.######", CultureInfo.InvariantCulture);
}
