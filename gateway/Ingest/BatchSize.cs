namespace PitMarshal.Ingest;

/// <summary>
/// How much a batch takes: whoever comes while one is dealt with waits for it and for his own, so each is as large as
/// was dealt with in this time. What one observation costs depends on the machine, on the disk and on the race.
/// </summary>
internal sealed class BatchSize
{
    internal const long Least = 64, Most = 2_000;

    private static readonly TimeSpan s_aim = TimeSpan.FromMilliseconds(75);

    /// <summary>In observations, as a station's share counts them.</summary>
    internal long Weight { get; private set; } = Most / 4;

    /// <param name="weight">What a batch had.</param>
    /// <param name="time">From its first message until it was on the disk.</param>
    internal void Took(long weight, TimeSpan time)
    {
        if (weight < Least)
        {
            // It says nothing of larger ones.
            return;
        }
        var fitting = weight * s_aim / time;
        Weight = Math.Clamp((long)Math.Min(fitting, Weight * 2.0), Least, Most);
    }
}
