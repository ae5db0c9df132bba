using System.Globalization;
using PitMarshal.Events;
using PitMarshal.Judge.RaceWide;
using PitMarshal.Judge.Reasons;
using PitMarshal.Judge.Rules.Reading;
using PitMarshal.Judge.Rules.Subjects;

namespace PitMarshal.Judge.Rules.Amounts;

/// <summary>
/// An amount for each of several cases: <c>{ table: laps-in-stint, rows: { 1: 51s, 2: 74s } }</c>, with <c>other</c>
/// for the rest.
/// </summary>
internal sealed class Table : Amount
{
    private readonly TableKey _key;
    private readonly List<(string Key, long Number, Amount Amount)> _rows;
    private readonly Amount? _other;

    private Table(TableKey key, List<(string, long Number, Amount)> rows, Amount? other) =>
        (_key, _rows, _other) = (key, [.. rows.OrderBy(row => row.Number)], other);

    private IEnumerable<Amount> All => _rows.Select(row => row.Amount).Concat(_other is null ? [] : [_other]);

    /// <summary>Ratings are written in small letters and in capitals, classes with blanks and hyphens.</summary>
    private IEqualityComparer<string> Comparer => _key switch
    {
        TableKey.Rating => StringComparer.OrdinalIgnoreCase,
        TableKey.Class => ClassNames.Comparer,
        _ => StringComparer.Ordinal,
    };

    /// <summary>Reads the fields <c>table</c> and <c>rows</c>; throws <see cref="BadRule"/>.</summary>
    public static Table Read(FieldReader fields, Dimension dimension, bool signed)
    {
        var key = fields.Word<TableKey>("table");
        var written = fields.RowsOf("rows");
        var rows = new List<(string Key, long Number, Amount)>();
        Amount? other = null;
        foreach (var name in written.Names)
        {
            var amount = Amount.Read(written, name, dimension, signed);
            if (name != "other")
            {
                rows.Add((name, Number(key, name, written), amount));
            }
            else if (key is TableKey.LapsInStint or TableKey.Remaining)
            {
                throw written.Bad(name, "a table by number has no other row: the greatest that is not above counts");
            }
            else
            {
                other = amount;
            }
        }

        return rows.Count == 0 ? throw fields.Bad("rows", "expected at least one row, key: amount")
            : key is not (TableKey.Class or TableKey.Car or TableKey.Rating)
                && rows.DistinctBy(row => row.Number).Count() < rows.Count
            ? throw fields.Bad("rows", "two rows have the same key")
            : new Table(key, rows, other);
    }

    public override Limit In(Subject subject) => _key switch
    {
        TableKey.LapsInStint => ByRange(subject, SubjectFacts.LapsInStint(subject)),
        TableKey.Remaining => ByRange(subject, SubjectFacts.Remaining(subject)),
        TableKey.Drivers => Exactly(subject, SubjectFacts.Drivers(subject)),
        TableKey.Class => Exactly(subject, SubjectFacts.Class(subject)),
        TableKey.Rating => Exactly(subject, SubjectFacts.Rating(subject)),
        _ => Exactly(subject, new KnownName(subject.Car.Number, null)),
    };

    public override string Explain()
    {
        var rows = _rows.Select(row => $"{row.Amount.Explain()} {Case(row.Key, row.Number)}");
        return string.Join(", ", _other is null ? rows : rows.Append($"{_other.Explain()} for all others"));
    }

    private string Case(string key, long number) => _key switch
    {
        TableKey.LapsInStint => number == 1 ? "from 1 lap of the stint on" : $"from {key} laps of the stint on",
        TableKey.Remaining => $"from {ReasonText.Duration(number)} remaining on",
        TableKey.Drivers => number == 1 ? "for 1 driver" : $"for {key} drivers",
        TableKey.Class => $"in class {key}",
        TableKey.Car => $"for car {key}",
        _ => $"for a driver rated {key}",
    };

    private static long Number(TableKey key, string text, FieldReader rows)
    {
        long number = 0;
        return key switch
        {
            TableKey.Remaining => WrittenDuration.TryParse(text, out number)
                ? number
                : throw rows.Bad(text, "a row's key must be a duration such as 30m"),
            TableKey.LapsInStint or TableKey.Drivers =>
                long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out number)
                ? number : throw rows.Bad(text, "a row's key must be a whole number"),
            _ => number,
        };
    }

    private Limit ByRange(Subject subject, Limit key)
    {
        var (first, last) =
            (_rows.FindLastIndex(row => row.Number <= key.Low), _rows.FindLastIndex(row => row.Number <= key.High));
        return first >= 0 ? Hull(subject, _rows[first..(last + 1)].Select(row => row.Amount), key.Why)
            : Limit.Unknown(key.Why ?? $"the table has no row for {Said(key.Low)}");
    }

    private string Said(long key) =>
        _key == TableKey.Remaining ? $"{ReasonText.Duration(key)} remaining" : $"{key} laps";

    private Limit Exactly(Subject subject, Limit number) =>
        number.Known
            ? Row(subject, _rows.Find(row => row.Number == number.Low).Amount, $"{number.Low} drivers")
            : Any(subject, number.Why!);

    private Limit Exactly(Subject subject, KnownName name) => name.Value is { } value
        ? Row(subject, _rows.Find(row => Comparer.Equals(row.Key, value)).Amount,
            $"{Words<TableKey>.Write(_key)} {value}")
        : Any(subject, name.Why!);

    private Limit Row(Subject subject, Amount? row, string what) =>
        (row ?? _other)?.In(subject) ?? Limit.Unknown($"the table has no row for {what}");

    /// <summary>With a row for all others one of the rows holds whatever the key is; else perhaps none.</summary>
    private Limit Any(Subject subject, string why) => _other is null ? Limit.Unknown(why) : Hull(subject, All, why);

    private static Limit Hull(Subject subject, IEnumerable<Amount> rows, string? why) =>
        rows.Select(row => row.In(subject)).Aggregate((a, b) => a.Or(b, why!));
}
