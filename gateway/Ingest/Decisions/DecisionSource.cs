using System.Globalization;
using PitMarshal.Broker;
using PitMarshal.Events;
using PitMarshal.Judge;

namespace PitMarshal.Ingest.Decisions;

/// <summary>
/// Where the log says that a decision came from: <c>race-control/page/n</c>, and of what a marshal saw and pressed
/// <c>manual/box/n</c> (at a line the line instead of the box), n being the event's number in the log.
/// </summary>
public static class DecisionSource
{
    /// <summary>In the place of a boot; race control's stream over MQTT cannot have it.</summary>
    public const string Page = "page";

    /// <summary>
    /// The expanded uncertainty (k = 2) of what a marshal pressed, ± ms: a person sees, decides and presses within a
    /// second.
    /// A margin below it stays undecided.
    /// </summary>
    public const double PressUMs = 1000;

    /// <summary>True for what a station would have observed, had it been able to.</summary>
    public static bool IsPress(RaceEvent e) =>
        e is CarPassed or (IOfCar and not (StopDeclared or VehicleIdentified or FuelEntered));

    /// <summary>
    /// The event with its source; a press with its uncertainty, too. The source of a correction names what is
    /// corrected.
    /// </summary>
    public static RaceEvent Complete(RaceEvent e, long number, RaceJudge judge) =>
        e is EventCorrected ? e
        : !IsPress(e) ? e with { Source = Source(Venue.RaceControl, Page, number) }
        : e with { Source = Source(Venue.Manual, PlaceOf(e, judge), number), UMs = Math.Max(e.UMs, PressUMs) };

    private static string PlaceOf(RaceEvent e, RaceJudge judge) => e switch
    {
        CarPassed passed => passed.Line,
        CarStopped { Box: { } box } => box,
        CarMoved { Box: { } box } => box,
        IOfCar ofCar => judge.Race.Entries.Of(ofCar.Car, e.At)?.Box ?? ofCar.Car,
        _ => throw new ArgumentException("not of a place", nameof(e)),
    };

    private static string Source(string name, string place, long number) =>
        string.Create(CultureInfo.InvariantCulture, $"{name}/{place.Replace('/', '-')}/{number}");
}
