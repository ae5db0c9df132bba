namespace PitMarshal.Timing.Standings.Points;

/// <summary>Who has the points.</summary>
public enum PointsPer { Driver, Team, Car, Class }
