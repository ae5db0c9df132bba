namespace PitMarshal.Events;

/// <summary>An event that concerns the log and nothing of the race: no verdict and no result rests on it.</summary>
public interface IOfLog;

/// <summary>The first event of a log: whose it is.</summary>
/// <param name="Venue">The venue's name.</param>
/// <param name="Fingerprint">Of the public key that signs its evidence, as people compare it.</param>
public sealed record LogBegan(string Venue, string Fingerprint) : RaceEvent, IOfLog;

/// <summary>Somebody goes on, knowingly, with a log that does not hold all that it held once.</summary>
/// <param name="Lost">Entries that were on the disk once, each as <c>position:hash</c>.</param>
/// <param name="By">Who goes on.</param>
/// <param name="Reason">Why.</param>
public sealed record DamageAccepted(IReadOnlyList<string> Lost, string By, string Reason) : RaceEvent(By), IOfLog;

/// <summary>What a session is for.</summary>
public enum SessionKind { Practice, Qualifying, Race }

/// <summary>
/// The session as planned. One after a <see cref="RaceEnded"/> begins the next session of the same meeting; entries
/// go on.
/// </summary>
/// <param name="Race">Its short name.</param>
/// <param name="Title">Its name for people.</param>
/// <param name="DurationMs">From start to chequered flag, milliseconds; null where only laps end it.</param>
/// <param name="Laps">Its length in laps; null where time ends it.</param>
/// <param name="Kind">Null: not said, it is a race.</param>
public sealed record RaceScheduled(
    string Race, string? Title, long? DurationMs, long? Laps = null, SessionKind? Kind = null) : RaceEvent;

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

/// <param name="End">Which end of the pit lane.</param>
/// <param name="Classes">For these classes only; null: for all.</param>
public sealed record PitLaneOpened(PitLaneEnd End, IReadOnlyList<string>? Classes = null) : RaceEvent;

/// <inheritdoc cref="PitLaneOpened"/>
public sealed record PitLaneClosed(PitLaneEnd End, IReadOnlyList<string>? Classes = null) : RaceEvent;

/// <summary>The field is led through the pit lane: a passage without a standstill is no stop until it ends.</summary>
public sealed record PitLaneRouteBegan : RaceEvent;

public sealed record PitLaneRouteEnded : RaceEvent;

// A car's part in the session: what race control enters, which no station observes.

public sealed record CarRetired(string Car, string? Reason = null) : RaceEvent;

public sealed record CarRejoined(string Car, string? Reason = null) : RaceEvent;

public sealed record EntryWithdrawn(string Car, string? Reason = null) : RaceEvent;
