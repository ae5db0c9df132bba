using System.Text;
using PitMarshal.Judge.Rules;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace PitMarshal.Regulations;

/// <summary>
/// YAML as fields with their lines. Read from the parser's events, so that depth is bounded; anchors, tags and second
/// documents, which no regulations need, are refused.
/// </summary>
internal static class YamlFields
{
    private const int DepthMax = 16;

    /// <summary>Reads one document; throws <see cref="BadRule"/>.</summary>
    public static Field Read(byte[] bytes)
    {
        string text;
        try
        {
            text = new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(bytes);
        }
        catch (DecoderFallbackException)
        {
            throw new BadRule(1, "not valid UTF-8");
        }

        var parser = new Parser(new StringReader(text.TrimStart('\uFEFF')));
        try
        {
            parser.Consume<StreamStart>();
            if (!parser.Accept<DocumentStart>(out _))
            {
                throw new BadRule(1, "the file is empty");
            }

            parser.Consume<DocumentStart>();
            var field = Value(parser, 0);
            parser.Consume<DocumentEnd>();
            return parser.Accept<StreamEnd>(out _) ? field : throw new BadRule(Line(parser.Current!), "expected one document");
        }
        catch (YamlException problem)
        {
            throw new BadRule(Math.Max(1, (int)problem.Start.Line), $"not YAML: {problem.Message}");
        }
        catch (Exception problem) when (problem is InvalidOperationException or ArgumentException or IndexOutOfRangeException)
        {
            // The parser breaks so on some input that is no YAML at all; its own words would tell nothing.
            throw new BadRule(
                parser.Current is { } last ? Line(last) : 1,
                "not YAML from here on: a bracket or quote is not closed, or something is out of place");
        }
    }

    private static Field Value(Parser parser, int depth)
    {
        var e = parser.Consume<ParsingEvent>();
        var line = Line(e);
        if (depth > DepthMax)
        {
            throw new BadRule(line, "nested too deeply");
        }

        if (e is AnchorAlias || e is NodeEvent { Anchor.IsEmpty: false })
        {
            throw new BadRule(line, "anchors and aliases are not used in regulations");
        }

        return e switch
        {
            Scalar scalar => new Field(line) { Text = scalar.Value },
            SequenceStart => new Field(line) { List = List(parser, depth) },
            MappingStart => new Field(line) { Map = Map(parser, depth) },
            _ => throw new BadRule(line, "expected a value"),
        };
    }

    private static List<Field> List(Parser parser, int depth)
    {
        var items = new List<Field>();
        while (!parser.TryConsume<SequenceEnd>(out _))
        {
            items.Add(Value(parser, depth + 1));
        }

        return items;
    }

    private static List<KeyValuePair<string, Field>> Map(Parser parser, int depth)
    {
        var fields = new List<KeyValuePair<string, Field>>();
        while (!parser.TryConsume<MappingEnd>(out _))
        {
            var key = Value(parser, depth + 1);
            if (key.Text is not { } name)
            {
                throw new BadRule(key.Line, "expected a name before ':'");
            }

            if (fields.Exists(f => f.Key == name))
            {
                throw new BadRule(key.Line, $"'{name}' stands here twice");
            }

            // An error about a field points to its name, which may stand a line before its value.
            fields.Add(new(name, Value(parser, depth + 1) with { Line = key.Line }));
        }

        return fields;
    }

    private static int Line(ParsingEvent e) => Math.Max(1, (int)e.Start.Line);
}
