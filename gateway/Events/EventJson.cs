using System.Text;
using System.Text.Json;
using System.Text.Unicode;

namespace PitMarshal.Events;

/// <summary>
/// One event as one line of JSON. Reading never throws, whatever the bytes: what is wrong comes back as text.
/// Fields it does not know are accepted; events it does not know, wrong types and duplicate names are errors.
/// </summary>
public static partial class EventJson
{
    /// <summary>The longest line that is read, in bytes.</summary>
    public const int LineMax = 1 << 20;

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
            e = Read(document.RootElement);
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

    /// <summary>Without the parser's own place, which counts from 0 and only within the line.</summary>
    private static string Sentence(string text)
    {
        var end = text.IndexOf(" LineNumber:", StringComparison.Ordinal);
        text = end < 0 ? text : text[..end];
        end = text.AsSpan().IndexOfAny('\r', '\n');
        return end < 0 ? text : text[..end];
    }
}
