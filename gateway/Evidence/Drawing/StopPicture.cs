using System.Globalization;
using PitMarshal.Svg;

namespace PitMarshal.Evidence.Drawing;

/// <summary>A stop's drawing in one size: the grid of time, its rows, and below them what found no room.</summary>
internal sealed class StopPicture
{
    private const double Top = 8, AxisHeight = 34, NoteHeight = 16;

    private readonly DrawnStop _drawn;
    private readonly DrawingSize _size;
    private readonly string _id;
    private readonly TimeScale _scale;
    private readonly Canvas _canvas = new();
    private readonly List<string> _notes = [];

    /// <param name="drawn">The stop.</param>
    /// <param name="size">Which size.</param>
    /// <param name="id">Unique in the document that the drawing stands in.</param>
    public StopPicture(DrawnStop drawn, DrawingSize size, string id)
    {
        (_drawn, _size, _id) = (drawn, size, $"{id}-{size.Name}");
        _scale = drawn.Scale(size.Left, size.Right);
    }

    /// <summary>The SVG element.</summary>
    public string Svg()
    {
        var rows = StopRows.Of(_drawn, new RowPen(_canvas, _size, _scale, _id, _notes));
        var bottom = Top + (rows.Count * _size.RowHeight) + 4;
        Grid(bottom);
        Blinds(bottom);
        Limits(bottom);
        var y = Top;
        foreach (var row in rows)
        {
            Name(row, y);
            row.Draw(y + _size.BarTop);
            y += _size.RowHeight;
        }
        var end = Notes(bottom + AxisHeight);
        return string.Create(CultureInfo.InvariantCulture, $"""
            <svg class="{_size.Name}" xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_size.Width:0} {end:0}"
                 role="img" aria-labelledby="{_id}-title {_id}-desc">
              <title id="{_id}-title">{DrawingText.Title(_drawn)}</title>
              <desc id="{_id}-desc">{DrawingText.Rows(rows)}</desc>
            {Patterns()}{_canvas.Strokes}</svg>

            """);
    }

    private void Grid(double bottom)
    {
        foreach (var tick in _scale.Ticks(_size.TickApart))
        {
            var x = _scale.X(tick);
            _canvas.Line("grid", x, Top, x, bottom + 4);
            _canvas.Text(x, bottom + 17, _scale.Label(tick), "middle", "figure");
        }
        _canvas.Line("axis", _scale.Left, bottom, _scale.Right, bottom);
        _canvas.Text(_scale.Right, bottom + 31,
            $"{_scale.Unit} from {(_drawn.Stop.In is null ? "the first that was seen" : "pit-in")}", "end", "small");
    }

    private void Name(DrawnRow row, double y)
    {
        if (_size.NameAbove)
        {
            _canvas.Text(4, y + 13, DrawingSize.Cut(row.Name, _size.Width - 8));
            return;
        }
        _canvas.Text(_size.NameWidth, y + _size.BarTop + 14, DrawingSize.Cut(row.Name, _size.NameWidth - 4), "end");
    }

    private void Blinds(double bottom)
    {
        foreach (var (from, to) in _drawn.Stop.Blinds.Select(
            blind => (_scale.X(blind.From), _scale.X(blind.To ?? _drawn.End))))
        {
            _canvas.Box(from, Top, Math.Max(to - from, 2), bottom - Top, "blind");
            _canvas.Hatched(from, Top, Math.Max(to - from, 2), bottom - Top, $"{_id}-blind");
        }
    }

    /// <summary>Limits that run from pit-in cross all rows: whatever lies left of the line was before it.</summary>
    private void Limits(double bottom)
    {
        foreach (var limit in _drawn.Limits.Where(limit => limit.From == _drawn.Stop.In?.At && _scale.Holds(limit.At)))
        {
            var (x, half) = (_scale.X(limit.At!.Value), Math.Max(_scale.Width(limit.UMicros), 1.5));
            _canvas.Hatched(x - half, Top, 2 * half, bottom - Top, $"{_id}-guard");
            _canvas.Line("limit", x, Top, x, bottom);
        }
    }

    private double Notes(double y)
    {
        foreach (var line in _notes.SelectMany(note => DrawingText.Wrapped(note, _size.Width - 16)))
        {
            _canvas.Text(8, y + 12, line, look: "small");
            y += NoteHeight;
        }
        return y + 6;
    }

    private string Patterns() => $"""
          <defs>
            <pattern id="{_id}-guard" width="5" height="5" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
              <path class="hatch" d="M0 0 V5"/>
            </pattern>
            <pattern id="{_id}-blind" width="8" height="8" patternUnits="userSpaceOnUse"><path class="cross" d="M0 0 L8 8 M8 0 L0 8"/></pattern>
          </defs>

        """;
}
