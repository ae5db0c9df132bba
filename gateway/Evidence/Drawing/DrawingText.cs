using PitMarshal.Events;
using PitMarshal.Evidence.Wording;
using PitMarshal.Svg;

namespace PitMarshal.Evidence.Drawing;

/// <summary>What a drawing shows, in words: for who does not see it, and for what finds no room on it.</summary>
internal static class DrawingText
{
    /// <summary>Markup: what the drawing is of.</summary>
    public static string Title(DrawnStop drawn) =>
        Canvas.Encoded($"Car {drawn.Car}, stop {drawn.Stop.Number}: {PitLaneTime(drawn)}");

    /// <summary>Markup: the rows one after the other.</summary>
    public static string Rows(IEnumerable<DrawnRow> rows) =>
        Canvas.Encoded($"In seconds from pit-in. {string.Join("; ", rows.Select(row => row.Said))}.");

    /// <summary>From pit-in to pit-out, as exactly as it is known.</summary>
    public static string PitLaneTime(DrawnStop drawn) => drawn.Stop switch
    {
        { In: { } pitIn, Out: { } pitOut } =>
            MeasureFormat.Duration(pitOut.At.Since(pitIn.At), pitIn.UMs + pitOut.UMs)
            + PlusMinus(pitIn.UMs + pitOut.UMs),
        { InPitLane: true } => "still in the pit lane",
        { In: null } => "no pit-in seen",
        _ => "no pit-out seen",
    };

    /// <summary><c>12.0 s</c>: how long after the origin.</summary>
    public static string At(DrawnStop drawn, Instant at, double uMs) =>
        MeasureFormat.Duration(at.Since(drawn.Origin), uMs);

    /// <summary><c>12.0 s to 40.5 s</c>; open ends are the stop's.</summary>
    public static string Spell(DrawnStop drawn, Instant? from, Instant? to) =>
        $"{(from >= drawn.Origin.Plus(-FarMicros) ? At(drawn, from.Value, TenthMs) : "from before")} to "
        + (to <= drawn.Origin.Plus(FarMicros) ? At(drawn, to.Value, TenthMs) : "the end");

    public static string List(string name, IEnumerable<string> items) =>
        $"{name} {(string.Join(", ", items) is { Length: > 0 } all ? all : "never")}";

    /// <summary>The text in lines that are at most so wide, px.</summary>
    public static IEnumerable<string> Wrapped(string text, double width)
    {
        var line = "";
        foreach (var word in text.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            var longer = line.Length == 0 ? word : $"{line} {word}";
            if (line.Length > 0 && DrawingSize.WidthOf(longer) > width)
            {
                yield return line;
                longer = word;
            }
            line = DrawingSize.Cut(longer, width);
        }
        yield return line;
    }

    /// <summary>Where something lies on a drawing is told to a tenth of a second.</summary>
    private const double TenthMs = 100;

    /// <summary>A day, µs: what lies farther from a stop is not told in seconds from it.</summary>
    private const long FarMicros = 86_400_000_000;

    /// <summary><c> ± 3 ms</c> as the end of a text; empty where no uncertainty is stated.</summary>
    public static string PlusMinus(double uMs) => uMs > 0 ? $" {MeasureFormat.PlusMinus(uMs)}" : "";
}
