using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using PitMarshal.Events;
using PitMarshal.Judge.Rules.Reading;

namespace PitMarshal.Regulations;

/// <summary>
/// The published values in the text of regulations: told, and filled in. Every other byte of the text stays as it was.
/// </summary>
public static partial class PublishedText
{
    private const int ValueMost = 100;

    /// <summary>The values that the text lists or its rules need, in its order. The name is for errors.</summary>
    /// <exception cref="BadInput">The text cannot be read, with the line.</exception>
    public static IReadOnlyList<PublishedField> Of(byte[] text, string name)
    {
        var listed = Listed(YamlFields.Read(text, name));
        var unset = Unset(text, name, listed);
        var lines = Lines(text);
        return
        [
            .. listed.Select(value => new PublishedField(value.Key, value.Value.Text ?? "", value.Value.Line,
                Comment(lines[value.Value.Line - 1]), [.. unset.Where(u => u.Name == value.Key)])),
            .. unset.Where(u => !listed.Any(value => value.Key == u.Name)).GroupBy(u => u.Name)
                .Select(needs => new PublishedField(needs.Key, "", needs.First().Line, "", [.. needs])),
        ];
    }

    /// <summary>The text with these values set, proved by reading it again.</summary>
    /// <exception cref="BadInput">
    /// A value is none that the text has, or cannot be read, or the text is written so that nothing can be set in it
    /// safely.
    /// </exception>
    public static byte[] With(byte[] text, string name, IReadOnlyDictionary<string, string> values)
    {
        var known = Of(text, name);
        foreach (var (value, said) in values)
        {
            if (!known.Any(field => field.Name == value))
            {
                throw new BadInput($"{name}:1: the regulations have no published value '{value}'");
            }
            if (said.Length is 0 or > ValueMost || said.Any(char.IsControl))
            {
                throw new BadInput($"{name}:1: {value}: expected 1 to {ValueMost} characters on one line");
            }
        }

        var before = YamlFields.Read(text, name);
        var after = Encoding.UTF8.GetBytes(string.Join('\n', Set(Lines(text), before, values)));
        if (!Is(after, name, before, values))
        {
            throw new BadInput(
                $"{name}:{before.Find("published")?.Line ?? 1}: the published values are not written one a line, "
                + "so none can be set safely; write them yourself");
        }

        RegulationsFile.Read(after, name);
        return after;
    }

    private static List<string> Set(List<string> lines, Field before, IReadOnlyDictionary<string, string> values)
    {
        var listed = Listed(before);
        var missing = values.Keys.Where(value => !listed.Any(l => l.Key == value)).ToList();
        foreach (var (value, field) in listed.Where(l => values.ContainsKey(l.Key)))
        {
            lines[field.Line - 1] = Filled(lines[field.Line - 1], values[value]);
        }

        if (missing.Count == 0)
        {
            return lines;
        }

        // Behind the last of the list; where there is no list, in one of its own before the rules.
        var end = lines[0].EndsWith('\r') ? "\r" : "";
        var last = listed.Count > 0 ? listed.Max(l => l.Value.Line) : before.Find("published")?.Line ?? 0;
        var at = last > 0 ? last : Math.Max(before.Find("rules")?.Line - 1 ?? 0, 0);
        var indent = listed.Count > 0 ? Indent().Match(lines[last - 1]).Value : "  ";
        lines.InsertRange(at, missing.Select(value => $"{indent}{value}: {Word(values[value])}{end}"));
        if (last == 0)
        {
            lines.Insert(at, $"published:{end}");
        }

        return lines;
    }

    /// <summary>The line with the value; a comment stays, in its column where there is room.</summary>
    private static string Filled(string line, string value)
    {
        var (end, comment) = (line.EndsWith('\r') ? "\r" : "", CommentAt(line));
        var filled = Name().Match(line) is { Success: true } name
            ? $"{name.Value} {Word(value)}"
            : line[..comment].TrimEnd();
        return comment == line.Length ? filled + end : filled.PadRight(comment - 1) + " " + line[comment..];
    }

    /// <summary>Whether the new text says what the old one said, and these values.</summary>
    private static bool Is(byte[] after, string name, Field before, IReadOnlyDictionary<string, string> values)
    {
        try
        {
            var now = YamlFields.Read(after, name);
            var wanted = Listed(before).ToDictionary(l => l.Key, l => l.Value.Write());
            foreach (var (value, said) in values)
            {
                wanted[value] = said;
            }

            return Listed(now).ToDictionary(l => l.Key, l => l.Value.Write()) is var has && has.Count == wanted.Count
                && has.All(value => wanted.GetValueOrDefault(value.Key) == value.Value)
                && Rest(now).SequenceEqual(Rest(before));
        }
        catch (BadInput)
        {
            return false;
        }
    }

    private static IEnumerable<(string, string)> Rest(Field file) =>
        (file.Map ?? []).Where(field => field.Key != "published").Select(field => (field.Key, field.Value.Write()));

    private static IReadOnlyList<KeyValuePair<string, Field>> Listed(Field file) => file.Find("published")?.Map ?? [];

    /// <summary>
    /// A constant that is not set keeps the rule from being read at all: then nothing is known of what needs which.
    /// </summary>
    private static IReadOnlyList<UnsetValue> Unset(
        byte[] text, string name, IReadOnlyList<KeyValuePair<string, Field>> listed)
    {
        try
        {
            return RegulationsFile.Read(text, name).Unset;
        }
        catch (BadInput) when (listed.Any(value => value.Value.Text is "" or null))
        {
            return [];
        }
    }

    private static List<string> Lines(byte[] text) => [.. Encoding.UTF8.GetString(text).Split('\n')];

    private static string Comment(string line) => line[CommentAt(line)..].TrimStart('#').Trim();

    /// <summary>
    /// Where the comment of a line begins; its end where there is none. Inside a word or quotes a number sign begins
    /// none.
    /// </summary>
    private static int CommentAt(string line)
    {
        var quote = '\0';
        for (var i = 0; i < line.Length; i++)
        {
            var begins = i == 0 || char.IsWhiteSpace(line[i - 1]);
            if (quote != '\0')
            {
                quote = line[i] == quote ? '\0' : quote;
            }
            else if (begins && line[i] is ('"' or '\''))
            {
                quote = line[i];
            }
            else if (begins && line[i] == '#')
            {
                return i;
            }
        }

        return line.Length;
    }

    /// <summary>Plain where nobody can take it for anything but a word.</summary>
    private static string Word(string text) => PlainWord().IsMatch(text) ? text : JsonSerializer.Serialize(text);

    [GeneratedRegex("""^\s*(?:"[^"]*"|'[^']*'|[^\s:#"']+)\s*:(?=\s|$)""")]
    private static partial Regex Name();

    [GeneratedRegex(@"^[A-Za-z0-9][A-Za-z0-9./%-]*$")]
    private static partial Regex PlainWord();

    [GeneratedRegex("^ *")]
    private static partial Regex Indent();
}
