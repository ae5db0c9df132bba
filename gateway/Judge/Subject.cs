using PitMarshal.Judge.Rules;
using PitMarshal.Log;

namespace PitMarshal.Judge;

/// <summary>What a rule is asked about: a stop, a stint, or (with neither) a car's whole race.</summary>
internal readonly record struct Subject(Race Race, Car Car, string Regulations)
{
    public Stop? Stop { get; init; }

    public Stint? Stint { get; init; }

    /// <summary>It is an interval of the car, not its whole race.</summary>
    public bool IsInterval => Stop is not null || Stint is not null;

    /// <summary>
    /// The instant whose regulations apply: of a stop its pit-in, of a stint the pit-in or race end that ends it, of a car
    /// the race end. What is not over takes the newest.
    /// </summary>
    public Instant JudgedAt => Stop is { } stop
        ? (stop.In ?? stop.Out)!.Value.At
        : (Stint?.To?.At ?? Stint?.Before ?? Race.Span.Ended?.At) ?? Blind.Forever;

    /// <summary>Where conditions such as the flag are asked: of a stop its pit-in, of a stint its end, of a car the finish; null when not seen.</summary>
    public Mark? Edge => Stop is { } stop ? stop.In
        : Stint is { To: { } to } ? to
        : Race.Span.Finished is { } finished ? new Mark(finished) : null;

    /// <summary>The driver concerned: of a stop the one who brought the car in, of a stint the one who ended it.</summary>
    public string? Driver => IsInterval ? DriverAt(JudgedAt) : null;

    /// <summary>The driver who had the car at an instant: the one identified last, or the only one the entry lists.</summary>
    public string? DriverAt(Instant at) =>
        Car.DriverAt(at)?.Driver
        ?? (Race.Entries.Of(Car.Number, at)?.Drivers is [var only] ? only.Id : null);

    /// <summary>A driver as the entry of the car lists him, or null.</summary>
    public ListedDriver? Listed(string driver) =>
        Race.Entries.Of(Car.Number, JudgedAt)?.Drivers?.FirstOrDefault(d => d.Id == driver);

    /// <summary>A verdict without measure.</summary>
    public Verdict Verdict(Rule rule, Outcome outcome, string reason) => new()
    {
        Id = Id(rule.Name),
        Rule = rule.Name,
        Article = rule.Article,
        Car = Car.Number,
        Driver = Driver,
        Stop = Stop?.Number,
        Outcome = outcome,
        Reason = reason,
        Regulations = Regulations,
    };

    private string Id(string rule) => Stop is { } stop ? $"{rule}/{Car.Number}/stop-{stop.Number}"
        : Stint is { } stint ? $"{rule}/{Car.Number}/stint-{stint.Number}"
        : $"{rule}/{Car.Number}";
}
