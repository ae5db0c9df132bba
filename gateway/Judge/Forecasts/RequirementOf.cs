namespace PitMarshal.Judge.Forecasts;

/// <summary>What of a stop a rule asks for.</summary>
public enum RequirementOf
{
    /// <summary>That it lasts so long.</summary>
    Time,

    /// <summary>That the driver gets out.</summary>
    DriverExit,

    /// <summary>That the driver changes.</summary>
    DriverChange,

    /// <summary>Anything else.</summary>
    Other,
}
