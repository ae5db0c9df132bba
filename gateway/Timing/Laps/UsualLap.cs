namespace PitMarshal.Timing.Laps;

/// <summary>What is usual for a car: the middle of its last laps that nothing slowed.</summary>
internal static class UsualLap
{
    private const int Looked = 5, Least = 3, MultipleMax = 4;

    /// <summary>How far off a multiple a lap of missed passings may be, as a share of the usual lap.</summary>
    private const double Off = 0.15;

    /// <summary>
    /// About how many times the usual lap it is, from 2 to 4; 0: no multiple, or nothing is usual yet.
    /// </summary>
    public static int TimesOf(List<Lap> laps, long micros)
    {
        Span<long> usual = stackalloc long[Looked];
        var count = 0;
        for (var i = laps.Count - 1; i >= 0 && i >= laps.Count - (4 * Looked) && count < Looked; i--)
        {
            if (laps[i].Usual)
            {
                usual[count++] = laps[i].Micros;
            }
        }

        if (count < Least)
        {
            return 0;
        }

        usual = usual[..count];
        usual.Sort();
        var share = (double)micros / usual[count / 2];
        var times = (int)Math.Round(share);
        return times is >= 2 and <= MultipleMax && Math.Abs(share - times) <= Off ? times : 0;
    }
}
