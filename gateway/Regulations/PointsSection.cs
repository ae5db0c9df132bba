using PitMarshal.Judge.Rules;
using PitMarshal.Judge.Rules.Reading;
using PitMarshal.Timing.Standings.Points;

namespace PitMarshal.Regulations;

/// <summary>The section <c>points</c> of regulations, which seasons and files of points have as well.</summary>
public static class PointsSection
{
    private static readonly Dictionary<string, string> s_nothing = [];

    /// <summary>The points of regulations that were read; null where they say nothing of them.</summary>
    public static PointsRules? Of(RaceRegulations regulations) => regulations.Written.Find("points") is { } section
        ? Read(new FieldReader(section, "points", s_nothing)) : null;

    /// <summary>Reads the whole section; throws <see cref="BadRule"/>.</summary>
    internal static PointsRules Read(FieldReader fields)
    {
        var read = ReadFields(fields);
        fields.Done();
        return read;
    }

    /// <summary>Reads its fields among others.</summary>
    internal static PointsRules ReadFields(FieldReader fields)
    {
        var usual = new PointsRules();
        var per = fields.WordOrNull<PointsPer>("per") ?? usual.Per;
        var read = new PointsRules
        {
            Per = per,
            ByClass = fields.TextOrNull("scope") switch
            {
                null or "class" => true,
                "overall" => false,
                _ => throw fields.Bad("scope", "expected class or overall"),
            },
            Tables = Tables(fields),
            Finish = fields.DecimalOrNull("finish") ?? 0,
            Bonus = Bonus(fields),
            Best = fields.CountOrNull("best"),
            Drop = fields.CountOrNull("drop") ?? 0,
            Cars = fields.TextOrNull("cars") == "all" ? null
                : fields.CountOrNull("cars") ?? (per == PointsPer.Class ? null : usual.Cars),
            Ties = fields.WordListOrNull<TieBreak>("ties") ?? usual.Ties,
        };
        read = Beaten(fields, read);
        return read.Best == 0 ? throw fields.Bad("best", "expected a number of results from 1 on")
            : read.Cars == 0 ? throw fields.Bad("cars", "expected all, or a number of cars from 1 on")
            : read is { Tables.Count: 0, Finish: 0, Beaten: 0 }
            ? throw fields.Missing("table", "points by place; or finish, or beaten")
            : read;
    }

    private static PointsRules Beaten(FieldReader fields, PointsRules rules)
    {
        if (fields.MapUnlessText("beaten") is not { } map)
        {
            return rules with { Beaten = fields.DecimalOrNull("beaten") ?? 0 };
        }

        var read = rules with
        {
            Beaten = map.DecimalOrNull("points") ?? throw map.Missing("points", "for each car beaten"),
            BeatenWithin = map.CountOrNull("within") ?? rules.BeatenWithin,
            BeatenMost = map.CountOrNull("most") ?? rules.BeatenMost,
        };
        map.Done();
        return read;
    }

    private static List<PointsTable> Tables(FieldReader fields)
    {
        if (!fields.Has("tables"))
        {
            return fields.Has("table") ? [Table(fields, 0)] : [];
        }

        var tables = new List<PointsTable>();
        foreach (var row in fields.MapsOrNull("tables")!)
        {
            tables.Add(Table(row, row.CountOrNull("entrants") ?? throw row.Missing("entrants", "from so many on")));
            row.Done();
        }

        return tables;
    }

    private static PointsTable Table(FieldReader fields, int entrants)
    {
        var points = fields.ListOf("table").Select(item =>
            decimal.TryParse(item.Text, System.Globalization.NumberStyles.AllowDecimalPoint,
                System.Globalization.CultureInfo.InvariantCulture, out var number)
                ? number
                : throw new BadRule(item.Line, "points: table: expected a list of points such as 25, 18, 0.5"));
        return new PointsTable(entrants, [.. points], fields.DecimalOrNull("after") ?? 0);
    }

    private static List<KeyValuePair<PointsBonus, decimal>> Bonus(FieldReader fields)
    {
        var bonus = new List<KeyValuePair<PointsBonus, decimal>>();
        if (fields.MapOrNull("bonus") is { } map)
        {
            foreach (var name in map.Names)
            {
                var known = Events.Words<PointsBonus>.TryParse(name, out var word)
                    ? word : throw map.Bad(name, $"expected one of {Events.Words<PointsBonus>.All}");
                bonus.Add(new(known, map.DecimalOrNull(name) ?? 0));
            }

            map.Done();
        }

        return bonus;
    }
}
