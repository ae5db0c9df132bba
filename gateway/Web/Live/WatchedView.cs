using System.Net;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.RegularExpressions;
using PitMarshal.Events;
using PitMarshal.Evidence.Page;

namespace PitMarshal.Web.Live;

/// <summary>
/// What everybody sees who watches one address, and what changed since any of its versions: whoever was slow gets the
/// newest of each part once, and nothing waits for him. Not for several threads at once.
/// </summary>
internal sealed partial class WatchedView(string address)
{
    private static readonly JsonWriterOptions s_plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly Dictionary<string, Versioned<string>> _parts = [];
    private readonly Dictionary<string, Versioned<FigureText>> _texts = [];
    private readonly Dictionary<long, string> _messages = [];
    private Versioned<string> _frame = new("", 0);
    private Drawing _drawing = new(
        "", new Dictionary<string, string>(), new Dictionary<string, Func<Instant, FigureText>>());

    internal string Address => address;

    /// <summary>Grows with each change; 0 before it was drawn.</summary>
    internal long Version { get; private set; }

    /// <summary>It could not be drawn when it should: what it shows is old.</summary>
    internal bool IsStale { get; set; }

    /// <summary>Takes a new drawing and what its figures show now.</summary>
    internal void Take(Drawing drawing, Instant now)
    {
        (_drawing, IsStale) = (drawing, false);
        var next = Version + 1;
        if (_frame.Value != drawing.Frame)
        {
            _frame = new(drawing.Frame, Version = next);
        }
        foreach (var (id, html) in drawing.Parts)
        {
            Set(_parts, id, html, next);
        }
        Forget(_parts, drawing.Parts.Keys);
        Forget(_texts, drawing.Figures.Keys);
        Tick(now, next);
    }

    /// <summary>What the figures show now.</summary>
    internal void Tick(Instant now) => Tick(now, Version + 1);

    /// <summary>What changed since a version, as one line of JSON; everything since 0.</summary>
    internal string Since(long version)
    {
        if (!_messages.TryGetValue(version, out var message))
        {
            _messages.Add(version, message = Message(version));
        }
        return message;
    }

    /// <summary>The whole of it as HTML, for a page that has no script yet.</summary>
    internal string Html()
    {
        var whole = PlaceOfPart().Replace(_frame.Value, place => _parts[place.Groups[1].Value].Value);
        return PlaceOfFigure().Replace(
            whole, place => _texts.TryGetValue(WebUtility.HtmlDecode(place.Groups[1].Value), out var shown)
            ? $"{place.Groups[0].Value[..^1]}{State(shown.Value)}>{HtmlEncoder.Default.Encode(shown.Value.Text)}"
            : place.Value);
    }

    private static string State(FigureText text) => text.State is null ? "" : $" data-state=\"{text.State}\"";

    private void Tick(Instant now, long next)
    {
        foreach (var (id, text) in _drawing.Figures)
        {
            Set(_texts, id, text(now), next);
        }
        if (Version == next)
        {
            _messages.Clear();
        }
    }

    private void Set<T>(Dictionary<string, Versioned<T>> values, string id, T value, long next)
        where T : IEquatable<T>
    {
        if (!values.TryGetValue(id, out var before) || !before.Value.Equals(value))
        {
            values[id] = new(value, Version = next);
        }
    }

    private static void Forget<T>(Dictionary<string, T> values, IEnumerable<string> kept)
    {
        foreach (var gone in values.Keys.Except(kept).ToList())
        {
            values.Remove(gone);
        }
    }

    private string Message(long since)
    {
        using var bytes = new MemoryStream(512);
        using (var json = new Utf8JsonWriter(bytes, s_plain))
        {
            json.WriteStartObject();
            json.WriteString("view", address);
            json.WriteBoolean("whole", since == 0);
            if (_frame.Version > since)
            {
                json.WriteString("frame", _frame.Value);
            }
            json.WriteStartObject("parts");
            foreach (var (id, part) in _parts.Where(part => part.Value.Version > since))
            {
                json.WriteString(id, part.Value);
            }
            json.WriteEndObject();
            json.WriteStartObject("figures");
            foreach (var (id, text) in _texts.Where(text => text.Value.Version > since))
            {
                json.WriteStartArray(id);
                json.WriteStringValue(text.Value.Text);
                json.WriteStringValue(text.Value.State ?? "");
                json.WriteEndArray();
            }
            json.WriteEndObject();
            json.WriteEndObject();
        }
        return Encoding.UTF8.GetString(bytes.GetBuffer(), 0, (int)bytes.Length);
    }

    [GeneratedRegex("<!--part ([^>]+)-->")]
    private static partial Regex PlaceOfPart();

    [GeneratedRegex("<span id=\"([^\"]+)\"[^>]* data-figure>")]
    private static partial Regex PlaceOfFigure();

    private readonly record struct Versioned<T>(T Value, long Version);
}
