using System.Globalization;
using System.Net;
using System.Text;

namespace PitMarshal.Svg;

/// <summary>
/// Strokes and texts in px, as SVG elements. A look is a class, which the style of the drawing explains.
/// </summary>
public class Canvas
{
    private readonly StringBuilder _strokes = new();

    /// <summary>What was drawn so far, an element a line.</summary>
    public string Strokes => _strokes.ToString();

    /// <summary>A line through points: x, y, x, y, …</summary>
    public void Line(params ReadOnlySpan<double> points) => Line("ink", points);

    /// <inheritdoc cref="Line(ReadOnlySpan{double})"/>
    public void Line(string look, params ReadOnlySpan<double> points) =>
        Add($"""<path class="{look}" d="{Path(points)}"/>""");

    /// <summary>A filled shape with these corners: x, y, x, y, …</summary>
    public void Solid(params ReadOnlySpan<double> corners) => Solid("solid", corners);

    /// <inheritdoc cref="Solid(ReadOnlySpan{double})"/>
    public void Solid(string look, params ReadOnlySpan<double> corners) =>
        Add($"""<path class="{look}" d="{Path(corners)} Z"/>""");

    public void Box(double x, double y, double width, double height, string look = "body", double corner = 0) =>
        Add(string.Create(
        CultureInfo.InvariantCulture,
        $"""<rect class="{look}" x="{x:0.#}" y="{y:0.#}" width="{width:0.#}" height="{height:0.#}" rx="{corner:0.#}"/>"""));

    /// <summary>A rectangle filled with a pattern of the drawing.</summary>
    public void Hatched(double x, double y, double width, double height, string pattern) => Add(string.Create(
        CultureInfo.InvariantCulture,
        $"""<rect fill="url(#{pattern})" x="{x:0.#}" y="{y:0.#}" width="{width:0.#}" height="{height:0.#}"/>"""));

    public void Circle(double x, double y, double radius, string look = "body") => Add(string.Create(
        CultureInfo.InvariantCulture, $"""<circle class="{look}" cx="{x:0.#}" cy="{y:0.#}" r="{radius:0.#}"/>"""));

    /// <param name="x">Where it stands.</param>
    /// <param name="y">Its base line.</param>
    /// <param name="text">Any text.</param>
    /// <param name="anchor">start, middle or end: which part of the text stands at x.</param>
    /// <param name="look">Its class.</param>
    public void Text(double x, double y, string text, string anchor = "start", string look = "label") =>
        Add(string.Create(
        CultureInfo.InvariantCulture,
        $"""<text class="{look}" x="{x:0.#}" y="{y:0.#}" text-anchor="{anchor}">{Encoded(text)}</text>"""));

    /// <summary>Text as it may stand in markup. XML knows no control characters: U+FFFD stands for each.</summary>
    public static string Encoded(string text) =>
        WebUtility.HtmlEncode(text.Any(char.IsControl)
            ? string.Concat(text.Select(c => char.IsControl(c) ? '\uFFFD' : c))
            : text);

    private static string Path(ReadOnlySpan<double> points)
    {
        var path = new StringBuilder();
        for (var i = 0; i < points.Length; i += 2)
        {
            path.Append(CultureInfo.InvariantCulture, $"{(i == 0 ? "M" : " L")}{points[i]:0.#} {points[i + 1]:0.#}");
        }
        return path.ToString();
    }

    private void Add(string element) => _strokes.Append("  ").Append(element).Append('\n');
}
