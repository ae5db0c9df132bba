using System.Text;
using PitMarshal.Events;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace PitMarshal.Yaml;

/// <summary>
/// A YAML file as fields with their lines. Read from the parser's events, so that depth is bounded; anchors, tags and
/// second documents, which none of our files need, are refused.
/// </summary>
public static class YamlFile
{
    private const int DepthMax = 16;

    /// <exception cref="BadInput">The file cannot be read or is no YAML of this kind.</exception>
    public static YamlField Read(string path)
    {
        try
        {
            return Parse(File.ReadAllBytes(path), path);
        }
        catch (Exception unreadable)
            when (unreadable is IOException or UnauthorizedAccessException or ArgumentException)
        {
            throw new BadInput($"{path}: cannot be read: {unreadable.Message}");
        }
    }

    /// <summary>One document; the path is for errors.</summary>
    /// <exception cref="BadInput">The bytes are no YAML of this kind.</exception>
    public static YamlField Parse(byte[] bytes, string path)
    {
        string text;
        try
        {
            text = new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(bytes);
        }
        catch (DecoderFallbackException)
        {
            throw new BadInput($"{path}:1: not valid UTF-8");
        }

        var parser = new Parser(new StringReader(text.TrimStart('\uFEFF')));
        try
        {
            parser.Consume<StreamStart>();
            if (!parser.Accept<DocumentStart>(out _))
            {
                throw new BadInput($"{path}:1: the file is empty");
            }

            parser.Consume<DocumentStart>();
            var field = Value(parser, path, 0);
            parser.Consume<DocumentEnd>();
            return parser.Accept<StreamEnd>(out _) ? field : throw Bad(path, parser.Current!, "expected one document");
        }
        catch (YamlException problem)
        {
            // Of a tab the parser tells where the mapping around it began.
            var tab = Array.FindIndex(text.Split('\n'), line => line.TrimStart(' ').StartsWith('\t'));
            throw problem.Message.Contains(" tab", StringComparison.Ordinal) && tab >= 0
                ? new BadInput($"{path}:{tab + 1}: not YAML: the line is indented with a tab; write blanks")
                : new BadInput($"{path}:{Math.Max(1, problem.Start.Line)}: not YAML: {problem.Message}");
        }
        catch (Exception problem)
            when (problem is InvalidOperationException or ArgumentException or IndexOutOfRangeException)
        {
            // The parser breaks so on some input that is no YAML at all; its own words would tell nothing.
            throw new BadInput($"{path}:{(parser.Current is { } last ? Line(last) : 1)}: not YAML from here on: "
                + "a bracket or quote is not closed, or something is out of place");
        }
    }

    private static YamlField Value(Parser parser, string path, int depth)
    {
        var e = parser.Consume<ParsingEvent>();
        if (depth > DepthMax)
        {
            throw Bad(path, e, "nested too deeply");
        }

        if (e is AnchorAlias || e is NodeEvent { Anchor.IsEmpty: false })
        {
            throw Bad(path, e, "anchors and aliases are not used here");
        }

        return e switch
        {
            Scalar scalar => new YamlField(path, Line(e)) { Written = scalar.Value },
            SequenceStart => new YamlField(path, Line(e)) { List = List(parser, path, depth) },
            MappingStart => new YamlField(path, Line(e)) { Map = Map(parser, path, depth) },
            _ => throw Bad(path, e, "expected a value"),
        };
    }

    private static List<YamlField> List(Parser parser, string path, int depth)
    {
        var items = new List<YamlField>();
        while (!parser.TryConsume<SequenceEnd>(out _))
        {
            items.Add(Value(parser, path, depth + 1));
        }

        return items;
    }

    private static List<KeyValuePair<string, YamlField>> Map(Parser parser, string path, int depth)
    {
        var fields = new List<KeyValuePair<string, YamlField>>();
        while (!parser.TryConsume<MappingEnd>(out _))
        {
            var key = Value(parser, path, depth + 1);
            if (key.Written is not { } name)
            {
                throw key.Bad("expected a name before ':'");
            }

            if (fields.Exists(field => field.Key == name))
            {
                throw key.Bad($"'{name}' stands here twice");
            }

            // An error about a field points to its name, which may stand a line before its value.
            fields.Add(new(name, Value(parser, path, depth + 1) with { Line = key.Line }));
        }

        return fields;
    }

    private static BadInput Bad(string path, ParsingEvent e, string what) => new($"{path}:{Line(e)}: {what}");

    private static int Line(ParsingEvent e) => Math.Max(1, (int)e.Start.Line);
}
