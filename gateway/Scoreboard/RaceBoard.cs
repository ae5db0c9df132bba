using System.Text;
using PitMarshal.Events;
using PitMarshal.Events.Log;
using PitMarshal.Timing;
using PitMarshal.Timing.Classifications;
using PitMarshal.Timing.Settings;

namespace PitMarshal.Scoreboard;

/// <summary>
/// What an RMonitor board has been told of the race, and what it is to be told next. It has no clock, socket or thread.
/// </summary>
/// <param name="track">The name of the track, such as the venue's.</param>
/// <param name="zone">How far the local time that boards show is ahead of UTC. It stays the same for the whole race,
/// for a clock that jumps to summer time would make stops an hour longer.</param>
public sealed class RaceBoard(string track, TimeSpan zone)
{
    private readonly Dictionary<string, BoardCar> _cars = [];
    private readonly Dictionary<string, int> _classes = [];
    private readonly Dictionary<string, string> _drivers = [];
    private readonly Entries _entries = new();
    private RaceTiming _timing = new(TimingRules.Default);
    private readonly List<RaceEvent> _log = [];
    private string _flag = BoardFlag.None;
    private Instant _flagged = new(long.MinValue);
    private Instant? _started;
    private RaceScheduled? _scheduled;
    private int _run;

    /// <summary>How many events of the log it has.</summary>
    public int Events => _log.Count;

    /// <summary>Times everything anew by these rules; boards are told of it with the next event.</summary>
    public void UseRules(TimingRules rules)
    {
        _timing = new RaceTiming(rules);
        _timing.AppendAll(_log);
    }

    /// <summary>Takes many events of which no board is told one by one.</summary>
    public void Begin(IReadOnlyList<RaceEvent> events)
    {
        _log.AddRange(events);
        _timing.AppendAll(events);
        foreach (var e in events.OrderBy(e => e.At))
        {
            Note(e);
        }

        Standings(new StringBuilder(), all: false);
    }

    /// <summary>The records that an event makes; empty: none.</summary>
    public string Take(RaceEvent e)
    {
        _log.Add(e);
        _timing.Append(e);
        var records = new StringBuilder();
        if (e is EntryListed or EntryWithdrawn or RaceScheduled)
        {
            Note(e);
            records.Append(RMonitorText.Record("$I", RMonitorText.OfDay(Local(e.At)),
                RMonitorText.ShortDate(Local(e.At))));
            return records.Append(State()).ToString();
        }

        var flag = _flag;
        Note(e);
        if (flag != _flag)
        {
            records.Append(Flags(e.At));
        }

        if (e is CarPassed passed)
        {
            Passing(records, passed);
        }

        if (e is not (ClockSampled or CarPassed { Line: not (Line.StartFinish or Line.PitIn or Line.PitOut) }))
        {
            Standings(records, all: false);
        }

        return records.ToString();
    }

    /// <summary>Everything that a board needs when it connects, and again now and then.</summary>
    public string State()
    {
        var records = new StringBuilder();
        var name = _scheduled is { } told ? told.Title ?? told.Race : track;
        records.Append(RMonitorText.Record("$B", Math.Clamp(_run, 1, 99), RMonitorText.Quoted(name, 40)));
        foreach (var car in _entries.Cars)
        {
            ClassOf(car);
        }

        foreach (var (className, id) in _classes)
        {
            records.Append(RMonitorText.Record("$C", id, RMonitorText.Quoted(className, 40)));
        }

        records.Append(RMonitorText.Record("$E", "\"TRACKNAME\"", RMonitorText.Quoted(track, 40)));
        foreach (var car in _entries.Cars.Order(CarNumbers.Order))
        {
            Entry(records, car);
        }

        Standings(records, all: true);
        return records.ToString();
    }

    /// <summary><c>$F</c>, which comes every second.</summary>
    public string Flags(Instant now)
    {
        var race = _started is { } started ? Math.Max(0, now.Since(started)) : 0;
        var toGo = _scheduled?.DurationMs is { } ms ? Math.Max(0, ms * 1000 - race) : 0;
        return RMonitorText.Record("$F", LapsToGo(), RMonitorText.Seconds(toGo), RMonitorText.SecondOfDay(Local(now)),
            RMonitorText.Seconds(race), $"\"{_flag}\"");
    }

    private Classification? Classify() => _timing.Sessions is [.., var session] ? _timing.Classify(session) : null;

    private long LapsToGo() => _scheduled?.Laps is not { } laps ? 9999
        : Math.Max(0, laps - (_cars.Count > 0 ? _cars.Values.Max(car => car.Standing.Laps) : 0));

    private Instant Local(Instant at) => at.Plus(zone.Ticks / TimeSpan.TicksPerMicrosecond);

