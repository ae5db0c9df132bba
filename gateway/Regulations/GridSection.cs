using PitMarshal.Judge.Rules;
using PitMarshal.Judge.Rules.Reading;
using PitMarshal.Timing.Grids;
using PitMarshal.Timing.Settings;

namespace PitMarshal.Regulations;

/// <summary>The section <c>grid</c> of regulations.</summary>
public static class GridSection
{
    private const string BestOf = "best-of", MeanOfDrivers = "mean-of-drivers";

    private static readonly Dictionary<string, string> s_nothing = [];

    /// <summary>The grid of regulations that were read; null where they say nothing of one.</summary>
    public static GridRules? Of(RaceRegulations regulations) => regulations.Written.Find("grid") is { } section
        ? Read(new FieldReader(section, "grid", s_nothing)) : null;

    /// <summary>Reads the section; throws <see cref="BadRule"/>.</summary>
    internal static GridRules Read(FieldReader fields)
    {
        var usual = new GridRules();
        var (by, drivers) = ReadBy(fields);
        var read = new GridRules
        {
            From = fields.TextsOrNull("from") ?? usual.From,
            By = by,
            Drivers = drivers,
            Invert = ReadInvert(fields),
            Last = fields.TextsOrNull("last") ?? usual.Last,
            Groups = fields.Has("groups") ? [.. fields.ListOf("groups").Select(ReadGroup)] : usual.Groups,
            GroupGapMicros = fields.DurationOrNull("groupGap") ?? 0,
            PerRow = fields.CountOrNull("perRow") ?? usual.PerRow,
        };
        fields.Done();
        return read.PerRow is >= 1 and <= 9
            ? read : throw fields.Bad("perRow", "expected a number of cars from 1 to 9");
    }

    private static (RankBy?, int Drivers) ReadBy(FieldReader fields)
    {
        if (fields.MapUnlessText("by") is not { } map)
        {
            return fields.TextOrNull("by") switch
            {
                null => (null, 0),
                "best-lap" => (RankBy.BestLap, 0),
                "laps" => (RankBy.Laps, 0),
                _ => throw fields.Bad("by", $"expected best-lap, laps, {{ {BestOf}: 2 }} or {{ {MeanOfDrivers}: 2 }}"),
            };
        }

        var (laps, drivers) = (map.CountOrNull(BestOf), map.CountOrNull(MeanOfDrivers));
        map.Done();
        return laps is < 1 or > 99 ? throw map.Bad(BestOf, "expected a number of laps from 1 to 99")
            : drivers is < 1 or > 9 ? throw map.Bad(MeanOfDrivers, "expected a number of drivers from 1 to 9")
            : laps is null && drivers is null ? throw map.Missing(BestOf, $"a number of laps; or {MeanOfDrivers}")
            : (new RankBy(laps ?? 1), drivers ?? 0);
    }

    private static int ReadInvert(FieldReader fields) => fields.TextOrNull("invert") switch
    {
        null => 0,
        "all" => GridRules.All,
        _ => fields.CountOrNull("invert") is >= 2 and var first
            ? first : throw fields.Bad("invert", "expected all, or a number of places from 2 on"),
    };

    /// <summary>A class, or a list of those that start together.</summary>
    private static IReadOnlyList<string> ReadGroup(Field group)
    {
        var classes = (group.List ?? [group]).Select(item => item.Text ?? "").ToArray();
        return classes.Length > 0 && !classes.Contains("")
            ? classes : throw new BadRule(group.Line, "grid: groups: expected classes, as in [[A, B], [C]]");
    }
}
