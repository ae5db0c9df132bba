using PitMarshal.Events;
using PitMarshal.Evidence.Wording;
using PitMarshal.Judge.Progress.Cars;
using PitMarshal.Judge.Sensing;

namespace PitMarshal.Evidence.Drawing;

/// <summary>
/// The rows of a stop's drawing, from the top: flags, pit lane, what the box saw, drivers, what was not seen, limits.
/// </summary>
internal static class StopRows
{
    public static IReadOnlyList<DrawnRow> Of(DrawnStop drawn, RowPen pen) =>
    [
        .. Flags(drawn, pen),
        Lane(drawn, pen),
        .. drawn.Stop.States.OrderBy(row => row.Fact == Fact.Standing ? 0 : 1).Select(row => State(drawn, row, pen)),
        .. Drivers(drawn, pen),
        .. Blinds(drawn, pen),
        .. drawn.Limits.Select(limit => Limit(drawn, limit, pen)),
    ];

    private static IEnumerable<DrawnRow> Flags(DrawnStop drawn, RowPen pen)
    {
        var (first, last) = (drawn.Origin, drawn.End);
        var shown = drawn.Flags.Where(flag => flag.From <= last && (flag.To ?? last) > first).ToList();
        if (shown.Count > 0)
        {
            yield return new DrawnRow("flag", Draw, DrawingText.List(
                "flag", shown.Select(f => $"{OutcomeSigns.Of(f.Flag)} {DrawingText.Spell(drawn, f.From, f.To)}")));
        }

        void Draw(double y)
        {
            var spells = shown.ConvertAll(
                flag => (flag, flag.From > first ? flag.From : first, flag.To < last ? flag.To.Value : last));
            spells.ForEach(spell => pen.Bar(spell.Item2, spell.Item3, y, "flag"));
            foreach (var (flag, from, to) in spells)
            {
                if (!pen.Label(from, to, y, OutcomeSigns.Of(flag.Flag)))
                {
                    pen.Note($"flag {OutcomeSigns.Of(flag.Flag)} {DrawingText.Spell(drawn, flag.From, flag.To)}");
                }
            }
        }
    }

    private static DrawnRow Lane(DrawnStop drawn, RowPen pen)
    {
        var (stop, text) = (drawn.Stop, DrawingText.PitLaneTime(drawn));
        return new DrawnRow("pit lane", Draw, $"pit lane: {text}");

        void Draw(double y)
        {
            var from = stop.In?.At ?? drawn.Origin;
            pen.Bar(from, drawn.End, y, stop is { In: not null, Out: not null } ? "bar" : "bar open");
            if (!pen.Label(from, drawn.End, y, text))
            {
                pen.Note($"pit lane: {text}");
            }
            foreach (var end in new[] { stop.In, stop.Out }.OfType<Moment>())
            {
                pen.Band(end.At, end.UMs, y);
                pen.Arrow(end.At, y);
            }
            if (stop.Doubt is { } doubt)
            {
                pen.Note($"doubt: {doubt}");
            }
        }
    }

    private static DrawnRow State(DrawnStop drawn, StateRow row, RowPen pen)
    {
        var name = OutcomeSigns.Of(row.Fact);
        return new DrawnRow(name, Draw,
            DrawingText.List(name, row.Spells.Select(spell => DrawingText.Spell(drawn, spell.From?.At, spell.To?.At))));

        void Draw(double y)
        {
            foreach (var spell in row.Spells)
            {
                var (from, to) = drawn.Ends(spell);
                pen.Bar(from, to, y, spell is { From: not null, To: not null } ? "bar" : "bar open");
                foreach (var edge in new[] { spell.From, spell.To }.OfType<Moment>())
                {
                    pen.Band(edge.At, edge.UMs, y);
                }
            }
            foreach (var spell in row.Spells)
            {
                // One that finds no room for its length is a bar to scale all the same.
                var (from, to) = drawn.Ends(spell);
                pen.Label(from, to, y, MeasureFormat.Duration(
                    to.Since(from), (spell.From?.UMs ?? 0) + (spell.To?.UMs ?? 0)));
            }
        }
    }

    private static IEnumerable<DrawnRow> Drivers(DrawnStop drawn, RowPen pen)
    {
        if (drawn.Stop.Drivers.Count > 0)
        {
            yield return new DrawnRow("driver", Draw,
                DrawingText.List("driver identified",
                    drawn.Stop.Drivers.Select(d => $"{d.Driver} at {DrawingText.At(drawn, d.At.At, d.At.UMs)}")));
        }

        void Draw(double y)
        {
            foreach (var (_, at) in drawn.Stop.Drivers)
            {
                pen.Diamond(at.At, y);
            }
            foreach (var (driver, at) in drawn.Stop.Drivers)
            {
                if (!pen.Label(at.At, at.At, y, driver))
                {
                    pen.Note($"driver {driver} at {DrawingText.At(drawn, at.At, at.UMs)}");
                }
            }
        }
    }

    private static IEnumerable<DrawnRow> Blinds(DrawnStop drawn, RowPen pen)
    {
        if (drawn.Stop.Blinds.Count > 0)
        {
            yield return new DrawnRow("not seen", Draw,
                DrawingText.List("not seen", drawn.Stop.Blinds.Select(
                    blind => $"{DrawingText.Spell(drawn, blind.From, blind.To)}: {blind.Reason}")));
        }

        void Draw(double y)
        {
            for (var i = 0; i < drawn.Stop.Blinds.Count; i++)
            {
                var (blind, letter) = (drawn.Stop.Blinds[i], ((char)('A' + (i % 26))).ToString());
                pen.Bar(blind.From, blind.To ?? drawn.End, y, "edge");
                pen.Label(blind.From, blind.To ?? drawn.End, y, letter);
                pen.Note(
                    $"{letter} (crossed) not seen {DrawingText.Spell(drawn, blind.From, blind.To)}: {blind.Reason}");
            }
        }
    }

    private static DrawnRow Limit(DrawnStop drawn, DrawnLimit limit, RowPen pen)
    {
        var said = $"{limit.Name}: {limit.Says}, limit "
            + $"{limit.Limit}{(limit.UMicros > 0 ? $" {MeasureFormat.PlusMinus(limit.UMicros / 1000)}" : "")}";
        return new DrawnRow(limit.Name, Draw, said);

        void Draw(double y)
        {
            if (limit.At is not { } at)
            {
                pen.Label(drawn.Origin, drawn.End, y, limit.Says);
                pen.Note(said);
                return;
            }
            pen.Bar(limit.From, limit.To ?? drawn.End, y, limit.To is null ? "span open" : "span");
            var isHeld = pen.Scale.Holds(at);
            if (isHeld)
            {
                pen.Limit(at, limit.UMicros, y);
            }
            var isTold = pen.Label(limit.From, limit.To ?? drawn.End, y, limit.Says);
            if (!isTold || !isHeld || !pen.Beside(at, y, $"limit {limit.Limit}"))
            {
                pen.Note(said);
            }
        }
    }
}
