namespace PitMarshal.Events;

/// <summary>
/// Something that happened, as the race log keeps it. This file is the whole vocabulary. Car numbers are text
/// (<c>"007"</c> is not <c>"7"</c>). Events may arrive in any order; <see cref="At"/> orders them.
/// </summary>
/// <param name="By">Who entered it where a person did; null for a station's observation, and where nobody said.</param>
public abstract record RaceEvent(string? By = null)
{
    /// <summary>When it happened.</summary>
    public Instant At { get; init; }

    /// <summary>Expanded uncertainty (k = 2) of <see cref="At"/>, ± milliseconds; 0 when not stated.</summary>
    public double UMs { get; init; }

    /// <summary>
    /// Where it comes from, for an observation <c>station/boot/number</c>; null when not stated.
    /// In <see cref="EventCorrected"/> it names the corrected event instead.
    /// </summary>
    public string? Source { get; init; }

    /// <summary>
    /// How it was inferred where nobody observed it; null: observed. What rests on it is for a person to decide. A correction
    /// is never inferred itself: there the field is a new value, and null takes the inference back.
    /// </summary>
    public string? Inferred { get; init; }
}

/// <summary>What happened to one car.</summary>
public interface IOfCar
{
    string Car { get; }
}

// The race.

/// <summary>The race as planned; <paramref name="DurationMs"/> milliseconds from start to chequered flag.</summary>
public sealed record RaceScheduled(string Race, string? Title, long DurationMs) : RaceEvent;

/// <summary>A car is entered. A later listing of the same car replaces this one from its instant on.</summary>
public sealed record EntryListed(
    string Car, string? Class = null, string? Team = null, string? Box = null,
    IReadOnlyList<string>? Transponders = null, IReadOnlyList<ListedDriver>? Drivers = null) : RaceEvent;

/// <summary>A driver in an entry.</summary>
public sealed record ListedDriver(string Id, string? Name = null, string? Rating = null, string? Licence = null);

public sealed record RaceStarted : RaceEvent;

public sealed record RaceSuspended : RaceEvent;

public sealed record RaceResumed : RaceEvent;

public sealed record RaceEnded : RaceEvent;

public enum Flag { Green, Yellow, FullCourseYellow, SafetyCar, Code60, Red, Chequered }

public sealed record FlagShown(Flag Flag) : RaceEvent;

public enum PitLaneEnd { Entry, Exit }

public sealed record PitLaneOpened(PitLaneEnd End) : RaceEvent;

public sealed record PitLaneClosed(PitLaneEnd End) : RaceEvent;

// Cars on the lines.

/// <summary>The lines that every regulation knows; a track may name more.</summary>
public static class Line
{
    public const string StartFinish = "start-finish";
    public const string PitIn = "pit-in";
    public const string PitOut = "pit-out";
}

/// <summary>
/// A car crossed a line. Known by car or by transponder; with neither it is a passing that nobody identified,
/// to which a later <see cref="EventCorrected"/> may give its car.
/// </summary>
/// <param name="Car">Its number.</param>
/// <param name="Transponder">As the decoder read it.</param>
/// <param name="Line">A line's name.</param>
/// <param name="Reason">Why a person entered what no station observed; null where a station did.</param>
public sealed record CarPassed(string? Car, string? Transponder, string Line, string? Reason = null) : RaceEvent;

// Cars and drivers in their boxes.

public sealed record CarStopped(string Car, string? Box = null) : RaceEvent, IOfCar;

public sealed record CarMoved(string Car, string? Box = null) : RaceEvent, IOfCar;

public sealed record SeatEmptied(string Car) : RaceEvent, IOfCar;

public sealed record SeatTaken(string Car) : RaceEvent, IOfCar;

public enum Side { Left, Right }

/// <summary>A foot stands on the mat beside the car.</summary>
public sealed record FootPlaced(string Car, Side Side) : RaceEvent, IOfCar;

public sealed record FootLifted(string Car, Side Side) : RaceEvent, IOfCar;

public sealed record BeltsOpened(string Car) : RaceEvent, IOfCar;

public sealed record BeltsClosed(string Car) : RaceEvent, IOfCar;

public sealed record EngineStopped(string Car) : RaceEvent, IOfCar;

public sealed record EngineStarted(string Car) : RaceEvent, IOfCar;

/// <summary>The refuelling probe is connected.</summary>
public sealed record ProbeConnected(string Car) : RaceEvent, IOfCar;

