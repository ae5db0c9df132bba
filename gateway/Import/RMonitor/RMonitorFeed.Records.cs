using System.Globalization;
using PitMarshal.Events;

namespace PitMarshal.Import.RMonitor;

// What the records of a moment say: crossings and flags.
public sealed partial class RMonitorFeed
{
    /// <summary>Stamps have ms, cut or rounded: at most 1 ms off.</summary>
    private const double CrossingUMs = 1;

    /// <summary>
    /// <c>$F</c> comes every second and shows whole seconds: the flag is at most 1 s older than
    /// its stamp, or 1 s younger.
    /// </summary>
    private const double FlagUMs = 1000;

    private readonly Dictionary<string, (int? Driver, Instant At)> _drivers = [];
    /// <summary>
    /// Two clocks of whole seconds, read twice: further apart than this means that one of them was set.
    /// </summary>
    private const long StepMicros = 3_000_000;

    private string _flag = "";
    private Instant? _flagged;
    private (Instant At, long RaceMs)? _clocks;
    private bool _started, _scheduled;

    /// <summary>When the finish flag was shown; null before it.</summary>
    private Instant? _ended;

    /// <summary>
    /// <c>$L,"car","number","name","MM/DD/YYYY","HH:MM:SS.DDD"[,driver id,"class"]</c>. The name says which time line,
    /// and whether on the track or in the pit lane: SFT is start-finish, PIP is pit-in and POP pit-out. The same lines
    /// on the other side are lines of their own: a crossing of PIT or POT is no stop, and SFP, however often, no lap on
    /// the track, from which the judge would conclude that a pit-out was missed.
    /// </summary>
    private bool Crossing()
    {
        if (!RMonitorDates.TryRead(_fields, out var date, out var ms) || !Name.Fits(_fields[1])
            || !Name.Fits(_fields[3]))
        {
            return false;
        }

        var before = _clock.Last;
        var at = _clock.At(date, ms);
        Seen(at);
        if (before is { } last && Math.Abs(at.Since(last)) > 12L * 3_600_000_000)
        {
            log.Report.Report(_place, "more than 12 hours from the record before", $": {_fields[4]} {_fields[5]}");
        }

        var line = _fields[3] switch
        {
            "SFT" => Line.StartFinish,
            "SFP" => "start-finish-pit",
            "PIP" => Line.PitIn,
            "POP" => Line.PitOut,
            "PIT" => "pit-in-track",
            "POT" => "pit-out-track",
            var other => other,
        };
        var transponder = TransponderOf(_fields[1]) ?? _cars.UnnamedTransponder(_fields[1]);
        var car = transponder is null ? _cars.OfNumber(_fields[1]) : null;
        if (car is null && transponder is null)
        {
            log.Report.Report(_place, "a crossing by a number that several cars have: nobody's",
                $": number {_fields[1]}");
        }

        log.Add(new CarPassed(car, transponder, line) { At = at, UMs = CrossingUMs, Source = Source("1", _number) });
        _crossings = true;
        if (car is not null)
        {
            Driver(car, at);
        }

        return true;
    }

    /// <summary>
    /// A crossing whose transponder no car has is sent with <c>Tx</c> and its number in place of the car.
    /// </summary>
    private static string? TransponderOf(string car) =>
        car.Length > 2 && car.StartsWith("Tx", StringComparison.Ordinal)
        && car.AsSpan(2).IndexOfAnyExceptInRange('0', '9') < 0 ? car[2..] : null;

    /// <summary>
    /// The driver id 1 to 6 at a crossing; 0 says that none was read. He may have had the car
    /// since the crossing before.
    /// </summary>
    private void Driver(string car, Instant at)
    {
        var known = _drivers.GetValueOrDefault(car, (null, at));
        var isId = _fields.Count > 6
            && int.TryParse(_fields[6], NumberStyles.None, CultureInfo.InvariantCulture, out _);
        var id = isId ? int.Parse(_fields[6], CultureInfo.InvariantCulture) : 0;
        if (id is 0 or > 6)
        {
            log.Report.Skip(_fields.Count > 6 && id == 0
                ? "crossings without a driver id"
                : "crossings of a feed without driver ids");
        }
        else if (id != known.Driver)
        {
            log.Add(new DriverIdentified(car, $"{car}-{id}")
            {
                At = at,
                UMs = Math.Max(CrossingUMs, Math.Min(at.Since(known.At) / 1000.0, ClockText.DayMs)),
                Source = Source("driver", _number),
            });
            _entries.Drives(car, $"{car}-{id}");
        }

        _drivers[car] = (id is 0 or > 6 ? known.Driver : id, at);
    }

