namespace PitMarshal.Judge.Driving;

/// <summary>What a stop adds to somebody's driving time.</summary>
public enum PitTime
{
    /// <summary>Nothing: driving is from pit-out to pit-in.</summary>
    Excluded,

    /// <summary>It counts for the driver who drives on after it: from pit-in to pit-in.</summary>
    Included,

    /// <summary>It counts when the driver stays, and for nobody when he changes.</summary>
    ExcludedOnChange,
}

public static class PitTimes
{
    /// <summary>As a sentence.</summary>
    public static string Explain(this PitTime pitTime) => pitTime switch
    {
        PitTime.Excluded => "Time in the pit lane does not count as driving.",
        PitTime.Included => "Time in the pit lane counts as driving, for the driver who drives on after it.",
        PitTime.ExcludedOnChange =>
            "Time in the pit lane counts as driving when the driver stays, and for nobody when he changes.",
    };
}
