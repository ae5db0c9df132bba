using PitMarshal.Events;

namespace PitMarshal.Judge.Pit.Laps;

/// <summary>
/// Where on a lap the pit lane's lines are, as a car's own visits tell: so long after start-finish it comes in, and so
/// long before start-finish it goes out. Known from the first three visits that agree, and then for ever.
/// </summary>
public sealed class PitLanePosition
{
    private const int Agreeing = 3;

    /// <summary>So many visits of which no three agree: the oldest is let go, for visits can be made up.</summary>
    public const int MostSeen = 50;

    /// <summary>
    /// Visits made at the pace of the race differ by no more than a second and a 24th of the way between the lines; and
    /// by a 40th for each lap of which the passing was lost.
    /// </summary>
    private const long PlayMicros = 1_000_000, PlayShare = 24, LapShare = 40;

    private readonly List<(long Before, long After)> _seen = [];
    private (long Before, long After)? _known;

    public bool IsKnown => _known is not null;

    /// <summary>
    /// Takes a visit: from start-finish to pit-in, from pit-out to start-finish, and a usual lap, µs.
    /// </summary>
    public void Add(long before, long after, long usual)
    {
        if (IsKnown)
        {
            return;
        }

        if (_seen.Count == MostSeen)
        {
            _seen.RemoveAt(0);
        }

        _seen.Add((before, after));
        var alike = _seen.FindAll(other => AreAlike(other, (before, after), usual));
        if (alike.Count >= Agreeing)
        {
            _known = (Median(alike.ConvertAll(v => v.Before)), Median(alike.ConvertAll(v => v.After)));
        }
    }

    /// <summary>Whether a visit is where the car's visits are; where that is not known, it is.</summary>
    public bool Admits(long before, long after, long usual) =>
        _known is not { } known || AreAlike(known, (before, after), usual);

    /// <summary>Whether two visits at least, that one among them, were there.</summary>
    public bool IsShared(long before, long after, long usual) =>
        _seen.Count(other => AreAlike(other, (before, after), usual)) > 1;

    private static bool AreAlike((long Before, long After) a, (long Before, long After) b, long usual) =>
        AreAlike(a.Before, b.Before, usual) && AreAlike(a.After, b.After, usual);

    /// <summary>Passings of start-finish may have been lost between: whole laps do not matter.</summary>
    private static bool AreAlike(long a, long b, long usual)
    {
        var apart = Math.Abs(a - b);
        var laps = (apart + (usual / 2)) / usual;
        var play = (Math.Min(a, b) / PlayShare) + (laps * usual / LapShare) + PlayMicros;
        return Math.Abs(apart - (laps * usual)) <= play;
    }

    private static long Median(List<long> values)
    {
        values.Sort();
        return values[values.Count / 2];
    }
}
