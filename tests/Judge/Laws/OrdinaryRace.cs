using PitMarshal.Events;
using PitMarshal.Tests.Support.Races;

namespace PitMarshal.Tests.Judge.Laws;

/// <summary>
/// A race as most are, in order of time: many laps, visits that are certain, and now and then a pulse too many or too
/// few. What a judge need not judge again is most of it.
/// </summary>
internal sealed class OrdinaryRace
{
    private const int Length = 9000;

    private readonly Random _random;
    private readonly Story _story;
    private readonly bool _sharesDrivers;

    private OrdinaryRace(Random random)
    {
        (_random, _story) = (random, new Story().Race(end: Length + random.Next(3000)));
        _sharesDrivers = random.Next(3) == 0;
    }

    public static List<RaceEvent> Of(Random random)
    {
        var race = new OrdinaryRace(random);
        foreach (var car in (string[])["27", "31", "007"])
        {
            race.Drive(car);
        }

        race.AddRaceControl();
        return [.. race._story.Events.OrderBy(e => e.At)];
    }

    private void Drive(string car)
    {
        _story.Add(-20, new EntryListed(car, Class: "GT3", Box: "b" + car, Transponders: ["t" + car],
            Drivers: [.. Enumerable.Range(1, 3)
                .Select(i => new ListedDriver(Driver(car, i), Rating: i < 3 ? "Bronze" : "Gold"))]));
        _story.Add(-5, new DriverIdentified(car, Driver(car, 1)));
        var (at, lap, odds, stop) = ((double)_random.Next(5), 60 + _random.Next(60), _random.Next(3) == 0 ? 12 : 60, 0);
        while (at < Length)
        {
            for (var laps = 4 + _random.Next(18); laps > 0; laps--)
            {
                at += (lap * (0.98 + (_random.NextDouble() * 0.05))) + (_random.Next(40) == 0 ? 30 : 0);
                Pass(car, at, Line.StartFinish, "line", odds);
                Pass(car, at + 1, "zone", "zone", odds);
            }

            Pass(car, at += 30, Line.PitIn, "entry", odds);
            at = InBox(car, at + 10, Driver(car, 1 + (++stop % 3)));
            Pass(car, at += 10, Line.PitOut, "exit", odds);
        }
    }

    private double InBox(string car, double at, string driver)
    {
        _story.Add(at, new CarStopped(car) { Source = Source("b" + car) });
        _story.Add(at += 5, new SeatEmptied(car));
        if (_random.Next(5) > 0)
        {
            _story.Add(at += 5, new DriverIdentified(car, driver));
        }

        _story.Add(at += 5, new SeatTaken(car));
        _story.Add(at += 30 + _random.Next(50), new CarMoved(car) { Source = Source("b" + car) });
        return at;
    }

    private void Pass(string car, double at, string line, string station, int odds)
    {
        if (_random.Next(odds) > 0)
        {
            var transponder = _random.Next(odds * 2) == 0 ? null : "t" + car;
            _story.Add(at, new CarPassed(null, transponder, line) { Source = Source(station), UMs = _random.Next(3) });
        }

        if (_random.Next(odds * 3) == 0)
        {
            _story.Add(at
                + _random.Next(40),
                    new CarPassed(car, null, _random.Next(2) == 0 ? Line.PitIn : Line.PitOut) { UMs = 1 });
        }
    }

    private void AddRaceControl()
    {
        if (_random.Next(2) == 0)
        {
            _story.Add(Length + _random.Next(300), new FlagShown(Flag.Chequered));
        }

        if (_random.Next(2) == 0)
        {
            var at = _random.Next(Length);
            _story.Add(at, new FlagShown(Flag.SafetyCar)).Add(at + _random.Next(600), new FlagShown(Flag.Green));
        }

        if (_random.Next(3) == 0)
        {
            var at = _random.Next(Length);
            _story.Add(at, new SensorDoubted("entry", null, "cut"))
                .Add(at + _random.Next(900), new SensorTrusted("entry", null, "cut"));
        }

        if (_random.Next(4) == 0)
        {
            _story.Add(_random.Next(Length), new StopDeclared("27", "splash"));
        }
    }

    private string Driver(string car, int number) => _sharesDrivers ? $"d{number}" : $"d{number}-{car}";

    private string Source(string station) => $"{station}/aa/{_random.Next(3000)}";
}
