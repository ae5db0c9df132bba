using System.Text;
using System.Text.RegularExpressions;
using CsvHelper;

namespace PitMarshal.Ingest.Decisions.EntryLists;

/// <summary>The rows of somebody's spreadsheet as those of an entry list, by what each column says.</summary>
internal sealed partial class EntryListTable(char separator)
{
    private static readonly string[] s_ofCar =
        [EntryColumns.Car, EntryColumns.Class, EntryColumns.Team, EntryColumns.Box];

    private readonly Dictionary<string, int> _driversOfCar = [];
    private IReadOnlyList<string> _columns = [];
    private bool _isOwn;
    private int _width;

    public CsvReader Open(string text) => CsvReader.Create(Encoding.UTF8.GetBytes(text), new CsvReaderOptions
    {
        HasHeader = false, Separator = separator, TrackLineNumbers = true, TrimWhitespace = true,
        MalformedData = CsvMalformedDataHandling.Throw,
    });

    /// <summary>Without the blanks around them, those that do not break too; tabs and line ends are blanks.</summary>
    public static string[] Cells(CsvReader reader) => [.. Enumerable.Range(0, reader.FieldCount)
        .Select(i => Blanks().Replace(reader.GetString(i), " ").Trim())];

    /// <summary>False when no column is the car's.</summary>
    public bool TakeHead(IReadOnlyList<string> head, IReadOnlyList<string> columns)
    {
        (_columns, _isOwn, _width) = (columns, EntryListCsv.IsOwn(head), head.Count);
        return columns.Contains(EntryColumns.Car);
    }

    public void Take(int line, string[] cells, EntryRows rows)
    {
        if (_isOwn ? cells.Length != _width : cells.Skip(_width).Any(cell => cell.Length > 0))
        {
            rows.Wrong(line, $"{_width} fields expected, {cells.Length} found");
            return;
        }
        if (SpoiltIn(cells) is { } spoilt)
        {
            rows.Wrong(line, $"'{spoilt}' is what a spreadsheet made of a number: make the column text, enter the "
                + "number again and save it again");
            return;
        }
        string[] car = [.. s_ofCar.Select(column => All(cells, column).FirstOrDefault() ?? ""), Transponders(cells)];
        var drivers = Drivers(cells, car[0]);
        for (var i = 0; i < Math.Max(1, drivers.Count); i++)
        {
            rows.Add(line, [.. i == 0 ? car : [car[0], "", "", "", ""],
                .. drivers.Count == 0 ? ["", "", "", ""] : drivers[i]]);
        }
    }

    private string Transponders(string[] cells) => string.Join(' ', All(cells, EntryColumns.Transponders)
        .SelectMany(cell => cell.Split([' ', ';', ',', '/', '+', '\u00a0'], StringSplitOptions.RemoveEmptyEntries)));

    /// <summary>id, name, rating and licence of each; who has a name and no id gets the car's next one.</summary>
    private List<string[]> Drivers(string[] cells, string car)
    {
        string[] ids = [.. All(cells, EntryColumns.Driver)], names = [.. Names(cells)];
        string One(string column) => All(cells, column).FirstOrDefault() ?? "";
        var (rating, licence) = (One(EntryColumns.Rating), One(EntryColumns.Licence));
        if (_columns.Contains(EntryColumns.Driver))
        {
            return ids.Length + names.Length + rating.Length + licence.Length == 0 ? []
                : [[ids.FirstOrDefault() ?? "", names.FirstOrDefault() ?? "", rating, licence]];
        }
        return [.. names.Select(name =>
        {
            var number = _driversOfCar[car] = _driversOfCar.GetValueOrDefault(car) + 1;
            return new[] { $"{car}-{number}", name, rating, licence };
        })];
    }

    private IEnumerable<string> Names(string[] cells)
    {
        var whole = string.Join(' ', All(cells, EntryColumns.FirstName).Concat(All(cells, EntryColumns.LastName)));
        return whole.Length > 0 ? [whole] : All(cells, EntryColumns.Name);
    }

    private IEnumerable<string> All(string[] cells, string column) =>
        cells.Zip(_columns).Where(cell => cell.Second == column && cell.First.Length > 0).Select(cell => cell.First);

    private string? SpoiltIn(string[] cells) => cells.Zip(_columns)
        .Where(cell => cell.Second is EntryColumns.Car or EntryColumns.Transponders)
        .Select(cell => cell.First).FirstOrDefault(cell => Spoilt().IsMatch(cell));

    [GeneratedRegex(@"[\t\r\n]\s*")]
    private static partial Regex Blanks();

    [GeneratedRegex(@"^\d+([.,]\d+)?[eE]\+?\d+$|^\d+[.,]0+$|^#+$|^#(N/A|REF!|VALUE!|NAME\?|NV)$")]
    private static partial Regex Spoilt();
}
