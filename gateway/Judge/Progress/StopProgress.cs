namespace PitMarshal.Judge.Progress;

/// <summary>One visit of a car to the pit lane, over or in progress, with all that was seen of it.</summary>
public sealed record StopProgress
{
    /// <summary>From 1, in order of pit-in.</summary>
    public required int Number { get; init; }

    /// <summary>Null when no pit-in was seen.</summary>
    public Moment? In { get; init; }

    /// <summary>Null while the car is in the pit lane, or when no pit-out was seen.</summary>
    public Moment? Out { get; init; }

    /// <summary>The car is in the pit lane as far as the log goes.</summary>
    public required bool InPitLane { get; init; }

    /// <summary>Why its ends or its being are doubtful, in plain words; null when they are not.</summary>
    public string? Doubt { get; init; }

    /// <summary>Who brought the car in; null when not known.</summary>
    public string? DriverIn { get; init; }

    /// <summary>Who has the car at the end of the stop, or now; null when not known.</summary>
    public string? DriverOut { get; init; }

    /// <summary>What the team declared it to be, or null.</summary>
    public string? Declared { get; init; }

    public IReadOnlyList<DriverMoment> Drivers { get; init; } = [];

    /// <summary>What the box saw, a row a fact.</summary>
    public IReadOnlyList<StateRow> States { get; init; } = [];

    public IReadOnlyList<BlindSpell> Blinds { get; init; } = [];
}
