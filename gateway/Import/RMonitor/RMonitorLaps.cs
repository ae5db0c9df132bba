using PitMarshal.Events;

namespace PitMarshal.Import.RMonitor;

/// <summary>
/// The crossings of plain RMonitor: <c>$J,"registration","lap time","total time"</c> gives the race time of each, and
/// <c>$F</c> when that clock began.
/// </summary>
internal sealed class RMonitorLaps
{
    /// <summary>
    /// Both clocks of <c>$F</c> show whole seconds, so their difference is up to 1 s off; <c>$J</c> adds its 1 ms.
    /// </summary>
    private const double UMs = 1001;

    /// <summary>
    /// A difference that moved further than the two roundings explain (2 s) means that the race clock stood.
    /// </summary>
    private const long StoodMicros = 2_000_000;

    private readonly List<(string Registration, Instant Began, long RaceMs, bool Stood, long Number)> _crossings = [];
    private Instant? _began;
    private long _raceMs;
    private bool _stood;
    private long _unplaced;

    /// <summary>
    /// Takes the two clocks of a <c>$F</c>: UTC, and ms of race time. Before the first flag the
    /// race clock shows anything.
    /// </summary>
    public void Show(string flag, Instant at, long raceMs)
    {
        var began = at.Plus(-raceMs * 1000);
        if (flag.Length == 0 || flag.Equals("Finish", StringComparison.OrdinalIgnoreCase))
        {
            return;
        }

        if (_began is not { } known || raceMs < _raceMs - 2000)
        {
            (_began, _stood) = (began, false);
        }
        else if (Math.Abs(began.Since(known)) > StoodMicros)
        {
            (_began, _stood) = (began, true);
        }

        _raceMs = raceMs;
    }

    /// <summary>Takes a <c>$J</c>.</summary>
    public bool Take(List<string> fields, Instant? last, long number)
    {
        if (fields.Count < 4 || !Name.Fits(fields[1]) || !ClockText.TryParse(fields[3], out var raceMs))
        {
            return false;
        }

        if (_began is { } began && last is not null)
        {
            _crossings.Add((fields[1], began, raceMs, _stood, number));
        }
        else
        {
            _unplaced++;
        }

        return true;
    }

    public void Tell(ImportedLog log, RMonitorCars cars, Func<string, long, string> source)
    {
        foreach (var (registration, began, raceMs, stood, number) in _crossings)
        {
            log.Add(new CarPassed(cars.Of(registration), null, Line.StartFinish)
            {
                At = began.Plus(raceMs * 1000),
                UMs = UMs,
                Source = source("1", number),
                Inferred = stood ? "the race clock of the feed stood for some time before" : null,
            });
        }

        if (_unplaced > 0)
        {
            log.Report.Skip("$J: before the race clock ran", _unplaced);
        }
    }
}
