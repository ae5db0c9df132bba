namespace PitMarshal.Judge.Forecasts;

/// <summary>How a requirement of a stop in progress stands, if the car leaves once its times are over.</summary>
public enum RequirementState
{
    /// <summary>The verdict will be compliant.</summary>
    Met,

    /// <summary>It will be an infringement, unless more is done in this stop.</summary>
    NotYet,

    /// <summary>It is an infringement whatever is done now.</summary>
    Infringed,

    /// <summary>It will be undecided.</summary>
    Undecided,
}
