namespace PitMarshal.Events;

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
public sealed record EventCorrected(
    long? Position, string By, string Reason, string? Values, bool? Withdrawn) : RaceEvent(By);

public enum Ruling { Confirmed, Dismissed, Amended }

/// <summary>A steward's decision about a verdict. It changes no verdict: both stay visible.</summary>
public sealed record StewardRuled(
    string Verdict, Ruling Ruling, string By, string Reason, string? Penalty = null) : RaceEvent(By);

/// <summary>
/// Stewards order a penalty. The passage in which a drive-through, stop-go or hold is served is no stop of the rules.
/// </summary>
/// <param name="Id">By which it is served or withdrawn.</param>
/// <param name="Car">Whose it is.</param>
/// <param name="Penalty">As regulations name it: <c>drive-through</c>, <c>stop-go 10 s</c>.</param>
/// <param name="Verdict">Id of the verdict it follows from; null where it follows from none.</param>
/// <param name="By">Who orders it.</param>
/// <param name="Reason">Why.</param>
/// <param name="ServeWithin"><c>3 laps</c> or a duration such as <c>10m</c>; null: not said.</param>
public sealed record PenaltyOrdered(
    string Id, string Car, string Penalty, string? Verdict, string By, string Reason, string? ServeWithin = null)
    : RaceEvent(By);

/// <summary>Race control saw it served.</summary>
public sealed record PenaltyServed(string Id, string By, string? Reason = null) : RaceEvent(By);

public sealed record PenaltyWithdrawn(string Id, string By, string? Reason = null) : RaceEvent(By);

/// <param name="Id">By which it is decided.</param>
/// <param name="Cars">Whoever takes part.</param>
/// <param name="What"><c>contact</c>, <c>track-limits</c>, <c>unsafe-release</c>, <c>pit-exit</c>,
/// or another word.</param>
/// <param name="Where">On the track; null: not said.</param>
/// <param name="Text">What was seen, in words.</param>
/// <param name="By">Who reports it.</param>
public sealed record IncidentReported(
    string Id, IReadOnlyList<string> Cars, string What, string? Where, string? Text, string By) : RaceEvent(By);

/// <param name="Id">The reported incident's.</param>
/// <param name="Finding"><c>contact</c>, <c>no-action</c>, or another word.</param>
/// <param name="Cars">Whom it concerns.</param>
/// <param name="Consequence">What follows for them; null: what the regulations say.</param>
/// <param name="By">Who decides.</param>
/// <param name="Reason">Why.</param>
public sealed record IncidentDecided(
    string Id, string Finding, IReadOnlyList<string> Cars, string? Consequence, string By, string Reason)
    : RaceEvent(By);

/// <summary>
/// A lap counts as a lap and not as a best one. The passing that ends it is named by <paramref name="Position"/> or by
/// <see cref="RaceEvent.Source"/>, as in a correction.
/// </summary>
public sealed record LapInvalidated(string Car, long? Position, string By, string Reason) : RaceEvent(By);

/// <summary>
/// The starting grid of a race is drawn: each car's place follows from the seed, so that everybody can draw again.
/// </summary>
/// <param name="Race">The session whose grid it is.</param>
/// <param name="Seed">Any text, such as numbers that were drawn or a word called out.</param>
/// <param name="By">Who drew.</param>
public sealed record GridDrawn(string Race, string Seed, string By) : RaceEvent(By);
