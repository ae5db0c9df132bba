using System.Security.Cryptography;
using PitMarshal.Events;
using PitMarshal.Judge.Rules;
using PitMarshal.Judge.Rules.Common;
using PitMarshal.Judge.Rules.Expressions;
using PitMarshal.Judge.Rules.Penalties;
using PitMarshal.Judge.Rules.Reading;

namespace PitMarshal.Regulations;

/// <summary>
/// Regulations in a YAML file. Beside what the contract names, a file may hold <c>published: { name: value }</c>: the
/// values that the event publishes and rules refer to by name (empty: the event must set it), and a <c>ledger</c> of
/// points.
/// </summary>
public static class RegulationsFile
{
    /// <summary>No regulations are longer, in bytes.</summary>
    public const int SizeMax = 1 << 20;

    private static readonly Dictionary<string, string> s_none = [];

    /// <summary>
    /// Reads the file, to judge by it; throws <see cref="BadInput"/> with <c>file:line: what</c>, also for a published
    /// value that a rule needs and the event has yet to set.
    /// </summary>
    public static RaceRegulations Load(string path) => Parse(Bytes(path), path);

    /// <summary>
    /// Reads the file, to be explained or checked: what the event has yet to set is told with it. Throws as above.
    /// </summary>
    public static RaceRegulations Open(string path) => Read(Bytes(path), path);

    /// <summary>Reads the bytes of a file, to judge by it; the name is for errors.</summary>
    public static RaceRegulations Parse(byte[] bytes, string path)
    {
        var regulations = Read(bytes, path);
        return regulations.Unset is [var unset, ..]
            ? throw new BadInput($"{path}:{unset.Line}: {unset.Message}")
            : regulations;
    }

    /// <summary>
    /// The bytes of a file or, when there is none of this name, of the regulations shipped under it; throws
    /// <see cref="BadInput"/>.
    /// </summary>
    public static byte[] Bytes(string path)
    {
        if (!File.Exists(path) && Shipped.Find(path) is { } shipped)
        {
            return shipped;
        }

        if (!Path.Exists(path))
        {
            throw new BadInput(
                $"{path}: there is no such file, and no shipped regulations of this name: `pitmarshal explain --list` "
                    + $"tells them");
        }

        try
        {
            return File.ReadAllBytes(path);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException or ArgumentException)
        {
            throw new BadInput($"{path}: cannot be read: {problem.Message}");
        }
    }

    /// <summary>Reads the bytes of a file, to be explained or checked; the name is for errors.</summary>
    public static RaceRegulations Read(byte[] bytes, string path)
    {
        if (bytes.Length > SizeMax)
        {
            throw new BadInput($"{path}:1: longer than {SizeMax} bytes");
        }

        try
        {
            var hash = Convert.ToHexStringLower(SHA256.HashData(bytes))[..12];
            return Read(YamlFields.Read(bytes, path), hash);
        }
        catch (BadRule bad)
        {
            throw new BadInput($"{path}:{bad.Line}: {bad.Message}");
        }
    }

    private static RaceRegulations Read(Field file, string hash)
    {
        var fields = new FieldReader(file, "regulations", s_none);
        var name = fields.Text("regulations");
        var title = fields.TextOrNull("title") ?? name;
        // Where the text comes from is for people.
        var source = RuleSource.Read(fields);
        if (fields.TextOrNull("status") is not (null or "verified" or "unverified"))
        {
            throw fields.Bad("status", "expected verified or unverified");
        }

        var published = Published(fields);
        var rules = new List<Rule>();
        // A file may be there for timing alone.
        var isTimingAlone = (!fields.Has("rules") || file.Find("rules") is { List.Count: 0 })
            && (fields.Has("timing") || fields.Has("grid") || fields.Has("points"));
        foreach (var written in isTimingAlone ? [] : fields.ListOf("rules"))
        {
            var rule = RuleKinds.Read(written, published);
            if (rules.Exists(r => r.Name == rule.Name))
            {
                throw new BadRule(written.Line, $"rule {rule.Name}: there is another rule of this name");
            }

            rules.Add(rule);
        }

        var ledger = Ledger.Read(fields);
        if (fields.MapOrNull("timing") is { } timing)
        {
            // Who judges needs it not; but a mistake in it is told whoever reads the file.
            TimingSection.Read(timing);
        }

        if (fields.MapOrNull("grid") is { } grid)
        {
            GridSection.Read(grid);
        }

        if (fields.MapOrNull("points") is { } points)
        {
            PointsSection.Read(points);
        }

        var notJudged = fields.MapsOrNull("notJudged")?.ConvertAll(NotJudged) ?? [];
        fields.Done();
        return new RaceRegulations(name, title, hash, rules) {
            Written = file, Ledger = ledger, Source = source, NotJudged = notJudged,
        };
    }

    private static (string What, string Why) NotJudged(FieldReader fields)
    {
        var asked = (fields.Text("what"), fields.Text("why"));
        fields.Done();
        return asked;
    }

    private static Dictionary<string, string> Published(FieldReader fields)
    {
        var published = new Dictionary<string, string>();
        if (fields.MapOrNull("published") is { } values)
        {
            foreach (var name in values.Names)
            {
                published[name] = ExpressionReader.Words.Contains(name)
                    ? throw values.Bad(name, "is a word of calculations; choose another name")
                    : values.TextOrEmpty(name);
            }
        }

        return published;
    }
}
