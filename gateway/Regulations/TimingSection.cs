using System.Globalization;
using PitMarshal.Judge.Rules;
using PitMarshal.Judge.Rules.Reading;
using PitMarshal.Timing.Settings;

namespace PitMarshal.Regulations;

/// <summary>
/// The section <c>timing</c> of regulations; what it does not say is as in <see cref="TimingRules.Default"/>.
/// </summary>
public static class TimingSection
{
    private const string BestOf = "best-of";

    private static readonly Dictionary<string, string> s_nothing = [];

    /// <summary>The timing of a file; throws <see cref="Events.BadInput"/> with <c>file:line: what</c>.</summary>
    public static TimingRules Load(string path) => Of(RegulationsFile.Open(path));

    /// <summary>The timing of regulations that were read.</summary>
    public static TimingRules Of(RaceRegulations regulations) => regulations.Written.Find("timing") is { } section
        ? Read(new FieldReader(section, "timing", s_nothing)) : TimingRules.Default;

    /// <summary>Reads the section; throws <see cref="BadRule"/>.</summary>
    internal static TimingRules Read(FieldReader fields)
    {
        var usual = TimingRules.Default;
        var redFlag = fields.MapOrNull("redFlag");
        var read = usual with
        {
            Start = fields.WordOrNull<StartOf>("start") ?? usual.Start,
            MinimumLapMicros = fields.DurationOrNull("minimumLap") ?? usual.MinimumLapMicros,
            PitLaneCrossesLine = fields.FlagOrNull("pitLaneCrossesLine") ?? usual.PitLaneCrossesLine,
            End = fields.WordOrNull<EndOf>("end") ?? usual.End,
            LastLapWithinMicros = fields.DurationOrNull("lastLapWithin") ?? usual.LastLapWithinMicros,
            Classified = fields.MapOrNull("classified") is { } share ? ReadShare(share) : usual.Classified,
            RedFlag = redFlag is null ? usual.RedFlag : ReadCountback(redFlag) ?? usual.RedFlag,
            ClockStops = redFlag?.TextOrNull("clock") switch
            {
                null or "runs" => false,
                "stops" => true,
                _ => throw redFlag.Bad("clock", "expected runs or stops"),
            },
            Order = ReadOrder(fields),
            Also = ReadAlso(fields),
        };
        redFlag?.Done();
        fields.Done();
        return read;
    }

    private static ClassifiedShare ReadShare(FieldReader fields)
    {
        var usual = TimingRules.Default.Classified;
        var read = new ClassifiedShare(
            fields.ShareOrNull("share") ?? usual.Millionths,
            fields.TextOrNull("of") switch
            {
                null or "winner" => false,
                "class-winner" => true,
                _ => throw fields.Bad("of", "expected winner or class-winner"),
            },
            fields.FlagOrNull("takesFlag") ?? usual.TakesFlag);
        fields.Done();
        return read;
    }

    private static Countback? ReadCountback(FieldReader fields) => fields.TextOrNull("countback") switch
    {
        null => null,
        "last-passing" => new(CountbackTo.LastPassing),
        "leader-lap" => new(CountbackTo.LeaderLap),
        var text when Number(text, 0, 9) is { } laps => new(CountbackTo.LapsBack, laps),
        _ => throw fields.Bad("countback", "expected a number of laps from 0 to 9, last-passing or leader-lap"),
    };

    /// <summary>
    /// <c>laps</c>, <c>best-lap</c> or <c>{ best-of: 3 }</c>, which may also be the text <c>best-of: 3</c>.
    /// </summary>
    private static RankBy? ReadOrder(FieldReader fields)
    {
        if (fields.MapUnlessText("order") is { } map)
        {
            var laps = map.CountOrNull(BestOf);
            map.Done();
            return laps is >= 1 and <= 99
                ? new RankBy(laps.Value)
                : throw map.Bad(BestOf, "expected a number of laps from 1 to 99");
        }

        return fields.TextOrNull("order") switch
        {
            null => null,
            "laps" => RankBy.Laps,
            "best-lap" => RankBy.BestLap,
            var text when text.StartsWith(BestOf, StringComparison.Ordinal)
                && Number(text[BestOf.Length..].TrimStart(':', ' '), 1, 99) is { } laps => new RankBy(laps),
            _ => throw fields.Bad("order", "expected laps, best-lap or { best-of: 3 }"),
        };
    }

    private static List<FurtherResult> ReadAlso(FieldReader fields)
    {
        var also = new List<FurtherResult>();
        foreach (var entry in fields.MapsOrNull("also") ?? [])
        {
            var name = entry.Text("result");
            var at = entry.DurationOrNull("at") ?? throw entry.Missing("at", "when it ends, such as 30m");
            var end = entry.WordOrNull<EndOf>("end") ?? EndOf.LeaderAfterTime;
            entry.Done();
            if (end == EndOf.Laps)
            {
                throw entry.Bad("end", "a further result ends at its time, not with laps");
            }

            if (name == TimingRules.Overall || also.Exists(other => other.Result == name))
            {
                throw entry.Bad("result", $"there is another result '{name}'");
            }

            also.Add(new(name, at, end));
        }

        return also;
    }

    private static int? Number(string text, int least, int most) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= least
            && number <= most
            ? number : null;
}
