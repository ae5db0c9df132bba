namespace PitMarshal.Evidence.Drawing;

/// <summary>
/// How wide a drawing is, and where its rows have their names. All in px of its own, which the viewer scales.
/// </summary>
/// <param name="Name">Part of the names of its patterns, which are one document's.</param>
/// <param name="Width">Of the whole.</param>
/// <param name="NameWidth">What the names of rows take at the left; 0: they stand above their rows.</param>
/// <param name="TickApart">Least between two ticks.</param>
internal sealed record DrawingSize(string Name, double Width, double NameWidth, double TickApart)
{
    /// <summary>A sheet of paper, a laptop, a tablet.</summary>
    public static DrawingSize Wide { get; } = new("wide", 960, 150, 56);

    /// <summary>A phone held upright.</summary>
    public static DrawingSize Narrow { get; } = new("narrow", 360, 0, 56);

    /// <summary>Letters' height. On a phone it is the same, so that it stays readable.</summary>
    public const double Letter = 12;

    /// <summary>Where the time axis begins and ends.</summary>
    public double Left => NameWidth + 24;

    public double Right => Width - 24;

    /// <summary>From one row to the next.</summary>
    public double RowHeight => NameAbove ? 42 : 28;

    /// <summary>From the top of a row to that of its bar.</summary>
    public double BarTop => NameAbove ? 18 : 4;

    public const double BarHeight = 19;

    public bool NameAbove => NameWidth == 0;

    /// <summary>At most so wide, px: no font in use here is wider.</summary>
    public static double WidthOf(string text) => text.Length * Letter * 0.62;

    /// <summary>The text, cut to what fits into so many px.</summary>
    public static string Cut(string text, double width)
    {
        var most = (int)(width / (Letter * 0.62));
        return text.Length <= most ? text : most < 2 ? "" : text[..(most - 1)] + "…";
    }
}
