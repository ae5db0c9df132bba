namespace PitMarshal.Evidence.Drawing;

/// <summary>
/// A stop's timeline to scale: loops, what the box saw, drivers, flags, what was not seen, and each limit with its
/// uncertainty. Plain SVG; no script, no resource from elsewhere.
/// </summary>
public static class StopDrawing
{
    /// <summary>
    /// The style of all drawings of a document, once, as CSS. A page may set <c>--stop-ink</c>, <c>--stop-paper</c>,
    /// <c>--stop-bar</c> and <c>--stop-open</c>; otherwise they follow the reader's scheme. Print is black on white.
    /// </summary>
    public const string Style = """
        .stop-drawing {
          margin: 0; --ink: var(--stop-ink, #14181d); --paper: var(--stop-paper, #ffffff);
          --bar: var(--stop-bar, #c4d4e6); --open: var(--stop-open, #e7ecf2);
        }
        @media (prefers-color-scheme: dark) {
          .stop-drawing {
            --ink: var(--stop-ink, #e8edf2); --paper: var(--stop-paper, #0d1117);
            --bar: var(--stop-bar, #31506f); --open: var(--stop-open, #1d2833);
          }
        }
        @media print { .stop-drawing { --ink: #000; --paper: #fff; --bar: #d9d9d9; --open: #f2f2f2; } }
        .stop-drawing svg { display: block; width: 100%; height: auto; }
        .stop-drawing .narrow { display: none; }
        @media screen and (max-width: 600px) { .stop-drawing .narrow { display: block; } .stop-drawing .wide { display: none; } }
        .stop-drawing text { font: 12px system-ui, "Liberation Sans", Arial, sans-serif; font-variant-numeric: tabular-nums; fill: var(--ink); }
        .stop-drawing .on { paint-order: stroke; stroke: var(--paper); stroke-width: 3px; stroke-linejoin: round; }
        .stop-drawing .grid { stroke: var(--ink); stroke-opacity: .18; fill: none; }
        .stop-drawing .axis, .stop-drawing .edge { stroke: var(--ink); fill: none; }
        .stop-drawing .hatch { stroke: var(--ink); stroke-opacity: .75; fill: none; }
        .stop-drawing .limit { stroke: var(--ink); stroke-width: 2; stroke-dasharray: 6 3; fill: none; }
        .stop-drawing .solid { fill: var(--ink); }
        .stop-drawing .bar, .stop-drawing .flag { fill: var(--bar); stroke: var(--ink); }
        .stop-drawing .span { fill: var(--paper); stroke: var(--ink); stroke-width: 1.5; }
        .stop-drawing .open { fill: var(--open); stroke-dasharray: 3 2; }
        .stop-drawing .blind { fill: var(--open); }
        .stop-drawing .cross { stroke: var(--ink); stroke-opacity: .4; fill: none; }
        .stop-drawing .flag { fill: var(--paper); }

        """;

    /// <summary>
    /// The drawing for paper, laptop and tablet, and the one for a phone, of which <see cref="Style"/> shows one.
    /// </summary>
    /// <param name="drawn">What to show.</param>
    /// <param name="id">Letters, digits and hyphens; unique in the document.</param>
    public static string Figure(DrawnStop drawn, string id)
    {
        var (wide, narrow) = (new StopPicture(drawn, DrawingSize.Wide, id),
            new StopPicture(drawn, DrawingSize.Narrow, id));
        return $"<figure class=\"stop-drawing\">\n{wide.Svg()}{narrow.Svg()}</figure>\n";
    }
}
