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
    private readonly Queue<long> _waiting = [];
    private long _flags;

    /// <summary>In a feed that tells crossings, one comes well before so many more seconds have gone.</summary>
    private const long WaitSeconds = 3;

    /// <summary>
    /// Takes the two clocks of a <c>$F</c>: UTC, and ms of race time. Before the first flag the
    /// race clock shows anything.
    /// </summary>
    public void Show(string flag, Instant at, long raceMs)
    {
        _flags++;
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
            _waiting.Enqueue(_flags);
        }
        else
        {
            _unplaced++;
        }

        return true;
    }

    /// <summary>
    /// Of a race that runs: tells those that no crossing has told meanwhile; none where crossings come.
    /// </summary>
    public void TellDue(ImportedLog log, RMonitorCars cars, Func<string, long, string> source, bool crossings)
    {
        var due = 0;
        while (_waiting.Count > 0 && (crossings || _flags - _waiting.Peek() >= WaitSeconds))
        {
            _waiting.Dequeue();
            due++;
        }

        if (!crossings)
        {
            Tell(log, cars, source, _crossings.Take(due));
        }

        _crossings.RemoveRange(0, due);
    }

    public void Tell(ImportedLog log, RMonitorCars cars, Func<string, long, string> source)
    {
        Tell(log, cars, source, _crossings);
        if (_unplaced > 0)
        {
            log.Report.Skip("$J: before the race clock ran", _unplaced);
        }
    }

    private static void Tell(ImportedLog log, RMonitorCars cars, Func<string, long, string> source,
        IEnumerable<(string Registration, Instant Began, long RaceMs, bool Stood, long Number)> crossings)
    {
        foreach (var (registration, began, raceMs, stood, number) in crossings)
        {
            var unnamed = cars.UnnamedTransponder(registration);
            log.Add(new CarPassed(unnamed is null ? cars.Of(registration) : null, unnamed, Line.StartFinish)
            {
                At = began.Plus(raceMs * 1000),
                UMs = UMs,
                Source = source("1", number),
                Inferred = stood ? "the race clock of the feed stood for some time before" : null,
            });
        }
    }
}
