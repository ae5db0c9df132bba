using PitMarshal.Events;
using PitMarshal.Judge.Rules;
using PitMarshal.Judge.Rules.Reading;
using PitMarshal.Timing.Standings.Points;

namespace PitMarshal.Regulations;

/// <summary>
/// How a series gives points, in a YAML file of its own: its name under <c>points</c>, <c>title</c>, <c>source</c>,
/// <c>year</c>, and the fields of the section <c>points</c>.
/// </summary>
public static class PointsFile
{
    private static readonly Dictionary<string, string> s_nothing = [];

    /// <summary>
    /// The points of a file or, when there is none of this name, of those shipped under it; throws
    /// <see cref="BadInput"/>.
    /// </summary>
    public static PointsRules Load(string path, string name)
    {
        if (!File.Exists(path) && Shipped.FindPoints(name) is { } shipped)
        {
            return Read(shipped, name);
        }

        try
        {
            return Read(File.ReadAllBytes(path), path);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException or ArgumentException)
        {
            throw new BadInput($"there is no file {path}, and no shipped points of this name: "
                + string.Join(", ", Shipped.Points));
        }
    }

    /// <summary>Reads the bytes of a file; the path is for errors.</summary>
    public static PointsRules Read(byte[] bytes, string path)
    {
        try
        {
            var fields = new FieldReader(YamlFields.Read(bytes, path), "points", s_nothing);
            fields.Text("points");
            fields.TextOrNull("title");
            fields.Text("source");
            fields.Text("year");
            fields.TextOrNull("note");
            return PointsSection.Read(fields);
        }
        catch (BadRule bad)
        {
            throw new BadInput($"{path}:{bad.Line}: {bad.Message}");
        }
    }
}
