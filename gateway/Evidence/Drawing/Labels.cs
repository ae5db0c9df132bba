using PitMarshal.Svg;

namespace PitMarshal.Evidence;

/// <summary>Writes texts where nothing else is written yet. What finds no room is not written: it belongs into the notes.</summary>
internal sealed class Labels(Canvas canvas, double left, double right)
{
    /// <summary>Least between two texts, px.</summary>
    private const double Apart = 6;

    private readonly List<(double From, double To, double Y)> _taken = [];

    /// <summary>Writes the text so that it begins at the first of these px where there is room; false when there is none.</summary>
    public bool TryWrite(string text, double y, string look, params ReadOnlySpan<double> starts)
    {
        var width = DrawingSize.WidthOf(text);
        foreach (var from in starts)
        {
            if (from >= left && from + width <= right
                && !_taken.Exists(t => Math.Abs(t.Y - y) < DrawingSize.Letter && from < t.To + Apart && from + width + Apart > t.From))
            {
                _taken.Add((from, from + width, y));
                canvas.Text(from, y, text, look: look);
                return true;
            }
        }
        return false;
    }
}
