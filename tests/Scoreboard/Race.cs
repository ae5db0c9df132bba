using PitMarshal.Events;

namespace PitMarshal.Tests.Scoreboard;

/// <summary>A race with what happens in races: stops, flags, an entry changed, passings that come late.</summary>
internal static class Race
{
    public static readonly Instant Start = Instant.Parse("2026-06-13T12:00:00Z");

    public static List<RaceEvent> Of(int seed, int cars = 8, int laps = 12)
    {
        var random = new Random(seed);
        List<RaceEvent> log =
        [
            new RaceScheduled("night", "Night \"Race\", 1", 3_600_000) { At = Start.Plus(-60_000_000) },
            .. Enumerable.Range(1, cars).Select(i => new EntryListed($"{i}", i % 2 == 0 ? "GT" : "TC", $"Équipe {i}",
                Transponders: [$"{1000 + i}"], Drivers: [new ListedDriver($"{i}a"), new ListedDriver($"{i}b")])
            {
                At = Start.Plus(-60_000_000),
            }),
            new RaceStarted { At = Start },
            new FlagShown(Flag.Green) { At = Start },
        ];
        List<RaceEvent> driven = [];
        for (var i = 1; i <= cars; i++)
        {
            var at = Start;
            for (var lap = 1; lap <= laps; lap++)
            {
                at = at.Plus(90_000_000 + random.Next(10_000) * 1000L + (lap % 5 == 0 ? 80_000_000 : 0));
                var stops = lap % 5 == 4;
                driven.Add(new CarPassed(lap % 2 == 0 ? $"{i}" : null, lap % 2 == 0 ? null : $"{1000 + i}",
                    Line.StartFinish) { At = at, Source = $"sf/1/{i * 100 + lap}" });
                if (stops)
                {
                    driven.Add(new CarPassed($"{i}", null, Line.PitIn) { At = at.Plus(10_000_000) });
                    var driver = $"{i}{(lap < 5 ? 'b' : 'a')}";
                    driven.Add(new DriverIdentified($"{i}", driver) { At = at.Plus(40_000_000) });
                    driven.Add(new CarPassed($"{i}", null, Line.PitOut) { At = at.Plus(80_000_000) });
                }
            }
        }

        driven.Add(new FlagShown(Flag.SafetyCar) { At = Start.Plus(400_000_000) });
        driven.Add(new FlagShown(Flag.Green) { At = Start.Plus(600_000_000) });
        log.AddRange(driven.OrderBy(e => e.At.Plus(random.Next(20) == 0 ? 5_000_000 : 0)));
        log.Insert(log.Count / 2, new EntryListed("1", "GT", "Other", Transponders: ["1001"],
            Drivers: [new ListedDriver("1a"), new ListedDriver("1b")]) { At = Start.Plus(500_000_000) });
        log.Add(new FlagShown(Flag.Chequered) { At = log.Max(e => e.At) });
        return log;
    }
}
