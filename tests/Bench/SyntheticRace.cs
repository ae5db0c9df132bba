using PitMarshal.Events;

namespace PitMarshal.Tests.Bench;

/// <summary>
/// Events of a 24 h race with 60 cars and 200 drivers in order of time: laps of about 100 s, a
/// stop about every 50 minutes.
/// </summary>
internal static class SyntheticRace
{
    private const int Cars = 60, LapS = 100, LapsPerStint = 30, StopS = 100;

    public static List<RaceEvent> Events(int days)
    {
        List<RaceEvent> events = [];
        Instant start = Instant.Parse("2026-06-13T14:00:00.000000Z");
        long end = days * 86_400_000_000L;
        for (int car = 1; car <= Cars; car++)
        {
            events.Add(new EntryListed($"{car}", car % 2 == 0 ? "GT3" : "GT4", null, $"{car}", [$"{car + 1000}"],
                Drivers(car)) { At = start.Plus(-1_000_000) });
        }
        events.Add(new RaceScheduled("bench", null, end / 1000) { At = start.Plus(-2_000_000) });
        events.Add(new RaceStarted { At = start });
        for (int car = 1; car <= Cars; car++) { Drive(events, car, start, end); }
        events.Add(new RaceEnded { At = start.Plus(end) });
        events.Sort((a, b) => a.At.CompareTo(b.At));
        return events;
    }

    /// <summary>Three or, every third car, four.</summary>
    private static List<ListedDriver> Drivers(int car) =>
        [.. Enumerable.Range(0, car % 3 == 0 ? 4 : 3).Select(i => new ListedDriver($"d{car}-{i}"))];

    private static void Drive(List<RaceEvent> events, int car, Instant start, long end)
    {
        int lap = 0, stop = 0;
        events.Add(new DriverIdentified($"{car}", Drivers(car)[0].Id) { At = start.Plus(-500_000) });
        for (long at = car * 1_000_003L; at < end; at += (LapS + car % 7) * 1_000_000L)
        {
            Passing(events, car, start.Plus(at), "start-finish");
            Passing(events, car, start.Plus(at + 30_000_000), "speed-trap");
            if (++lap % LapsPerStint != 0 || at + StopS * 2_000_000L > end) { continue; }
            long pitIn = at + 40_000_000, pitOut = pitIn + (StopS + car % 5) * 1_000_000L;
            Passing(events, car, start.Plus(pitIn), "pit-in");
            events.Add(new CarStopped($"{car}", $"{car}") { At = start.Plus(pitIn + 10_000_000) });
            events.Add(new DriverIdentified(
                $"{car}", Drivers(car)[stop++ / 2 % Drivers(car).Count].Id) { At = start.Plus(pitIn + 40_000_000) });
            events.Add(new CarMoved($"{car}", $"{car}") { At = start.Plus(pitOut - 10_000_000) });
            Passing(events, car, start.Plus(pitOut), "pit-out");
            at = pitOut;
        }
    }

    private static void Passing(List<RaceEvent> events, int car, Instant at, string line) =>
        events.Add(new CarPassed(
            null, $"{car + 1000}", line) { At = at, UMs = 1.5, Source = $"{line}/5f21c0d4/{at.Micros}" });
}
