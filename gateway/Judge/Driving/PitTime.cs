namespace PitMarshal.Judge.Driving;

/// <summary>What a stop adds to somebody's driving time.</summary>
internal enum PitTime
{
    /// <summary>Nothing: driving is from pit-out to pit-in.</summary>
    Excluded,

    /// <summary>It counts for the driver who drives on after it: from pit-in to pit-in.</summary>
    Included,

    /// <summary>It counts when the driver stays, and for nobody when he changes.</summary>
    ExcludedOnChange,
}
