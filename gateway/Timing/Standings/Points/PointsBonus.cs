namespace PitMarshal.Timing.Standings.Points;

/// <summary>What gives points besides the place.</summary>
public enum PointsBonus
{
    /// <summary>The first place.</summary>
    Winner,

    /// <summary>First in what the grid was made from, before penalties moved it.</summary>
    Pole,

    /// <summary>The fastest lap; of equal ones, the one set first.</summary>
    FastestLap,

    /// <summary>The most consistent five fastest laps: the least between the fifth and the first.</summary>
    FastFive,

    /// <summary>
    /// The most places gained from the grid by a car without a finding of contact; all who gained so many.
    /// </summary>
    PlacesGained,
}
