using System.Globalization;
using PitMarshal.Events;
using PitMarshal.Timing;
using PitMarshal.Timing.Classifications;
using PitMarshal.Timing.Settings;

namespace PitMarshal.Tests.Timing;

/// <summary>
/// A session as a clerk of the course would note it: a line a moment, beginning with minutes and seconds after noon,
/// then what happened. <c>1:02.5 27 12</c>: cars 27 and 12 passed start-finish. <c>3:00 27 in</c>, <c>4:30 27
/// out</c>: the pit lane. <c>0:00 start</c>, <c>green</c>, <c>red</c>, <c>chequered</c>, <c>suspended</c>,
/// <c>resumed</c>, <c>end</c>.
/// </summary>
internal static class Transcript
{
    public static readonly Instant Noon = Instant.Parse("2026-06-13T12:00:00Z");

    public static List<RaceEvent> Read(string text)
    {
        var events = new List<RaceEvent>();
        foreach (var line in text.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            var words = line.Split(' ', StringSplitOptions.RemoveEmptyEntries);
            events.AddRange(Happened(words[1..]).Select(e => e with { At = At(words[0]) }));
        }

        return events;
    }

    public static Instant At(string time)
    {
        var parts = time.Split(':');
        var seconds = 60 * decimal.Parse(parts[0], CultureInfo.InvariantCulture)
            + decimal.Parse(parts[1], CultureInfo.InvariantCulture);
        return Noon.Plus((long)(seconds * 1_000_000));
    }

    public static Classification Classify(
        string text, TimingRules? rules = null, string result = TimingRules.Overall) =>
        Classify(Read(text), rules, result);

    public static Classification Classify(
        IEnumerable<RaceEvent> events, TimingRules? rules = null, string result = TimingRules.Overall)
    {
        var timing = new RaceTiming(rules ?? TimingRules.Default);
        timing.AppendAll(events);
        return timing.Classify(timing.MainSession!, result)!;
    }

    /// <summary>
    /// Position, car, laps and status of each: <c>1 27 3 finished, 2 12 3 finished, - 7 0 not-started</c>.
    /// </summary>
    public static string Told(this Classification result) => string.Join(", ", result.Cars.Select(car =>
        $"{car.Position?.ToString(CultureInfo.InvariantCulture) ?? "-"} {car.Car} {car.Laps} "
        + $"{Words<CarStatus>.Write(car.Status)}"));

    public static ClassifiedCar Of(this Classification result, string car) =>
        result.Cars.Single(line => line.Car == car);

    private static IEnumerable<RaceEvent> Happened(string[] words) => words switch
    {
        ["race", var minutes] => [new RaceScheduled("race", null, Minutes(minutes))],
        ["race", var name, var minutes] when name != "" && !int.TryParse(name, out _) =>
            [new RaceScheduled(name, null, Minutes(minutes))],
        ["race", var laps, "laps"] =>
            [new RaceScheduled("race", null, null, int.Parse(laps, CultureInfo.InvariantCulture))],
        ["practice", var minutes] =>
            [new RaceScheduled("practice", null, Minutes(minutes), null, SessionKind.Practice)],
        ["qualifying", var minutes] =>
            [new RaceScheduled("qualifying", null, Minutes(minutes), null, SessionKind.Qualifying)],
        ["start"] => [new RaceStarted()],
        ["suspended"] => [new RaceSuspended()],
        ["resumed"] => [new RaceResumed()],
        ["end"] => [new RaceEnded()],
        [("green" or "yellow" or "red" or "chequered" or "safety-car") and var flag] =>
            [new FlagShown(Words<Flag>.TryParse(flag, out var shown) ? shown : throw new FormatException(flag))],
        ["enter", var car] => [new EntryListed(car)],
        ["enter", var car, "class", var name] => [new EntryListed(car, name)],
        ["enter", var car, "with", .. var transponders] => [new EntryListed(car, Transponders: transponders)],
        ["transponder", var id] => [new CarPassed(null, id, Line.StartFinish)],
        [var car, "in"] => [new CarPassed(car, null, Line.PitIn)],
        [var car, "out"] => [new CarPassed(car, null, Line.PitOut)],
        [var car, "retires"] => [new CarRetired(car, "engine")],
        [var car, "rejoins"] => [new CarRejoined(car)],
        [var car, "withdrawn"] => [new EntryWithdrawn(car)],
        [var car, "gets", var id, .. var penalty] =>
            [new PenaltyOrdered(id, car, string.Join(' ', penalty), null, "steward", "contact")],
        ["served", var id] => [new PenaltyServed(id, "race control")],
        ["incident", var id, var what, .. var cars] => [new IncidentReported(id, cars, what, null, null, "marshal")],
        ["decided", var id, var finding, .. var cars] =>
            [new IncidentDecided(id, finding, cars, null, "steward", "turn 2")],
        ["consequence", var id, var car, .. var what] =>
            [new IncidentDecided(id, "contact", [car], string.Join(' ', what), "steward", "turn 2")],
        ["draw", var race, var seed] => [new GridDrawn(race, seed, "clerk of the course")],
        [var car, "driver", var driver] => [new DriverIdentified(car, driver)],
        ["lifted", var id] => [new PenaltyWithdrawn(id, "steward")],
        _ => words.Select(car => new CarPassed(car, null, Line.StartFinish)),
    };

    private static long Minutes(string text) => (long)(decimal.Parse(text, CultureInfo.InvariantCulture) * 60_000);
}
