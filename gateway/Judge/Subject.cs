using PitMarshal.Judge.Rules;
using PitMarshal.Log;

namespace PitMarshal.Judge;

/// <summary>What a rule is asked about: a stop, a stint, or (with neither) a car's whole race.</summary>
internal readonly record struct Subject(Race Race, Car Car, Stop? Stop, Stint? Stint, string Regulations)
{
    /// <summary>
    /// The instant whose regulations apply: of a stop its pit-in, of a stint the pit-in or race end that ends it, of a car
    /// the race end. What is not over takes the newest.
    /// </summary>
    public Instant JudgedAt => Stop is { } stop
        ? (stop.In ?? stop.Out)!.Value.At
        : (Stint?.To?.At ?? Stint?.Before ?? Race.Span.Ended?.At) ?? Blind.Forever;

    /// <summary>The driver concerned: of a stop the one who brought the car in, of a stint the one who ended it.</summary>
    public string? Driver => Stop is not null || Stint is not null ? DriverAt(JudgedAt) : null;

    /// <summary>
    /// The driver who had the car at an instant: the one identified last, or the only one the entry lists. Null also when
    /// that identification is inferred.
    /// </summary>
    public string? DriverAt(Instant at) => Car.DriverAt(at) is { } last
        ? (last.Inferred is null ? last.Driver : null)
        : (Race.Entries.Of(Car.Number, at)?.Drivers is [var only] ? only.Id : null);

    /// <summary>The name of a verdict.</summary>
    public static string IdOf(string rule, string car, int? stop, int? stint) =>
        stop is not null ? $"{rule}/{car}/stop-{stop}" : stint is not null ? $"{rule}/{car}/stint-{stint}" : $"{rule}/{car}";

    /// <summary>A verdict without measure.</summary>
    public Verdict Verdict(Rule rule, Outcome outcome, string reason) => new()
    {
        Id = IdOf(rule.Name, Car.Number, Stop?.Number, Stint?.Number),
        Rule = rule.Name,
        Article = rule.Article,
        Car = Car.Number,
        Driver = Driver,
        Stop = Stop?.Number,
        Outcome = outcome,
        Reason = reason,
        Regulations = Regulations,
    };
}
