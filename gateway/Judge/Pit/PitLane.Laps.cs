using PitMarshal.Judge.Reasons;

namespace PitMarshal.Judge.Pit;

// What laps say of a visit.
public sealed partial class PitLane
{
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
        // What the pit lane cuts off of a lap is less than half of it.
        var least = (laps * best) + inLane - (best / 2);
        var usually = laps * (Pace.IsGreen(Laps[first].At, lap.At) && usual < best + (best / 4) ? usual : best);
        if (taken < least || taken < usually + (usually / 50) + (inLane / 10))
        {
            stop.AgainstLaps = $"the car lost no time by a visit of {Wording.Duration(inLane)}: "
                + $"{(laps == 1 ? "the lap" : $"the {laps} laps")} with it took {Wording.Duration(taken)}, so its pulses may be false";
            Touch(stop.Number, Stints.Count - 1);
        }
    }
}