    /// <summary><c>$F,laps to go,"time to go","time of day","race time","flag"</c>, every second.</summary>
    private bool Flags()
    {
        if (_fields.Count < 6 || !ClockText.TryParseOfDay(_fields[3], out var ms)
            || !ClockText.TryParse(_fields[4], out var raceMs))
        {
            return false;
        }

        var at = _clock.At(ms);
        Seen(at);
        var (flag, before) = (_fields[5].Trim(), _flagged ?? at);
        HoldClocksTogether(at, raceMs, flag);
        _flagged = at;
        _laps.Show(flag, at, raceMs);
        if (flag == _flag)
        {
            return true;
        }

        _flag = flag;
        var shown = flag.ToUpperInvariant() switch
        {
            "GREEN" => Flag.Green,
            "YELLOW" => Flag.Yellow,
            "RED" => Flag.Red,
            "FINISH" => Flag.Chequered,
            _ => (Flag?)null,
        };
        if (shown is { } known)
        {
            Schedule(known, at, raceMs);
            Show(known, at, Math.Max(FlagUMs, Math.Min(at.Since(before) / 1000.0, ClockText.DayMs)));
        }
        else if (flag.Length > 0)
        {
            log.Report.Report(_place, "a flag it does not know", $": '{flag}'");
        }

        return true;
    }

    /// <summary>
    /// The race clock runs on when the PC's clock is set or changes to summer time. Where both went on, but not by the
    /// same, nothing is measured across it: what was seen between the two records lies nobody knows where.
    /// </summary>
    private void HoldClocksTogether(Instant at, long raceMs, string flag)
    {
        var known = _clocks;
        // Before the first flag and after the finish the race clock shows anything.
        _clocks = flag.Length == 0 || flag.Equals("Finish", StringComparison.OrdinalIgnoreCase) ? null : (at, raceMs);
        if (known is not { } before || _clocks is null || raceMs < before.RaceMs - 2000)
        {
            return;
        }

        var (clock, race) = (at.Since(before.At), (raceMs - before.RaceMs) * 1000);
        var stood = race == 0 && clock is >= 0 and <= 2 * StepMicros;
        if (Math.Abs(clock - race) > StepMicros && !stood)
        {
            log.Report.Report(_place, "the time of day and the race clock went on by different times: one of them was "
                + "set, or the race clock stood",
                $": by {(clock - race) / 1_000_000.0:F0} s");
            log.AddHole(Station, "clock", (_number, _number), (before.At, at), Line.StartFinish,
                Line.PitIn, Line.PitOut);
        }
    }

    /// <summary>
    /// At the start the time to go, with what has run of it, or the laps to go say how long the race is to be.
    /// </summary>
    private void Schedule(Flag flag, Instant at, long raceMs)
    {
        if (flag != Flag.Green || _started || _scheduled)
        {
            return;
        }

        var isTimed = ClockText.TryParse(_fields[2], out var toGoMs) && toGoMs > 0;
        var laps = long.TryParse(_fields[1], NumberStyles.None, CultureInfo.InvariantCulture, out var toGo)
            && toGo is > 0 and < 9999 ? toGo : (long?)null;
        if (_run is not null || isTimed || laps is not null)
        {
            _scheduled = true;
            log.Add(new RaceScheduled(RunName(_run), null, isTimed ? toGoMs + raceMs : null, laps)
            {
                At = at, Source = Source("run", _number),
            });
        }
    }

    private void Show(Flag flag, Instant at, double u)
    {
        if (flag == Flag.Green && !_started)
        {
            _started = true;
            log.Add(new RaceStarted
            {
                At = at, UMs = u, Source = Source("start", _number),
                Inferred = "the first green flag of the feed is taken as the start",
            });
        }

        _ended = flag == Flag.Chequered ? _ended ?? at : null;
        log.Add(new FlagShown(flag) { At = at, UMs = u, Source = Source("1", _number) });
    }
}
