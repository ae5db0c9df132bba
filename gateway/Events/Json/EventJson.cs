using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;
using PitMarshal.Events.Json;

namespace PitMarshal.Events.Json;

/// <summary>
/// One event as one line of JSON. Reading never throws, whatever the bytes: what is wrong comes back as text.
/// Fields it does not know are accepted; events it does not know, wrong types and duplicate names are errors.
/// </summary>
public static class EventJson
{
    /// <summary>The longest line that is read, in bytes.</summary>
    public const int LineMax = 1 << 20;

    internal static readonly JsonWriterOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static readonly JsonDocumentOptions s_strict = new() { MaxDepth = 16, AllowDuplicateProperties = false };

    /// <summary>Reads one event; when false, <paramref name="what"/> says what is wrong.</summary>
    public static bool TryParse(ReadOnlyMemory<byte> line, out RaceEvent? e, out string? what)
    {
        (e, what) = (null, null);
        if (line.Length > LineMax)
        {
            what = $"the line is longer than {LineMax} bytes";
            return false;
        }

        if (!Utf8.IsValid(line.Span))
        {
            what = "not valid UTF-8";
            return false;
        }

        try
        {
            using var document = JsonDocument.Parse(line, s_strict);
            e = Read(new JsonFields(document.RootElement));
            return true;
        }
        catch (JsonException problem)
        {
            what = "not JSON: " + Sentence(problem.Message);
        }
        catch (InvalidOperationException)
        {
            what = "not JSON: text with half a character in it";
        }
        catch (BadField problem)
        {
            what = problem.Message;
        }

        return false;
    }

    /// <inheritdoc cref="TryParse(ReadOnlyMemory{byte}, out RaceEvent, out string)"/>
    public static bool TryParse(ReadOnlySpan<byte> line, out RaceEvent? e, out string? what) =>
        TryParse((ReadOnlyMemory<byte>)line.ToArray(), out e, out what);

    /// <inheritdoc cref="TryParse(ReadOnlyMemory{byte}, out RaceEvent, out string)"/>
    public static bool TryParse(string line, out RaceEvent? e, out string? what) =>
        TryParse((ReadOnlyMemory<byte>)Encoding.UTF8.GetBytes(line), out e, out what);

    /// <summary>
    /// The one written form of an event, without a line end: event, at, uMs (left out when 0), the event's own fields
    /// in the contract's order (left out when null), by, source, inferred, trusted, press and what a sensor adds (left
    /// out when 0 or null). What only a person does has its by among its own fields.
    /// </summary>
    /// <exception cref="NotSupportedException">Nobody said how this type of event is written.</exception>
    public static string Write(RaceEvent e)
    {
        var form = EventForms.Of(e);
        using var bytes = new MemoryStream(160);
        using (var json = new Utf8JsonWriter(bytes, Plain))
        {
            json.WriteStartObject();
            json.WriteString("event", form.Type.Name);
            json.WriteString("at", e.At.ToString());
            if (e.UMs != 0)
            {
                json.WriteNumber("uMs", e.UMs);
            }

            form.Write(json, e);
            json.Text("by", form.IsOfPerson ? null : e.By).Text("source", e.Source).Text("inferred", e.Inferred)
                .Text("trusted", e.Trusted).Text("press", e.Press);
            if (e.SensorUMs != 0)
            {
                json.WriteNumber("sensorUMs", e.SensorUMs);
            }

            if (e.DelayUMs != 0)
            {
                json.WriteNumber("delayUMs", e.DelayUMs);
            }

            json.Text("detector", e.Detector);
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(bytes.GetBuffer(), 0, (int)bytes.Length);
    }

    /// <summary>
    /// The event with the new values of a correction, or null with what is wrong when they do not make an event.
    /// New values stand as fields of the correction; those whose names it uses itself (at, uMs, reason …) stand in
    /// its field <c>values</c>.
    /// </summary>
    public static RaceEvent? Correct(RaceEvent e, EventCorrected correction, out string? what)
    {
        what = null;
        if (correction.Values is null)
        {
            return e;
        }

        using var values = JsonDocument.Parse(correction.Values, s_strict);
        // Another instant is no sensor's any more.
        var isMoved = values.RootElement.TryGetProperty("at", out _) || values.RootElement.TryGetProperty("uMs", out _);
        var kept = isMoved ? e with { SensorUMs = 0, DelayUMs = 0, Detector = null } : e;
        using var old = JsonDocument.Parse(Write(kept), s_strict);
        return TryParse(CorrectedForm.Merge(old.RootElement, values.RootElement), out var corrected, out what)
            ? corrected
            : null;
    }

    private static RaceEvent Read(JsonFields f)
    {
        var name = f.Text("event");
        var e = (EventForms.Named(name) ?? throw new BadField($"unknown event '{name}'")).Read(f);
        var (uMs, isSensors) = (f.Uncertainty("uMs"), e is not EventCorrected);
        var sensorUMs = isSensors ? f.Uncertainty("sensorUMs", uMs) : 0;
        return e with
        {
            At = f.Instant("at"),
            UMs = uMs,
            SensorUMs = sensorUMs,
            DelayUMs = isSensors ? f.Uncertainty("delayUMs", sensorUMs) : 0,
            Detector = isSensors ? f.TextOrNull("detector") : null,
            By = f.TextOrNull("by"),
            Source = f.TextOrNull("source"),
            Inferred = e is EventCorrected ? null : f.TextOrNull("inferred"),
            Trusted = e is EventCorrected ? null : f.TextOrNull("trusted"),
            Press = f.TextOrNull("press"),
        };
    }

    /// <summary>Without the parser's own place, which counts from 0 and only within the line.</summary>
    private static string Sentence(string text)
    {
        var end = text.IndexOf(" LineNumber:", StringComparison.Ordinal);
        text = end < 0 ? text : text[..end];
        end = text.AsSpan().IndexOfAny('\r', '\n');
        return end < 0 ? text : text[..end];
    }
}