public sealed record ProbeRemoved(string Car) : RaceEvent, IOfCar;

/// <summary>This driver has the car from now on.</summary>
public sealed record DriverIdentified(string Car, string Driver) : RaceEvent, IOfCar;

/// <summary>The team says what the stop is, for instance its mandatory one.</summary>
public sealed record StopDeclared(string Car, string As) : RaceEvent, IOfCar;

// Race control.

/// <summary>
/// Changes the regulations from its instant on: <c>rule.field</c> to value. Values are kept as text, numbers too.
/// </summary>
public sealed record BulletinIssued(IReadOnlyList<KeyValuePair<string, string>> Set, string Reason) : RaceEvent;

/// <summary>
/// An event is corrected or withdrawn; it is named by <see cref="Position"/> (1-based, in order of arrival) or by
/// <see cref="RaceEvent.Source"/>. Several corrections of one event act in order of their instants.
/// </summary>
/// <param name="Position">1-based position of the corrected event in the log, or null when named by source.</param>
/// <param name="By">Who corrects.</param>
/// <param name="Reason">Why.</param>
/// <param name="Values">New field values as one JSON object (<c>{"car":"27"}</c>), or null when there are none.</param>
/// <param name="Withdrawn">True: it never happened. False: it did after all. Null: not said.</param>
public sealed record EventCorrected(long? Position, string By, string Reason, string? Values, bool? Withdrawn) : RaceEvent(By);

public enum Ruling { Confirmed, Dismissed, Amended }

/// <summary>A steward's decision about a verdict. It changes no verdict: both stay visible.</summary>
public sealed record StewardRuled(string Verdict, Ruling Ruling, string By, string Reason, string? Penalty = null) : RaceEvent(By);

// How far the observations can be relied on.

/// <summary>What an input of a station tells: the kinds of observation, as a venue file names them.</summary>
public enum InputKind { Loop, Tag, Car, Seat, Mat, Badge, Belt, Engine, Probe, Button }

/// <summary>
/// What this station says is not to be relied on until <see cref="SensorTrusted"/>: all of it, or what its point, box and
/// kind leave of it.
/// </summary>
/// <param name="Station">The station's name.</param>
/// <param name="Point">Only the passings of this line; null: not said.</param>
/// <param name="Reason">Why, in words.</param>
/// <param name="Input">The input at fault. Another input's trust does not end this doubt. Null: not of one input.</param>
/// <param name="Box">Only what happens in this box; null: not said.</param>
/// <param name="Kind">Only what inputs of this kind tell; null: whatever it is.</param>
/// <param name="Since">From when on, where that was before it became known at <see cref="RaceEvent.At"/>; null: from then on.</param>
public sealed record SensorDoubted(
    string Station, string? Point, string Reason,
    string? Input = null, string? Box = null, InputKind? Kind = null, Instant? Since = null) : RaceEvent;

/// <summary>
/// Ends doubts of a station that began before: those of a point, a box and an input where it names them. With the reason of some
/// doubt it ends only doubts of that reason.
/// </summary>
public sealed record SensorTrusted(
    string Station, string? Point, string Reason, string? Input = null, string? Box = null) : RaceEvent;

/// <summary>
/// Observations are missing: numbers <paramref name="From"/> to <paramref name="To"/> (inclusive; null: all from there on)
/// of one boot of a station. The hole begins at <see cref="RaceEvent.At"/>, the last event known before it.
/// </summary>
/// <param name="Station">The station's name.</param>
/// <param name="Boot">The boot whose numbers are missing.</param>
/// <param name="From">First missing number.</param>
/// <param name="To">Last missing number, or null when not known.</param>
/// <param name="Until">Instant of the first event after the hole, when known.</param>
/// <param name="Points">Lines the station serves; null when not stated.</param>
/// <param name="Boxes">Boxes the station serves; null when not stated.</param>
public sealed record GapOpened(
    string Station, string Boot, long From, long? To = null, Instant? Until = null,
    IReadOnlyList<string>? Points = null, IReadOnlyList<string>? Boxes = null) : RaceEvent;

/// <summary>The missing observations have come: the hole is as if it had never been.</summary>
public sealed record GapClosed(string Station, string Boot, long From, long? To = null) : RaceEvent;

/// <summary>One clock exchange: the station's µs since boot, its offset to UTC and the round trip, in µs.</summary>
public sealed record ClockSampled(string Station, string Boot, long Us, long OffsetUs, long DelayUs) : RaceEvent;
