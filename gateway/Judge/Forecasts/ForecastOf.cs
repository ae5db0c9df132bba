namespace PitMarshal.Judge.Forecasts;

/// <summary>What a forecast tells.</summary>
public enum ForecastOf
{
    /// <summary>The earliest pit-out that is compliant for sure.</summary>
    EarliestPitOut,

    /// <summary>The latest pit-in with which the driver is within the limit for sure.</summary>
    LatestOut,
}
