using PitMarshal.Events;
using PitMarshal.Tests.Support.Races;

namespace PitMarshal.Tests.Judge.Laws;

/// <summary>A short race of three cars with everything that can go wrong, in order of time.</summary>
internal static class RandomRace
{
    public static List<RaceEvent> Of(Random random)
    {
        var story = new Story().Race(end: 4000 + random.Next(2000));
        string[] cars = ["27", "31", "007"];
        if (random.Next(3) == 0)
        {
            story.Add(random.Next(100), new EntryListed("99"));
        }

        var tracked = random.Next(4) > 0;
        foreach (var car in cars.Take(random.Next(4)))
        {
            story.Add(-random.Next(100) + 20, new EntryListed(
                car, Box: "b" + car, Transponders: ["t" + (random.Next(9) == 0 ? "27" : car)],
                Class: random.Next(3) == 0 ? null : "GT3",
                Drivers: [.. Enumerable.Range(1, random.Next(4))
                    .Select(i =>
                        new ListedDriver("d" + i, Rating: random.Next(5) == 0 ? null : i < 3 ? "Bronze" : "Gold"))]));
        }

        foreach (var car in cars)
        {
            new RandomCar(random, story, car, tracked).Run();
        }

        for (var i = random.Next(4); i > 0; i--)
        {
            double at = random.Next(4500);
            var station = ((string[])["entry", "exit", "line", "b27", "other"])[random.Next(5)];
            Instant? until = random.Next(3) == 0 ? Story.Start.Plus((long)((at + random.Next(600)) * 1e6)) : null;
            var from = random.Next(20);
            story.Add(at, new GapOpened(station, "aa", from, random.Next(4) == 0 ? null : from + random.Next(5), until,
                random.Next(3) == 0 ? [Line.PitIn] : null));
            if (random.Next(2) == 0)
            {
                var input = "in" + random.Next(3);
                story.Add(at, new SensorDoubted(station, null, "cut", input, random.Next(3) == 0 ? null : "b27",
                    random.Next(4) == 0
                        ? null
                        : (InputKind)random.Next(10), Story.Start.Plus((long)((at - random.Next(900)) * 1e6))));
                story.Add(at
                    + random.Next(900),
                        new SensorTrusted(station, null, "mended", random.Next(2) == 0 ? "in1" : input));
            }

            story.Add(at + random.Next(2000), random.Next(3) switch
            {
                0 => new GapClosed(station, "aa", from, from + random.Next(5)),
                1 => new SensorDoubted(station, random.Next(2) == 0
                    ? Line.PitOut
                    : null, random.Next(2) == 0
                    ? "test"
                    : "rebooted"),
                _ => new SensorTrusted(station, null, "test"),
            });
        }

        AddRaceControl(random, story);
        AddFlags(random, story);
        return [.. story.Events.OrderBy(e => e.At)];
    }

    private static void AddRaceControl(Random random, Story story)
    {
        if (random.Next(2) == 0)
        {
            story.Add(3900 + random.Next(300), new FlagShown(Flag.Chequered));
        }

        if (random.Next(3) == 0)
        {
            story.Add(random.Next(4000),
                new BulletinIssued([new("minimum-stop.value", random.Next(4) == 0 ? "soon" : "1m30s")], "rain"));
        }

        if (random.Next(3) == 0)
        {
            story.Add(random.Next(4000), new EventCorrected(null, "steward", "test",
                random.Next(2) == 0 ? """{"car":"31"}""" : null, random.Next(2) == 0) { Source = $"entry/aa/{random.Next(12)}" });
        }
    }

    private static void AddFlags(Random random, Story story)
    {
        for (var i = random.Next(5); i > 0; i--)
        {
            var (at, u) = (random.Next(5000), random.Next(2) * 800);
            story.Add(at, new FlagShown(random.Next(4) == 0 ? Flag.Red : Flag.SafetyCar) { UMs = u });
            story.Add(at + random.Next(600), new FlagShown(random.Next(4) == 0 ? Flag.Yellow : Flag.Green) { UMs = u });
        }

        if (random.Next(4) == 0)
        {
            var at = random.Next(5000);
            story.Add(at, new RaceSuspended()).Add(at + random.Next(900), new RaceResumed());
        }

        if (random.Next(2) == 0)
        {
            story.Add(-60, new RaceScheduled("r", null, 3_600_000 + (random.Next(3) * 600_000)));
        }

        for (var i = random.Next(4); i > 0; i--)
        {
            var (at, end) = (random.Next(5000), random.Next(3) == 0 ? PitLaneEnd.Exit : PitLaneEnd.Entry);
            story.Add(at, new PitLaneClosed(end) { UMs = random.Next(2) * 800 })
                .Add(at + random.Next(900), new PitLaneOpened(end));
        }

        for (var i = random.Next(4); i > 0; i--)
        {
            story.Add(random.Next(5000), new StopDeclared(random.Next(2) == 0 ? "27" : "31", "splash"));
            story.Add(random.Next(5000), new VehicleIdentified("27", "k" + random.Next(3)));
            story.Add(random.Next(5000), new FuelEntered("31", random.Next(80_000), "Ana"));
            story.Add(random.Next(5000), new ButtonPressed("31", "driver"));
            story.Add(random.Next(5000), new PenaltyOrdered($"n{i}", "27", "next-stop 7 s", null, "Ana", "short"));
        }
    }

    /// <summary>One car's laps and stops: pulses lost, doubled, or not identified; instants often equal.</summary>
    private sealed class RandomCar(Random random, Story story, string car, bool tracked)
    {
        private double _at = random.Next(5);

        public void Run()
        {
            while (_at < 4800 && random.Next(40) > 0)
            {
                for (var laps = tracked ? random.Next(4) : 0; laps > 0; laps--)
                {
                    Pass(Line.StartFinish, 60 + random.Next(400), "line");
                }

                Pass(Line.PitIn, 30, "entry");
                InBox();
                Pass(Line.PitOut, 20 + random.Next(20), "exit");
            }
        }

        private void InBox()
        {
            RaceEvent[] all =
            [
                new CarPassed(car, null, "zone"), new CarStopped(car), new EngineStopped(car), new SeatEmptied(car),
                    new ProbeConnected(car), new FootPlaced(car, Side.Left), new FootPlaced(car, Side.Right),
                new DriverIdentified(car, "d" + random.Next(1, 4)), new FootLifted(car, Side.Right),
                new FootLifted(car, Side.Left), new ProbeRemoved(car), new SeatTaken(car), new EngineStarted(car),
                    new CarMoved(car),
            ];
            foreach (var e in all)
            {
                _at += random.Next(8);
                if (random.Next(12) > 0)
                {
                    story.Add(_at, e with { Source = $"b{car}/aa/{random.Next(30)}", UMs = random.Next(3) });
                }
            }
        }

        private void Pass(string line, double after, string station)
        {
            _at += after;
            var identified = random.Next(15) > 0;
            for (var pulses = random.Next(15) switch { 0 => 0, 1 => 2, _ => 1 }; pulses > 0; pulses--)
            {
                var byCar = random.Next(3) == 0;
                story.Add(
                    _at, new CarPassed(identified && byCar ? car : null, identified && !byCar ? "t" + car : null, line)
                {
                    Source = $"{station}/aa/{random.Next(30)}",
                    UMs = random.Next(3),
                });
                _at += random.Next(20);
            }
        }
    }
}
