using PitMarshal.Events;
using PitMarshal.Tests.Support.Races;

namespace PitMarshal.Tests.Judge.Truth;

/// <summary>
/// What one car of a <see cref="TrueRace"/> really did, in seconds after the start, and how the log tells it.
/// </summary>
internal sealed class TrueCar
{
    private const double Through = 22;

    private readonly TrueRace _race;
    private readonly Random _random;
    private readonly List<double> _laps = [];
    private bool _failed;

    public TrueCar(TrueRace race, Random random, string number)
    {
        (_race, _random, Number) = (race, random, number);
        race.Log.Add(-50, new EntryListed(number, Box: "b" + number, Drivers: [new("x" + number), new("y" + number)]));
        Drive();
    }

    public string Number { get; }

    /// <summary>Every visit: in, out, and whether it is a stop of the rules.</summary>
    public List<(double In, double Out, bool IsStop)> Visits { get; } = [];

    /// <summary>Who drove from one instant to another.</summary>
    public List<(string Driver, double From, double To)> Driven { get; } = [];

    /// <summary>When it took the flag; 0: it did not.</summary>
    public double Finish { get; private set; }

    /// <summary>When it stopped for good on the track; 0: it did not.</summary>
    public double RetiredAt { get; private set; }

    /// <summary>It came in and never went out; whether that is a stop is for the people of the race.</summary>
    public bool RetiredInLane => Visits.Count > 0 && double.IsInfinity(Visits[^1].Out);

    /// <summary>The stints between stops of the rules: from, to.</summary>
    public IEnumerable<(double From, double To)> Stints()
    {
        var from = 0.0;
        foreach (var visit in Visits.Where(v => v.IsStop))
        {
            yield return (from, visit.In);
            from = visit.Out;
        }

        if (!RetiredInLane)
        {
            yield return (from, End);
        }
    }

    /// <summary>The finish or the retirement.</summary>
    public double End => RetiredAt > 0 ? RetiredAt : _race.Laps ? Finish : _race.Flag;

    public double DroveInAll(string driver) =>
        Driven.Where(d => d.Driver == driver).Sum(d => Math.Max(0, Math.Min(d.To, End) - d.From));

    /// <summary>Puts it into the log.</summary>
    public void Tell()
    {
        var driver = "x" + Number;
        _race.Log.Add(-40, new DriverIdentified(Number, driver));
        foreach (var lap in _laps)
        {
            if (_race.Laps && lap <= End + 1)
            {
                Pulse(Line.StartFinish, lap);
            }

            // A pulse of the pit lane's loops beside the track, or of a transponder that somebody carries over one.
            if (!Visits.Exists(v => lap > v.In - 60 && lap < v.Out + _race.Lap) && Fails(0.2))
            {
                Seen(_random.Next(2) == 0 ? Line.PitIn : Line.PitOut, lap - (_race.Lap * 0.15) + _random.Next(20));
            }
        }

        for (var i = 0; i < Visits.Count; i++)
        {
            var (pitIn, pitOut, isStop) = Visits[i];
            if (Pulse(Line.PitIn, pitIn) && isStop && _race.Fails())
            {
                for (var at = pitIn + 10; at < pitIn + 45; at += 10)
                {
                    Seen(Line.PitIn, at);
                }
            }

            if (isStop && !double.IsInfinity(pitOut) && Driven.First(d => d.From >= pitIn).Driver is var next
                && next != driver)
            {
                driver = next;
                _race.Log.Add(_race.Fails() ? pitOut + 40 : pitIn + 30, new DriverIdentified(Number, driver));
            }

            if (!double.IsInfinity(pitOut))
            {
                Pulse(Line.PitOut, pitOut);
            }
        }

        if (RetiredAt == 0 && _random.Next(4) > 0)
        {
            Pulse(Line.PitIn, (_race.Laps ? Finish : _race.Flag) + (_race.Lap * 0.9));
        }
    }

    /// <summary>
    /// Laps until the race is over for it; the line is before the pit-out, so one lap in the lane crosses no line.
    /// </summary>
    private void Drive()
    {
        var (at, driver, since) = (0.0, "x" + Number, 0.0);
        var stopAfter = _random.Next(900, 2400);
        var retires = _random.Next(8) == 0 ? _random.Next(1200, _race.Length) : double.MaxValue;
        var drivesThrough = _random.Next(3) == 0 ? _random.Next(600, _race.Length - 600) : double.MaxValue;
        while (Finish == 0)
        {
            var lap = _race.Lap * (0.98 + (_random.NextDouble() * 0.04));
            if (at + (2 * lap) + 140 > retires)
            {
                RetiredAt = retires;
                while ((at += _race.Lap) < retires)
                {
                    _laps.Add(at);
                }

                break;
            }

            var comesIn = at - since > stopAfter && at < _race.Length - 600;
            var through = !comesIn && at > drivesThrough && at < _race.Length - 600 && at - since > 300;
            if (comesIn && _race.Sensing?.RetiresInLane() == true)
            {
                var last = at + (lap * 0.9);
                Visits.Add((last, double.PositiveInfinity, true));
                Driven.Add((driver, since, last));
                RetiredAt = last + 30;
                return;
            }

            if (comesIn || through)
            {
                var pitIn = at + (lap * 0.9);
                var standing = 60 + _random.Next(80) + _random.NextDouble();
                standing = _race.Sensing?.Near(TruthTests.MinStop) ?? standing;
                var pitOut = pitIn + (through ? Through : standing);
                Visits.Add((pitIn, pitOut, comesIn));
                if (comesIn)
                {
                    Driven.Add((driver, since, pitIn));
                    driver = _random.Next(3) == 0 ? driver : driver[0] == 'x' ? "y" + Number : "x" + Number;
                    (since, stopAfter) = (pitOut, _random.Next(900, 2400));
                }
                else
                {
                    drivesThrough = double.MaxValue;
                    _race.Log.Add(
                        at - 100, new PenaltyOrdered("p" + Number, Number, "drive-through", null, "steward", "x"));
                }

                // The lane runs beside a tenth of the lap; its exit is behind the line, which is crossed outside of it.
                at = pitOut + (lap * 0.03);
                _laps.Add(at);
                continue;
            }

            at += lap;
            _laps.Add(at);
            Finish = at >= _race.Length ? at : 0;
        }

        Driven.Add((driver, since, double.MaxValue));
    }

    /// <summary>
    /// A pulse too many or too few. Where no laps are seen, two of them can look just like a visit, or hide one: there
    /// each car has one at most.
    /// </summary>
    private bool Fails(double times = 1)
    {
        var fails = (_race.Laps || !_failed) && _race.Fails(times);
        _failed |= fails;
        return fails;
    }

    private bool Pulse(string line, double at)
    {
        var (fails, isPressed) = (Fails(), line != Line.StartFinish && _race.Sensing?.IsPressed() == true);
        if (isPressed)
        {
            var pressed = _race.Sensing!.Pressed(Number, line, at, out var stamped);
            _race.Log.Add(stamped, pressed);
        }

        if (fails)
        {
            return isPressed;
        }

        Seen(line, at);
        if (_race.Fails())
        {
            Seen(line, at + _random.Next(1, 14));
        }

        return true;
    }

    private void Seen(string line, double at)
    {
        if (_race.Sensing is { } sensing)
        {
            var seen = sensing.Seen(Number, line, at, out var stamped);
            _race.Log.Add(stamped, seen);
            return;
        }

        var u = _random.Next(3);
        _race.Log.Add(at
            + (((_random.NextDouble() * 2) - 1) * u / 1000), new CarPassed(Number, null, line) { UMs = u + 0.001 });
    }
}
