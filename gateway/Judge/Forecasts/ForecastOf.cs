namespace PitMarshal.Judge.Forecasts;

/// <summary>What a forecast tells.</summary>
public enum ForecastOf
{
    /// <summary>The earliest pit-out that is compliant for sure.</summary>
    EarliestPitOut,

    /// <summary>The latest pit-out that is compliant for sure.</summary>
    LatestPitOut,

    /// <summary>The earliest moving off from the box that is compliant for sure.</summary>
    EarliestMoveOff,

    /// <summary>The earliest start of the engine, or moving off, that is compliant for sure.</summary>
    EarliestEngineStart,

    /// <summary>The earliest removal of the refuelling probe that is compliant for sure.</summary>
    EarliestProbeRemoval,

    /// <summary>The earliest taking of the seat that is compliant for sure.</summary>
    EarliestSeatTaken,

    /// <summary>The latest pit-in with which the driver is within the limit for sure.</summary>
    LatestOut,
}
