namespace PitMarshal.Judge.Verdicts;

/// <summary>What stewards may be proposed to impose.</summary>
public enum PenaltyKind
{
    Warning, Reprimand, DriveThrough,

    /// <summary>A stop in the pit lane; with a time, for so long.</summary>
    StopGo,

    /// <summary>A stop that is held for a time.</summary>
    Hold,

    /// <summary>Added to the race time.</summary>
    Time,

    /// <summary>Served by lengthening the car's next stop.</summary>
    NextStop,

    /// <summary>Taken from the distance.</summary>
    Laps,

    LastInClass, NoPoints, Disqualification,

    /// <summary>In the ledger of the car, where enough of them bring another penalty.</summary>
    Points,
}

public static class PenaltyKinds
{
    public static bool HasTime(this PenaltyKind kind) =>
        kind is PenaltyKind.StopGo or PenaltyKind.Hold or PenaltyKind.Time or PenaltyKind.NextStop;

    public static bool HasUnits(this PenaltyKind kind) => kind is PenaltyKind.Laps or PenaltyKind.Points;
}
