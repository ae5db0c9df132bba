using PitMarshal.Svg;

namespace PitMarshal.Evidence.Drawing;

/// <summary>
/// Writes texts where nothing else is written yet. What finds no room is not written: it belongs into the notes.
/// </summary>
internal sealed class Labels(Canvas canvas, double left, double right)
{
    /// <summary>Least between two texts, px.</summary>
    private const double Apart = 6;

    private readonly List<(double From, double To, double Y)> _texts = [], _shapes = [];

    /// <summary>A shape beside which texts of the same row go.</summary>
    public void Block(double from, double to, double y) => _shapes.Add((from, to, y));

    /// <summary>Writes the text into a shape, where no other text stands; false when one does.</summary>
    public bool TryWriteOn(string text, double y, double from) => TryWrite(text, y, [from], _texts);

    /// <summary>
    /// Writes the text so that it begins at the first of these px where there is room; false when there is none.
    /// </summary>
    public bool TryWriteBeside(string text, double y, params ReadOnlySpan<double> starts) =>
        TryWrite(text, y, starts, [.. _texts, .. _shapes]);

    private bool TryWrite(string text, double y, ReadOnlySpan<double> starts,
        List<(double From, double To, double Y)> taken)
    {
        var width = DrawingSize.WidthOf(text);
        foreach (var from in starts)
        {
            if (from >= left && from + width <= right
                && !taken.Exists(t =>
                    Math.Abs(t.Y - y) < DrawingSize.Letter && from < t.To + Apart && from + width + Apart > t.From))
            {
                _texts.Add((from, from + width, y));
                canvas.Text(from, y, text, look: "on");
                return true;
            }
        }
        return false;
    }
}
