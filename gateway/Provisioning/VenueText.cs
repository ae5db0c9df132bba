using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using PitMarshal.Broker;
using PitMarshal.Events;
using PitMarshal.Yaml;

namespace PitMarshal.Provisioning;

/// <summary>
/// The text of a venue file, to which stations are added. Everything else in it stays as it was, byte for byte.
/// </summary>
internal static partial class VenueText
{
    private const string Step = "  ";

    /// <summary>A venue without stations, for boards on the network.</summary>
    public static string Fresh(string name)
    {
        using var stream = typeof(VenueFile).Assembly.GetManifestResourceStream("venue.yaml")!;
        using var example = new StreamReader(stream);
        var text = example.ReadToEnd();
        return text[..text.IndexOf("stations:", StringComparison.Ordinal)]
            .Replace(" Change the names to yours, then start `pitmarshal run` again.", "", StringComparison.Ordinal)
            .Replace("venue: home", $"venue: {name}", StringComparison.Ordinal)
            .Replace("listen: loopback", "listen: lan", StringComparison.Ordinal) + "stations: {}\n";
    }

    /// <summary>The line that names each station, by name; from 1.</summary>
    public static IReadOnlyDictionary<string, int> Lines(string text, string path) =>
        Stations(text, path).Entries.ToDictionary(station => station.Key, station => station.Value.Line);

    /// <summary>The text with one more station at the end of its list.</summary>
    /// <exception cref="BadInput">It is written so that nothing can be added to it safely; nothing is lost.</exception>
    public static string With(string text, string path, VenueStation station)
    {
        var before = Parse(text, path);
        var stations = Stations(text, path);
        var lines = text.Split('\n').ToList();
        var newline = lines[0].EndsWith('\r') ? "\r" : "";
        var head = stations.Line - 1;
        lines[head] = EmptyList().Replace(lines[head], "stations:");
        var indent = stations.Entries is [var first, ..] ? Indent(lines[first.Value.Line - 1]) : Step;
        var at = stations.Entries is [.., var last] ? End(lines, last.Value.Line - 1, indent) : head + 1;
        lines.InsertRange(at, Block(station, indent).Select(line => line + newline));
        if (at == lines.Count - Block(station, indent).Count())
        {
            // The file ended without a newline: now the line before has one, and the last one too.
            lines[at - 1] = lines[at - 1].TrimEnd('\r') + newline;
            lines.Add("");
        }
        var after = string.Join('\n', lines);
        return Is(after, path, before, station) ? after : throw stations.Bad(
            "the list of stations is not written one station a line, so none can be added safely; add this yourself:\n"
            + string.Join('\n', Block(station, Step)));
    }

    /// <summary>Where the last station ends: behind its last line, or a comment as deep as it.</summary>
    private static int End(List<string> lines, int station, string indent)
    {
        var end = station + 1;
        for (var i = station + 1; i < lines.Count; i++)
        {
            var content = lines[i].Trim();
            var deep = Indent(lines[i]).Length >= indent.Length;
            if (content.Length > 0 && deep)
            {
                end = i + 1;
            }
            else if (content.Length > 0 && content[0] != '#')
            {
                break;
            }
        }
        return end;
    }

    private static IEnumerable<string> Block(VenueStation station, string indent)
    {
        yield return $"{indent}{station.Name}:";
        yield return $"{indent}{Step}role: {Word(station.Role)}";
        yield return $"{indent}{Step}inputs:";
        foreach (var input in station.Inputs)
        {
            yield return $"{indent}{Step}{Step}- {{ {string.Join(", ", Fields(input))} }}";
        }
    }

    private static IEnumerable<string> Fields(StationInput input)
    {
        (string Name, string? Value)[] fields =
        [
            ("in", input.In), ("kind", input.Kind), ("point", input.Point), ("box", input.Box),
            ("side", input.Side), ("id", input.Id), ("form", input.Form), ("detector", input.Detector),
        ];
        foreach (var (name, value) in fields.Where(field => field.Value is not null))
        {
            yield return $"{name}: {Word(value!)}";
        }
        if (input.DebounceMs is { } debounce)
        {
            yield return $"debounceMs: {debounce}";
        }
        if (input.LatencyUs is { } latency)
        {
            yield return $"latencyUs: {latency}";
        }
        if (input.PmUs is { } scatter)
        {
            yield return $"pmUs: {scatter}";
        }
        if (input.ActiveLow is { } low)
        {
            yield return $"low: {(low ? "true" : "false")}";
        }
    }

    /// <summary>Plain where nobody can take it for anything but a word.</summary>
    private static string Word(string text) => PlainWord().IsMatch(text) ? text : JsonSerializer.Serialize(text);

    /// <summary>Whether the new text says what the old one said, and this station.</summary>
    private static bool Is(string text, string path, Venue before, VenueStation station)
    {
        try
        {
            var after = Parse(text, path);
            return after.Name == before.Name && after.Broker == before.Broker
                && after.Stations.Select(Said).SequenceEqual(before.Stations.Append(station).Select(Said));
        }
        catch (BadInput)
        {
            return false;
        }
    }

    private static (string, string) Said(VenueStation station) =>
        (station.Name, Encoding.UTF8.GetString(station.ConfigPayload()));

    private static Venue Parse(string text, string path) => VenueFile.Parse(Encoding.UTF8.GetBytes(text), path);

    private static YamlField Stations(string text, string path) =>
        YamlFile.Parse(Encoding.UTF8.GetBytes(text), path).Required("stations");

    private static string Indent(string line) => line[..^line.TrimStart(' ').Length];

    [GeneratedRegex(@"^stations:\s*\{\s*\}")]
    private static partial Regex EmptyList();

    [GeneratedRegex(@"^(?!(?:true|false|null|yes|no|on|off|y|n)$)[a-z][a-z0-9-]*$")]
    private static partial Regex PlainWord();
}