    /// <summary>What an event changes of all but the standings.</summary>
    private void Note(RaceEvent e)
    {
        switch (e)
        {
            case EntryListed entry:
                _entries.List(entry);
                break;
            case RaceScheduled scheduled:
                (_scheduled, _started, _run) = (scheduled, null, _run + 1);
                break;
            case RaceStarted:
                _started = e.At;
                break;
            case DriverIdentified driver:
                _drivers[driver.Car] = driver.Driver;
                break;
            default:
                break;
        }

        if (e.At >= _flagged && BoardFlag.After(e) is { } shown)
        {
            (_flag, _flagged) = (shown, e.At);
        }
    }

    /// <summary>
    /// <c>$J</c> of a passing of start-finish, and the crossing of any line as Enhanced RMonitor's <c>$L</c>.
    /// </summary>
    private void Passing(StringBuilder records, CarPassed passed)
    {
        var car = passed.Car ?? (passed.Transponder is { } transponder
            && _entries.Claiming(transponder, passed.At) is [var claiming] ? claiming : null);
        var number = car ?? (passed.Transponder is { } unknown ? $"Tx{unknown}" : "");
        if (number.Length > 0 && BoardLine.Of(passed.Line) is { } line)
        {
            records.Append(RMonitorText.Record("$L", RMonitorText.Quoted(number, 32), $"\"{line.Number}\"",
                RMonitorText.Quoted(line.Name, 16), RMonitorText.Date(Local(passed.At)),
                RMonitorText.OfDay(Local(passed.At)), car is null ? 0 : DriverOf(car),
                RMonitorText.Quoted(car is null ? "" : _entries.Of(car, Instant.Last)?.Class, 40)));
        }

        if (car is null || _started is not { } started || passed.At < started
            || passed.Line is not (Line.StartFinish or BoardLine.InPitLane))
        {
            return;
        }

        var laps = _timing.Laps(_timing.Sessions[^1], car);
        var lap = laps.FirstOrDefault(lap => lap.End == passed.At);
        if (lap.End == passed.At || laps.Count == 0)
        {
            records.Append(RMonitorText.Record("$J", Registration(car), RMonitorText.Millis(lap.Micros),
                RMonitorText.Millis(passed.At.Since(started))));
        }
    }

    /// <summary>1 to 6, the place in the car's list; 0: nobody knows.</summary>
    private int DriverOf(string car)
    {
        var drivers = _entries.Of(car, Instant.Last)?.Drivers;
        var id = _drivers.GetValueOrDefault(car);
        var i = id is null || drivers is null ? -1 : drivers.Select(driver => driver.Id).ToList().IndexOf(id);
        return i is >= 0 and < 6 ? i + 1 : 0;
    }

    private void Entry(StringBuilder records, string car)
    {
        var entry = _entries.Of(car, Instant.Last)!;
        var transponder = entry.Transponders is [var first, ..] && uint.TryParse(first, out var number) ? number : 0;
        var team = RMonitorText.Quoted(entry.Team, 30);
        records.Append(RMonitorText.Record("$A", Registration(car), RMonitorText.Quoted(car, 8), transponder, "\"\"",
            team, "\"\"", ClassOf(car)));
        records.Append(RMonitorText.Record("$COMP", Registration(car), RMonitorText.Quoted(car, 8), ClassOf(car),
            "\"\"", team, "\"\"", "\"\""));
    }

    /// <summary>Car numbers have at most 8 characters, as registrations have, and do not change in a race.</summary>
    private static string Registration(string car) => RMonitorText.Quoted(car, 8);

    private int ClassOf(string car)
    {
        var className = _entries.Of(car, Instant.Last)?.Class ?? "";
        if (!_classes.TryGetValue(className, out var id))
        {
            _classes.Add(className, id = Math.Min(_classes.Count + 1, 99));
        }

        return id;
    }

    /// <summary><c>$G</c> and <c>$H</c> of every car, or of those whose place or times are others now.</summary>
    private void Standings(StringBuilder records, bool all)
    {
        if (Classify() is not { } classification)
        {
            return;
        }

        foreach (var (number, standing, best) in BoardCar.Of(classification))
        {
            var known = _cars.GetValueOrDefault(number);
            if (known is null)
            {
                _cars.Add(number, known = new BoardCar());
            }

            if (all || known.Standing != standing)
            {
                records.Append(RMonitorText.Record("$G", standing.Item1, Registration(number), standing.Item2,
                    RMonitorText.Millis(standing.Item3)));
            }

            if (all || known.Best != best)
            {
                records.Append(RMonitorText.Record("$H", best.Item1, Registration(number), best.Item2,
                    RMonitorText.Millis(best.Item3)));
            }

            (known.Standing, known.Best) = (standing, best);
        }
    }
}
