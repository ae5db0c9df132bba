using PitMarshal.Judge.Reasons;

namespace PitMarshal.Judge.Pit;

// What laps say of a visit.
public sealed partial class PitLane
{
    /// <summary>So long (40 s) is a car in the lane that only drives through, µs.</summary>
    private const long ThroughMicros = 40_000_000;

    /// <summary>
    /// Laps are evidence: in a visit a car loses time. The first lap after one shows whether it lost as much as the visit
    /// would have cost it; if not, its pulses are false or another's.
    /// </summary>
    private void HoldAgainstLaps()
    {
        if (Stops is not [.., { In: { } pitIn, Out: { } pitOut } stop] || Pace is not { Usual: { } usual, Best: { } best }
            || Laps is not [.., var before, var lap] || before.At >= pitOut.At)
        {
            return;
        }

        var first = Laps.FindLastIndex(l => l.At <= pitIn.At);
        if (first < 0)
        {
            return;
        }

        var (taken, inLane) = (lap.At.Since(Laps[first].At), pitOut.At.Since(pitIn.At));
        var laps = Laps.Count - 1 - first;
        var usually = laps * (Pace.IsGreen(Laps[first].At, lap.At) && usual < best + (best / 4) ? usual : best);
        // In the lane it crossed the line, and half a lap later again; or it drove all the laps in much less time than it takes.
        var isTooSoon = stop.StartFinishes > 0 && lap.At.Since(pitOut.At) < best * 7 / 20;
        var isTooFast = taken - inLane < laps * best * 6 / 10;
        // A car that only drives through loses less, but some.
        var isThrough = inLane <= ThroughMicros && inLane <= best * 7 / 20 && taken < usually + (usually / 50) + (inLane / 10);
        if (isTooSoon || isTooFast || isThrough)
        {
            stop.AgainstLaps = $"its laps do not agree with a visit of {ReasonText.Duration(inLane)}: "
                + $"{(laps == 1 ? "the lap" : $"the {laps} laps")} with it took {ReasonText.Duration(taken)}, so its pulses may be false";
        }
    }
}
