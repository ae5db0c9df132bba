using PitMarshal.Events;
using PitMarshal.Judge.Driving;
using PitMarshal.Judge.Pit;
using PitMarshal.Judge.RaceWide;
using PitMarshal.Judge.Times;

namespace PitMarshal.Judge.Rules.Subjects;

/// <summary>
/// What a rule is asked about: a stop, a stint, a drive, a rest, or (with none) the whole race of a car or of its
/// drivers.
/// </summary>
public sealed record Subject(Race Race, Car Car, DriveTimes Driving, string Regulations)
{
    /// <summary>The rules at every instant; null where only the one that asks is known.</summary>
    public Func<string, Instant, object?>? InForce { get; init; }

    public Stop? Stop { get; init; }

    public Stint? Stint { get; init; }

    /// <summary>The instant of what was done, where a rule asks conditions of that.</summary>
    public Mark? Moment { get; init; }

    /// <summary>The continuous drive asked about.</summary>
    public Drive? Drive { get; init; }

    /// <summary>The rest asked about.</summary>
    public Rest? Rest { get; init; }

    /// <summary>The driver whose whole race is asked about.</summary>
    public string? DriverId { get; init; }

    /// <summary>The rating of the drivers whose whole race is asked about.</summary>
    public string? Rating { get; init; }

    /// <summary>The class of cars whose whole race is asked about; the car is one of them.</summary>
    public string? Class { get; init; }

    /// <summary>It is an interval of the car, not its whole race.</summary>
    public bool IsInterval => Stop is not null || Stint is not null || Drive is not null || Rest is not null;

    /// <summary>
    /// The instant whose regulations apply: of a stop its pit-in, of a stint or drive the pit-in or race end that ends
    /// it, of a rest the pit-out that ends it, of a whole race the finish. What is not over takes the newest.
    /// </summary>
    public Instant JudgedAt => Stop is { } stop
        ? (stop.In ?? stop.Out)!.Value.At
        : Rest is { } rest ? rest.To?.At ?? rest.After.Stint.After
        : (LastStint?.To?.At ?? LastStint?.Before) is { } end && !(end > Race.Span.Finish) ? end
        : Race.Span.Finish ?? Spell.Forever;

    /// <summary>
    /// Where conditions such as the flag are asked: of a stop its pit-in, of a stint, drive or rest its end, of a car
    /// the finish; null when not seen.
    /// </summary>
    public Mark? Edge => Moment is not null ? Moment : Stop is { } visit ? visit.In
        : Rest is { } rest ? rest.To
        : LastStint is { Running: false } stint && !(stint.To?.At > Race.Span.Finish) ? stint.To
        : Race.Span.Finished is { } finished ? new Mark(finished) : null;

    /// <summary>
    /// The driver concerned: of a stop the one who brought the car in, of a stint the one who ended it.
    /// </summary>
    public string? Driver => Drive is { } drive ? drive.Driver : Rest is { } rest ? rest.Driver 
        : Stint is { } stint ? Driving.Spells(Race, PitTime.Excluded)[stint.Number - 1].Driver.Id
        : IsInterval ? DriverAt(JudgedAt) : DriverId;

    private Stint? LastStint => Stint ?? Drive?.Spells[^1].Stint;

    /// <summary>
    /// The driver who had the car at an instant: the one identified last, or the only one the entry lists. Null also
    /// when that identification is inferred.
    /// </summary>
    public string? DriverAt(Instant at) => Car.DriverAt(at) is { } last
        ? (last.Inferred is null ? last.Driver : null)
        : (Race.Entries.Of(Car.Number, at)?.Drivers is [var only] ? only.Id : null);

    /// <summary>A driver as the entry of the car lists him, or null.</summary>
    public ListedDriver? Listed(string driver) =>
        Race.Entries.Of(Car.Number, JudgedAt)?.Drivers?.FirstOrDefault(d => d.Id == driver);

    /// <summary>What a verdict of a rule on it is called.</summary>
    public string Id(string rule) => Stop is { } stop ? $"{rule}/{Car.Number}/stop-{stop.Number}"
        : Stint is { } stint ? $"{rule}/{Car.Number}/stint-{stint.Number}"
        : Drive is { } drive ? $"{rule}/{Car.Number}/drive-{drive.Number}"
        : Rest is { } rest ? $"{rule}/{Car.Number}/rest-{rest.Number}"
        : DriverId is { } driver ? $"{rule}/{Car.Number}/driver-{driver}"
        : Rating is { } rating ? $"{rule}/{Car.Number}/rating-{rating}"
        : Class is { } carClass ? $"{rule}/class-{carClass}"
        : $"{rule}/{Car.Number}";
}
