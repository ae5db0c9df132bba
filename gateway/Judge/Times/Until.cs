namespace PitMarshal.Judge.Times;

/// <summary>What ends a stint, a drive or drive time that the finish cuts.</summary>
public enum Until
{
    /// <summary>
    /// The car's first start-finish passing at or after the chequered flag; where no such line is observed, the flag.
    /// </summary>
    OwnFinish,

    /// <summary>The chequered flag.</summary>
    Flag,

    /// <summary>The scheduled end of the race, or the flag where that comes before.</summary>
    ScheduledEnd,

    /// <summary>The pit-in after the flag.</summary>
    PitIn,
}

public static class Untils
{
    /// <summary>As a sentence.</summary>
    public static string Explain(this Until until) => until switch
    {
        Until.OwnFinish =>
            "At the finish it counts until the car takes the chequered flag (until the flag is shown where "
                + "start-finish is not observed).",
        Until.Flag => "At the finish it counts until the chequered flag is shown.",
        Until.ScheduledEnd => "At the finish it counts until the scheduled end of the race.",
        Until.PitIn => "At the finish it counts until the car comes into the pit lane.",
    };
}
