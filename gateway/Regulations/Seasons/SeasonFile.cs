using PitMarshal.Events;
using PitMarshal.Judge.Rules;
using PitMarshal.Judge.Rules.Reading;
using PitMarshal.Timing.Standings;
using PitMarshal.Timing.Standings.Points;
using PitMarshal.Yaml;

namespace PitMarshal.Regulations.Seasons;

/// <summary>
/// A season in a YAML file: how it gives points, and its meetings' logs or results, whose paths are meant from its
/// folder. Throws <see cref="BadInput"/> with <c>file:line: what</c>.
/// </summary>
public static class SeasonFile
{
    private static readonly Dictionary<string, string> s_nothing = [];
    private static readonly string[] s_naming = ["log", "results", "regulations", "points"];

    public static Season Load(string path)
    {
        var file = YamlFile.Read(path);
        file.AllowOnly("season", "title", "points", "regulations", "entries", "guests", "meetings");
        var name = file.Required("season").Text;
        var regulations = RegulationsOf(file);
        var points = PointsOf(file) ?? (regulations is null ? null : PointsSection.Of(regulations))
            ?? throw file.Bad("`points:` is missing: the name of shipped points, a file, or the fields; "
                + "or regulations that have them");
        var entries = new SeasonEntries(file.Optional("entries"));
        var meetings = file.Required("meetings");
        var results = new List<SeasonResult>();
        foreach (var meeting in meetings.Items)
        {
            results.Add(Meeting(meeting, regulations, points, entries));
            if (results.Take(results.Count - 1).Any(other => IsSame(other, results[^1])))
            {
                throw meeting.Bad($"meeting {results[^1].Meeting}: this result of it stands here twice");
            }
        }

        return new Season(name, points, results, Guests(file));
    }

    /// <summary>The files that a season rests on, itself first: all of them in its own folder.</summary>
    /// <exception cref="BadInput">It names one elsewhere.</exception>
    public static IReadOnlyList<string> Files(string path)
    {
        var file = YamlFile.Read(path);
        var named = (file.Optional("meetings")?.Items ?? []).Prepend(file).SelectMany(
            part => s_naming.Select(part.Optional).OfType<YamlField>().Where(field => field.Map is null));
        return [path, .. named.Select(field => IsWithin(field.Text) ? PathOf(field)
            : throw field.Bad($"{field.Text}: not in the season's folder"))];
    }

    private static bool IsWithin(string name) => !Path.IsPathRooted(name) && !name.Split('/', '\\').Contains("..");

    private static SeasonResult Meeting(
        YamlField meeting, RaceRegulations? season, PointsRules points, SeasonEntries entries)
    {
        meeting.AllowOnly(
            "meeting", "log", "results", "session", "result", "regulations", "points", "factor", "mustCount");
        var source = new MeetingSource(meeting, RegulationsOf(meeting) ?? season);
        var result = source.Read();
        var read = result with
        {
            Points = PointsOf(meeting) ?? points,
            Factor = meeting.Optional("factor") is { } factor ? (decimal)factor.Decimal(0, 100) : 1,
            MustCount = meeting.Optional("mustCount")?.Truth() ?? false,
            Entries = result.Result.Cars.Select(car => entries.Of(car.Car, result.Entries.GetValueOrDefault(car.Car)))
                .OfType<EntryListed>().ToDictionary(entry => entry.Car),
        };
        entries.Check(meeting, read, points.Per, Guests(meeting.Path));
        return read;
    }

    private static HashSet<string> Guests(string path) => Guests(YamlFile.Read(path));

    private static HashSet<string> Guests(YamlField file) =>
        file.Optional("guests")?.Items.Select(car => car.Text).ToHashSet() ?? [];

    private static RaceRegulations? RegulationsOf(YamlField where) => where.Optional("regulations") is not { } named
        ? null
        : Told(named, () => RegulationsFile.Open(Beside(named)));

    /// <summary>Written here, or the name of a file or of shipped ones.</summary>
    private static PointsRules? PointsOf(YamlField where) => where.Optional("points") switch
    {
        null => null,
        { Map: not null } written => Told(written, () => PointsSection.Read(
            new FieldReader(YamlFields.Of(written), "points", s_nothing))),
        var named => Told(named, () => PointsFile.Load(PathOf(named), named.Text)),
    };

    /// <summary>A mistake in another file is told with the place that names it, and its own.</summary>
    private static T Told<T>(YamlField where, Func<T> read)
    {
        try
        {
            return read();
        }
        catch (BadRule bad)
        {
            throw new BadInput($"{where.Path}:{bad.Line}: {bad.Message}");
        }
        catch (BadInput bad)
        {
            throw where.Bad(bad.Message);
        }
    }

    private static string Beside(YamlField named) => File.Exists(PathOf(named)) ? PathOf(named) : named.Text;

    internal static string PathOf(YamlField named) =>
        Path.Combine(Path.GetDirectoryName(Path.GetFullPath(named.Path))!, named.Text);

    private static bool IsSame(SeasonResult a, SeasonResult b) =>
        a.Meeting == b.Meeting && a.Result.Session == b.Result.Session && a.Result.Result == b.Result.Result;
}
