using System.Globalization;
using PitMarshal.Events;

namespace PitMarshal.Import.Tables;

/// <summary>
/// Official tables of pit stops, with both ends of each or one end and how long it lasted; and of drive times, who
/// drove from when. Both are what timekeepers published, so they are taken as observed, to their last digit. Names of
/// people are not taken: drivers are numbered within their car in the order of the table.
/// </summary>
public sealed class StopTables(ImportOptions options, ImportedLog log)
{
    private readonly TableClock _clock = new(options);
    private readonly Dictionary<string, CarOfTable> _cars = [];

    public void Read(IReadOnlyList<string> files)
    {
        foreach (var row in files.SelectMany(new TableLines(log.Report).Read))
        {
            var car = row.Car;
            if (!Name.Fits(car))
            {
                log.Report.Refuse(row.Place, "a row without a car number");
                continue;
            }

            if (!_cars.TryGetValue(car, out var known))
            {
                _cars.Add(car, known = new CarOfTable(car));
            }

            var what = row.Head.IsOfDriving ? Drive(row, known) : Stop(row, known);
            if (what is not null)
            {
                log.Report.Refuse(row.Place, what);
                continue;
            }

            log.Report.Read(row.Head.IsOfDriving ? "drives" : "stops");
        }

        List(files[0]);
    }

    /// <summary>Adds a stop. Returns what is wrong with the row, or null.</summary>
    private string? Stop(TableRow row, CarOfTable car)
    {
        var durationText = row[TableColumn.Duration];
        var durationMs = ClockText.TryParse(durationText, out var read) ? read : (long?)null;
        if (durationText.Length > 0 && durationMs is null)
        {
            return "a row whose duration is no time";
        }

        var pitIn = End(row, TableColumn.In, TableColumn.InMs, car.Last);
        var pitOut = End(row, TableColumn.Out, TableColumn.OutMs, pitIn?.At ?? car.Last);
        if (durationMs is { } ms)
        {
            var u = TableClock.UMs(durationText);
            pitIn ??= pitOut is { } o ? (o.At.Plus(-ms * 1000), o.UMs + u) : null;
            pitOut ??= pitIn is { } i ? (i.At.Plus(ms * 1000), i.UMs + u) : null;
            if (pitIn is { } a && pitOut is { } b
                && Math.Abs(b.At.Since(a.At) / 1000.0 - ms) > a.UMs + b.UMs + u)
            {
                return "a row whose duration is not the time between its ends";
            }
        }

        if (pitIn is not { } entered || (pitOut is null && row[TableColumn.Out].Length > 0))
        {
            return "a row without a time that is one";
        }

        TellMissing(row, car, entered.At);
        var n = ++car.Stops;
        log.Add(Passed(car, Line.PitIn, entered, n));
        if (pitOut is { } left)
        {
            log.Add(Passed(car, Line.PitOut, left, n));
        }

        Drivers(row, car, (pitOut ?? entered).At, entered.At, n);
        car.Last = (pitOut ?? entered).At;
        return null;
    }

    private (Instant At, double UMs)? End(TableRow row, TableColumn clock, TableColumn ms, Instant? before) =>
        row[ms] is { Length: > 0 } race ? _clock.OfMs(race, row.Place)
        : row[clock] is { Length: > 0 } text ? _clock.At(text, before, row.Place) : null;

    /// <summary>Tables that number the stops of a car show which row is missing.</summary>
    private void TellMissing(TableRow row, CarOfTable car, Instant at)
    {
        if (!long.TryParse(row[TableColumn.Stop], NumberStyles.None, CultureInfo.InvariantCulture, out var number))
        {
            return;
        }

        if (number > car.Number + 1)
        {
            log.Report.Report(row.Place, "stops are missing before this one",
                $": {car.Number + 1} to {number - 1} of car {car.Car}");
            log.AddHole($"table-{car.Car}", "stops", (car.Number + 1, number - 1),
                (car.Last ?? options.Start ?? at, at), Line.PitIn, Line.PitOut);
        }

        car.Number = number;
    }

    /// <summary>Who got out had the car at the pit-in; who got in, at the latest at the pit-out.</summary>
    private void Drivers(TableRow row, CarOfTable car, Instant known, Instant since, long n)
    {
        if (row[TableColumn.DriverOut] is { Length: > 0 } before && car.Driver is null)
        {
            Identify(car, before, options.Start ?? since, 0, $"driver-out/{n}");
        }

        if (row[TableColumn.Driver] is { Length: > 0 } driver)
        {
            Identify(car, driver, known, known.Since(since) / 1000.0, $"driver/{n}");
        }
    }

    /// <summary>Adds who drove from when. Returns what is wrong with the row, or null.</summary>
    private string? Drive(TableRow row, CarOfTable car)
    {
        if (row[TableColumn.Driver].Length == 0
            || _clock.At(row[TableColumn.From], car.Last, row.Place) is not { } from)
        {
            return "a row without a driver or a time that is one";
        }

        Identify(car, row[TableColumn.Driver], from.At, from.UMs, $"drive/{++car.Stops}");
        car.Last = _clock.At(row[TableColumn.To], from.At, row.Place)?.At ?? from.At;
        return null;
    }

    private void Identify(CarOfTable car, string driver, Instant at, double uMs, string source)
    {
        var id = car.IdOf(driver);
        if (id != car.Driver)
        {
            car.Driver = id;
            log.Add(new DriverIdentified(car.Car, id) { At = at, UMs = uMs, Source = $"table-{car.Car}/{source}" });
        }
    }

    private static CarPassed Passed(CarOfTable car, string line, (Instant At, double UMs) when, long n) =>
        new(car.Car, null, line) { At = when.At, UMs = when.UMs, Source = $"table-{car.Car}/{line}/{n}" };

    private void List(string file)
    {
        if (log.Events.Count == 0)
        {
            throw new BadInput(log.Report.FirstRefused ?? $"{file}:1: there is no row but the head");
        }

        var first = log.Events.Min(e => e.At);
        first = options.Start is { } start && start < first ? start : first;
        foreach (var car in _cars.Values.OrderBy(car => car.Car, CarNumbers.Order))
        {
            log.Add(new EntryListed(car.Car, Drivers: car.Listed) { At = first });
        }
    }
}
