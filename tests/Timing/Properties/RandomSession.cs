using PitMarshal.Events;

namespace PitMarshal.Tests.Timing.Properties;

/// <summary>
/// A random race of a few cars, with stops, double reads, a stoppage, retirements and penalties; the seed repeats it.
/// </summary>
internal sealed class RandomSession
{
    private readonly Random _random;

    public RandomSession(int seed)
    {
        _random = new Random(seed);
        DurationMs = _random.Next(4, 12) * 60_000;
        Events.Add(new RaceScheduled("race", null, DurationMs) { At = Transcript.Noon.Plus(-60_000_000) });
        Events.Add(new RaceStarted { At = Transcript.Noon });
        var cars = _random.Next(2, 8);
        for (var i = 0; i < cars; i++)
        {
            Drive($"{i + 1}", $"{(char)('A' + (i % 2))}");
        }

        if (_random.Next(3) == 0)
        {
            Red = At(_random.Next(100, DurationMs / 1000));
            Events.Add(new RaceSuspended { At = Red.Value });
            Resumed = _random.Next(2) == 0 ? Red.Value.Plus(90_000_001) : null;
            Events.AddRange(Resumed is { } at ? [new RaceResumed { At = at }] : []);
        }

        Events.Add(new RaceEnded { At = At((DurationMs / 1000) + 900) });
    }

    public List<RaceEvent> Events { get; } = [];

    public int DurationMs { get; }

    public Instant? Red { get; }

    public Instant? Resumed { get; }

    /// <summary>The events in another order of arrival.</summary>
    public List<RaceEvent> Shuffled()
    {
        var events = Events.ToArray();
        _random.Shuffle(events);
        return [.. events];
    }

    private Instant At(double seconds) => Transcript.Noon.Plus((long)(seconds * 1_000_000));

    private void Drive(string car, string carClass)
    {
        Events.Add(new EntryListed(
            car, carClass, Transponders: [$"t{car}"]) { At = Transcript.Noon.Plus(-30_000_000) });
        double usual = _random.Next(45, 80), at = _random.Next(2) == 0 ? _random.Next(1, 15) : usual;
        var until = (DurationMs / 1000) + 400;
        while (at < until)
        {
            Pass(car, at);
            if (_random.Next(20) == 0)
            {
                Pass(car, at + _random.Next(1, 19));
            }

            at += usual + (_random.Next(-4000, 4000) / 1000.0);
            if (_random.Next(8) == 0)
            {
                Events.Add(new CarPassed(car, null, Line.PitIn) { At = At(at - 15) });
                at += _random.Next(30, 120);
                Events.Add(new CarPassed(car, null, Line.PitOut) { At = At(at - 10) });
            }

            if (_random.Next(40) == 0)
            {
                Events.Add(new CarRetired(car) { At = At(at - 5) });
                until = _random.Next(2) == 0 ? 0 : until;
            }
        }

        string[] penalties = ["laps 1", "time 20 s", "disqualification", "drive-through", "grid 3"];
        if (_random.Next(4) == 0)
        {
            Events.Add(new PenaltyOrdered(
                $"p{car}", car, penalties[_random.Next(penalties.Length)], null, "steward", "contact")
            {
                At = At((DurationMs / 1000) + 950),
            });
        }
    }

    private void Pass(string car, double seconds) => Events.Add(_random.Next(2) == 0
        ? new CarPassed(car, null, Line.StartFinish) { At = At(seconds), UMs = _random.Next(0, 3) }
        : new CarPassed(null, $"t{car}", Line.StartFinish) { At = At(seconds), UMs = _random.Next(0, 3) });
}
