using PitMarshal.Events;
using PitMarshal.Ingest.Decisions.Checks;

namespace PitMarshal.Ingest.Decisions.EntryLists;

/// <summary>Rows of an entry list become cars; what is wrong is gathered with its line.</summary>
internal sealed class EntryRows
{
    private readonly List<Row> _cars = [];
    private readonly Dictionary<string, Row> _byNumber = [];

    internal List<(int Line, string What)> Errors { get; } = [];

    internal void Wrong(int line, string what) => Errors.Add((line, what));

    /// <param name="line">Where the row begins.</param>
    /// <param name="cells">car, class, team, box, transponders, driver, name, rating, licence.</param>
    internal void Add(int line, string[] cells)
    {
        if (cells.All(cell => cell.Length == 0))
        {
            return;
        }
        if (cells[0].Length == 0)
        {
            Wrong(line, "car is empty");
            return;
        }
        if (!_byNumber.TryGetValue(cells[0], out var car))
        {
            _byNumber.Add(cells[0], car = new Row(line, cells, []));
            _cars.Add(car);
        }
        else if (!cells[1..5].Zip(car.Cells[1..5]).All(pair => pair.First.Length == 0 || pair.First == pair.Second))
        {
            Wrong(line, $"car {cells[0]} is another in line {car.Line}: "
                + "class, team, box and transponders stand in its first row");
        }
        AddDriver(line, cells, car);
    }

    /// <summary>All cars. What two of them cannot both have, and what is no entry, are errors too.</summary>
    internal IReadOnlyList<EntryListed> Entries()
    {
        if (_cars.Count == 0 && Errors.Count == 0)
        {
            Wrong(1, "no cars");
        }
        var entries = _cars.ConvertAll(car => car.Entry());
        foreach (var (car, wrong) in EntryCheck.AllWrong(entries))
        {
            Wrong(_byNumber[car].Line, $"{wrong.Field}: {wrong.Reason}");
        }
        return entries;
    }

    private void AddDriver(int line, string[] cells, Row car)
    {
        var driver = new ListedDriver(cells[5], OrNull(cells[6]), OrNull(cells[7]), OrNull(cells[8]));
        if (driver.Id.Length > 0)
        {
            car.Drivers.Add(driver);
        }
        else if (driver != new ListedDriver(""))
        {
            Wrong(line, "driver is empty, but not the name, rating or licence");
        }
        else if (car.Line != line)
        {
            Wrong(line, $"a further row of car {cells[0]} without a driver");
        }
    }

    private static string? OrNull(string cell) => cell.Length == 0 ? null : cell;

    private sealed record Row(int Line, string[] Cells, List<ListedDriver> Drivers)
    {
        internal EntryListed Entry()
        {
            var transponders = Cells[4].Split(' ', StringSplitOptions.RemoveEmptyEntries);
            return new EntryListed(Cells[0], OrNull(Cells[1]), OrNull(Cells[2]), OrNull(Cells[3]),
                transponders.Length > 0 ? transponders : null, Drivers.Count > 0 ? Drivers : null);
        }
    }
}
