using System.Globalization;
using PitMarshal.Judge.Pit;
using PitMarshal.Judge.Times;
using PitMarshal.Judge.Verdicts;
using PitMarshal.Web.Verdicts.Parts;

namespace PitMarshal.Web.Verdicts.Case;

/// <summary>Where on a scale of 600 the limit and what was measured lie.</summary>
/// <param name="Limit">Of the limit.</param>
/// <param name="Measured">Of what was measured.</param>
/// <param name="Band">Half the width of the uncertainty about it.</param>
/// <param name="Says">The same in words.</param>
internal sealed record LimitPlace(double Limit, double Measured, double Band, string Says)
{
    private const double Left = 8, Right = 592, Middle = 300, LeastBand = 1;

    internal string BandFrom => Text(Math.Max(Left, Measured - Band));

    internal string BandWidth => Text(Math.Min(Right, Measured + Band) - Math.Max(Left, Measured - Band));

    /// <summary>A triangle that stands on the axis, with its line.</summary>
    internal string Mark => $"M{Text(Measured)} 44 l-7 12 h14 z M{Text(Measured)} 28 V44";

    /// <summary>Null when there is nothing to draw: a count, or nothing was measured.</summary>
    internal static LimitPlace? Of(Verdict verdict)
    {
        if (verdict is not { MeasuredMicros: { } measured, RequiredMicros: { } required, Open: false })
        {
            return null;
        }
        var u = (verdict.UMs ?? 0) * 1000;
        // The limit stands in the middle; what was measured, with its band, has room on its side.
        var reach = Math.Max(Math.Abs(measured - required) + (1.5 * u), 1) * 1.15;
        var scale = (Right - Middle) / reach;
        return new LimitPlace(Middle, Middle + ((measured - required) * scale), Math.Max(u * scale, LeastBand),
            $"Measured {VerdictFigures.Measured(verdict)}, limit {VerdictFigures.Required(verdict)}, "
            + (VerdictFigures.Uncertainty(verdict) ?? "uncertainty not stated"));
    }

    private static string Text(double x) => x.ToString("0.#", CultureInfo.InvariantCulture);
}
