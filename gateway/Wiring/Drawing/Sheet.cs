using System.Globalization;
using System.Net;
using PitMarshal.Svg;

namespace PitMarshal.Wiring.Drawing;

/// <summary>A schematic as it grows, and the parts that were drawn.</summary>
public sealed class Sheet : Canvas
{
    private const string Style = """
          <style>
            .paper { fill: #ffffff; } .ink { stroke: #1b1f24; fill: none; stroke-width: 1.6; } .solid { fill: #1b1f24; stroke: none; }
            .body { stroke: #1b1f24; fill: #ffffff; stroke-width: 1.6; } .board { stroke: #1b1f24; fill: #eef3ee; stroke-width: 1.6; }
            .used { fill: #ffd75e; stroke: #1b1f24; } .pad { fill: #d7dbe0; stroke: #8b949e; }
            text { font-family: "DejaVu Sans", Verdana, sans-serif; font-size: 12px; fill: #1b1f24; }
            .title { font-size: 20px; font-weight: bold; } .head { font-size: 13px; font-weight: bold; } .small { font-size: 10px; }
            @media (prefers-color-scheme: dark) {
              .paper { fill: #0d1117; } .ink { stroke: #d5dbe2; } .solid { fill: #d5dbe2; } .body { stroke: #d5dbe2; fill: #0d1117; }
              .board { stroke: #d5dbe2; fill: #16231a; } .used { fill: #8a6a00; stroke: #d5dbe2; } .pad { fill: #30363d; stroke: #6e7681; }
              text { fill: #e6edf3; }
            }
          </style>

        """;

    private readonly List<CircuitPart> _parts = [];

    /// <summary>What was drawn with <see cref="Part"/>, in its order.</summary>
    public IReadOnlyList<CircuitPart> Parts => _parts;

    /// <summary>Adds a part to the list and gives its mark on the drawing: R1, R2, …</summary>
    public string Part(string letter, string value, string use)
    {
        var mark = string.Create(
            CultureInfo.InvariantCulture, $"{letter}{_parts.Count(part => part.Letter == letter) + 1}");
        _parts.Add(new(letter, mark, value, use));
        return mark;
    }

    /// <summary>Where wires join.</summary>
    public void Dot(double x, double y) => Circle(x, y, 3, "solid");

    /// <summary>The whole drawing as SVG.</summary>
    public string Svg(double width, double height, string title) => string.Create(
        CultureInfo.InvariantCulture,
        $"""
        <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width:0} {height:0}" width="{width:0}" height="{height:0}" role="img">
          <title>{WebUtility.HtmlEncode(title)}</title>
        {Style}  <rect class="paper" width="{width:0}" height="{height:0}"/>
        {Strokes}</svg>

        """).ReplaceLineEndings("\n");
}
