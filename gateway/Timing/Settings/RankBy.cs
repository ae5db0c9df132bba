namespace PitMarshal.Timing.Settings;

/// <summary>What puts cars in order.</summary>
/// <param name="BestLaps">Of so many best laps the mean; 0: complete laps, then who completed them first.</param>
public readonly record struct RankBy(int BestLaps)
{
    public static readonly RankBy Laps = new(0), BestLap = new(1);

    public bool ByLaps => BestLaps == 0;
}
