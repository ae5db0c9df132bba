using PitMarshal.Events;
using PitMarshal.Svg;

namespace PitMarshal.Evidence.Drawing;

/// <summary>Draws what rows are made of, to scale.</summary>
internal sealed class RowPen(Canvas canvas, DrawingSize size, TimeScale scale, string id, List<string> notes)
{
    /// <summary>An uncertainty is drawn at least so wide, px: nobody would see the 3 ms of a stop of minutes.</summary>
    private const double BandLeast = 3;

    private const double Mark = 6, Inset = 4, BaseLine = 14;

    private readonly Labels _labels = new(canvas, size.NameWidth + 4, size.Width - 2);

    public TimeScale Scale { get; } = scale;

    /// <summary>What the drawing has no room for, told below it.</summary>
    public void Note(string text)
    {
        if (!notes.Contains(text))
        {
            notes.Add(text);
        }
    }

    /// <summary>A bar from one instant to another.</summary>
    public void Bar(Instant from, Instant to, double y, string look)
    {
        var (left, right) = (Scale.X(from), Scale.X(to));
        canvas.Box(left, y, Math.Max(right - left, 1.5), DrawingSize.BarHeight, look, 2);
        _labels.Block(left, right, y + BaseLine);
    }

    /// <summary>
    /// A text in a bar or, where that is too narrow, beside it. All bars of a row are drawn before their texts.
    /// </summary>
    /// <returns>False when it found no room.</returns>
    public bool Label(Instant from, Instant to, double y, string text)
    {
        var (left, right, width) = (Scale.X(from), Scale.X(to), DrawingSize.WidthOf(text));
        return right - left >= width + (2 * Inset)
            ? _labels.TryWriteOn(text, y + BaseLine, (left + right - width) / 2)
            : _labels.TryWriteBeside(text, y + BaseLine, right + Mark + Inset, left - Mark - Inset - width);
    }

    /// <summary>An instant between hatched ± its uncertainty.</summary>
    public void Band(Instant at, double uMs, double y)
    {
        var half = Math.Max(Scale.Width(uMs * 1000), BandLeast / 2);
        canvas.Hatched(Scale.X(at) - half, y, 2 * half, DrawingSize.BarHeight, $"{id}-guard");
        canvas.Line("edge", Scale.X(at), y - 1, Scale.X(at), y + DrawingSize.BarHeight + 1);
    }

    /// <summary>A limit of this row alone.</summary>
    public void Limit(Instant at, double uMicros, double y)
    {
        Band(at, uMicros / 1000, y);
        canvas.Line("limit", Scale.X(at), y - 2, Scale.X(at), y + DrawingSize.BarHeight + 2);
    }

    /// <summary>A filled triangle at an instant that points to where the car went.</summary>
    public void Arrow(Instant at, double y)
    {
        var (x, middle) = (Scale.X(at), y + (DrawingSize.BarHeight / 2));
        canvas.Solid(x - Mark, middle - Mark, x + 2, middle, x - Mark, middle + Mark);
    }

    public void Diamond(Instant at, double y)
    {
        var (x, middle) = (Scale.X(at), y + (DrawingSize.BarHeight / 2));
        canvas.Solid(x - Mark, middle, x, middle - Mark, x + Mark, middle, x, middle + Mark);
        _labels.Block(x - Inset, x + Inset, y + BaseLine);
    }

    /// <summary>A text beside a mark, right of it or left; it may stand on a bar.</summary>
    /// <returns>False when it found no room.</returns>
    public bool Beside(Instant at, double y, string text) =>
        _labels.TryWriteOn(text, y + BaseLine, Scale.X(at) + Mark + Inset)
        || _labels.TryWriteOn(text, y + BaseLine, Scale.X(at) - Mark - Inset - DrawingSize.WidthOf(text));
}
