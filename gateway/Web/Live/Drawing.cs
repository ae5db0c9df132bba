using System.Text;
using PitMarshal.Events;

namespace PitMarshal.Web.Live;

/// <summary>
/// A view as it was drawn from one snapshot: a frame with places for its parts, the parts, and the figures that run.
/// </summary>
/// <param name="Frame">HTML; a part's place is <c>&lt;!--part ID--&gt;</c>.</param>
/// <param name="Parts">HTML by id.</param>
/// <param name="Figures">What each running figure shows, by the id of its element.</param>
internal sealed record Drawing(
    string Frame, IReadOnlyDictionary<string, string> Parts,
    IReadOnlyDictionary<string, Func<Instant, FigureText>> Figures)
{
    internal const string End = "<!--/part-->";

    private const string Opening = "<!--part ", Closing = "-->";

    internal static string Begin(string id) => Marker(Uri.EscapeDataString(id));

    /// <summary>Takes the parts out of what was rendered. Parts stand side by side, never in one another.</summary>
    internal static Drawing Of(string html, Figures figures)
    {
        var frame = new StringBuilder(html.Length);
        var parts = new Dictionary<string, string>();
        var at = 0;
        while (html.IndexOf(Opening, at, StringComparison.Ordinal) is >= 0 and var begin)
        {
            var head = html.IndexOf(Closing, begin, StringComparison.Ordinal);
            var end = html.IndexOf(End, head, StringComparison.Ordinal);
            var id = html[(begin + Opening.Length)..head];
            parts[id] = html[(head + Closing.Length)..end];
            frame.Append(html, at, begin - at).Append(Marker(id));
            at = end + End.Length;
        }
        return new Drawing(frame.Append(html, at, html.Length - at).ToString(), parts, figures.All);
    }

    private static string Marker(string id) => $"{Opening}{id}{Closing}";
}
