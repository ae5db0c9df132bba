using PitMarshal.Events;
using PitMarshal.Judge.Driving;
using PitMarshal.Judge.Forecasts;
using PitMarshal.Judge.Rules.Subjects;
using PitMarshal.Judge.Times;

namespace PitMarshal.Judge.Progress.Cars;

/// <summary>Where a car is and what it did.</summary>
public sealed record CarProgress
{
    public required string Car { get; init; }

    /// <summary>Its latest entry; null when it was never listed.</summary>
    public EntryListed? Entry { get; init; }

    /// <summary>Who has the car; null when not known.</summary>
    public string? Driver { get; init; }

    /// <summary>In order of pit-in; the last may be in progress.</summary>
    public IReadOnlyList<StopProgress> Stops { get; init; } = [];

    /// <summary>
    /// What the rules ask of the stop in progress; null where there is none, or where it will be a penalty served, of
    /// which they ask nothing.
    /// </summary>
    public Leaving? Leaving { get; init; }

    /// <summary>In order of time; the last may run.</summary>
    public IReadOnlyList<StintProgress> Stints { get; init; } = [];

    /// <summary>One for each listed driver, in the entry's order, then others who drove.</summary>
    public IReadOnlyList<DriverTotal> Drivers { get; init; } = [];

    /// <summary>Ordered penalties that are served in the pit lane and were not withdrawn, in the log's order.</summary>
    public IReadOnlyList<PenaltyProgress> Penalties { get; init; } = [];

    /// <summary>The stop in progress, or null.</summary>
    public StopProgress? InPitLane => Stops is [.., { InPitLane: true } stop] ? stop : null;

    /// <summary>All of a car but what its driver has driven of a stint that runs, which grows with the log.</summary>
    internal static CarProgress Of(Subject car)
    {
        var spells = car.Driving.Spells(car.Race, PitTime.Excluded);
        return new()
        {
            Car = car.Car.Number,
            Entry = car.Race.Entries.Of(car.Car.Number, Spell.Forever),
            Driver = car.DriverAt(Spell.Forever),
            Stops = [.. car.Car.PitLane.Stops.Select(stop => StopProgress.Of(car with { Stop = stop }))],
            Stints = [.. spells.Select(spell => StintProgress.Of(car.Race, spell))],
            Drivers = [.. car.Driving.Drivers(car.Race).Select(driver => Total(driver, spells))],
            Penalties = PenaltyProgress.Of(car.Car),
        };
    }

    /// <summary>The same with what is driven of a stint that runs counted to an instant.</summary>
    internal CarProgress UpTo(Instant latest) =>
        Stints is not [.., { To: null, IsSeen: true, Driver: { } driver } stint] ? this : this with
    {
        Drivers =
            [.. Drivers.Select(d =>
                d.Driver == driver ? d with { Micros = d.Micros + Math.Max(0, latest.Since(stint.From)) } : d)],
    };

    private static DriverTotal Total(string driver, IReadOnlyList<DriverSpell> spells)
    {
        var (micros, drives, isCertain) = (0L, false, true);
        foreach (var spell in spells)
        {
            var isHis = spell.Driver.Id == driver;
            micros += isHis && !spell.Running && spell.Seen is { } seen ? seen.Micros : 0;
            drives |= isHis && spell.Running;
            isCertain &= spell.Driver.Id is not null
                && !(isHis && ((spell.Why is not null && !spell.Running) || spell.Stint.From is null));
        }

        return new(driver, micros, drives, isCertain);
    }
}
