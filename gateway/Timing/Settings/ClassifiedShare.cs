namespace PitMarshal.Timing.Settings;

/// <summary>Who of a race is classified.</summary>
/// <param name="Millionths">Least share of the laps of the winner, rounded down to whole laps.</param>
/// <param name="OfClassWinner">Of the winner of the car's class; else of the winner overall.</param>
/// <param name="TakesFlag">Only cars that passed the line under the chequered flag.</param>
public sealed record ClassifiedShare(long Millionths = 500_000, bool OfClassWinner = false, bool TakesFlag = false)
{
    public long LapsNeeded(long winner) => (long)((Int128)winner * Millionths / 1_000_000);
}
