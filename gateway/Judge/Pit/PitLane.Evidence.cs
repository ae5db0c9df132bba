using PitMarshal.Events;
using PitMarshal.Judge.RaceWide;
using PitMarshal.Judge.Reasons;

namespace PitMarshal.Judge.Pit;

// What laps and race control say of a visit.
public sealed partial class PitLane
{
    /// <summary>So long (40 s) is a car in the lane that only drives through, µs.</summary>
    private const long ThroughMicros = 40_000_000;

    private bool _paceWasKnown;

    /// <summary>
    /// Laps are evidence: in a visit a car loses time. The first lap after one shows whether it lost as much as the
    /// visit would have cost it; if not, its pulses are false or another's. Visits of the first laps wait until it is
    /// known how long a lap is.
    /// </summary>
    private void HoldAgainstLaps()
    {
        if (Pace is not { Usual: { } usual, Best: { } best })
        {
            return;
        }

        var isFirst = !_paceWasKnown;
        _paceWasKnown = true;
        for (var i = isFirst ? 0 : Math.Max(0, Stops.Count - 1); i < Stops.Count; i++)
        {
            if (Stops[i] is { In: { } pitIn, Out: { } pitOut } stop
                && (isFirst || Laps is [.., var before, _] && before.At < pitOut.At))
            {
                HoldAgainstLaps(stop, pitIn.At, pitOut.At, usual, best);
                Revision += i < Stops.Count - 1 && stop.AgainstLaps is not null ? 1 : 0;
            }
        }
    }

    private void HoldAgainstLaps(Stop stop, Instant pitIn, Instant pitOut, long usual, long best)
    {
        var first = Laps.FindLastIndex(l => l.At <= pitIn);
        var after = Laps.FindLastIndex(l => l.At <= pitOut) + 1;
        if (after == Laps.Count)
        {
            return;
        }

        // In the lane it crossed the line, and half a lap later again.
        var (lap, inLane, laps) = (Laps[after], pitOut.Since(pitIn), after - first);
        var from = first < 0 ? pitIn : Laps[first].At;
        var (taken, again) = (lap.At.Since(from), lap.At.Since(pitOut));
        var isTooSoon = stop.StartFinishes > 0 && again < best * 7 / 20;
        var (isTooFast, isThrough) = (false, false);
        if (first >= 0)
        {
            NotePlace(stop, pitIn.Since(from), again, usual);
            var usually = laps * (Pace.IsGreen(from, lap.At) && usual < best + (best / 4) ? usual : best);
            // It drove all the laps in much less time than it takes.
            isTooFast = taken - inLane < laps * best * 6 / 10;
            // A car that only drives through loses less, but some.
            isThrough = inLane <= ThroughMicros && inLane <= best * 7 / 20 && taken < usually + (usually / 50)
                + (inLane / 10);
        }

        if (isTooSoon || isTooFast || isThrough)
        {
            var how = first < 0 ? $"it passed start-finish in it, and {ReasonText.Duration(again)} after it"
                : $"{(laps == 1 ? "the lap" : $"the {laps} laps")} with it took {ReasonText.Duration(taken)}";
            stop.AgainstLaps = $"its laps do not agree with a visit of {ReasonText.Duration(inLane)}: {how}, so its "
                + "pulses may be false";
        }
    }

    /// <summary>
    /// No car that stands takes so little time in the lane (60 s), and none that only drives through more than twice
    /// that.
    /// </summary>
    private const long DriveThroughMicros = 60_000_000, QueueMicros = 3 * DriveThroughMicros,
        AfterwardsMicros = 180_000_000;

    /// <summary>
    /// Whether a visit that is over is a passage of which the rules of stops ask nothing, or why that is not known.
    /// </summary>
    private TruthValue IsPassage(Stop stop) => OnRoute(stop).Or(Serves(stop));

    private TruthValue OnRoute(Stop stop)
    {
        if (stop is not { In: { } pitIn, Out: { } pitOut, InBox: null }
            || !_duties.Routes.Any(r => r.From <= pitIn.At && pitIn.At < r.To))
        {
            return TruthValue.No;
        }

        return pitOut.At.Since(pitIn.At) <= DriveThroughMicros * 3 / 2
            ? TruthValue.Yes
            : TruthValue.Unknown(
                "the field was led through the pit lane, and whether the car stood in it was not seen");
    }

    private TruthValue Serves(Stop stop)
    {
        var serves = TruthValue.No;
        foreach (
            var penalty in _duties.Penalties.Where(penalty => penalty.LengthensMicros is null
                && !Passages.Exists(passage => passage.Serves == penalty)))
        {
            var one = Serves(stop, penalty);
            stop.Serves ??= one.Answer == true ? penalty : null;
            serves = serves.Or(one);
        }

        return serves;
    }

    private static TruthValue Serves(Stop stop, OrderedPenalty penalty)
    {
        var (pitIn, pitOut) = (stop.In!.Value.At, stop.Out!.Value.At);
        if (pitIn <= penalty.At || penalty.WithdrawnAt <= pitIn)
        {
            return TruthValue.No;
        }

        if (penalty.ServedAt is { } served)
        {
            return TruthValue.Of(pitIn <= served && served <= pitOut.Plus(AfterwardsMicros));
        }

        var inLane = pitOut.Since(pitIn);
        var what = penalty.IsOrder ? "ordered" : "ruled";
        if (penalty.StandsMicros is { } stands)
        {
            return inLane >= stands && inLane <= stands + QueueMicros
                ? TruthValue.Unknown($"it may be the one in which the car served the penalty {what} at {penalty.At}")
                : TruthValue.No;
        }

        return stop.InBox is not null || inLane > QueueMicros ? TruthValue.No
            : penalty.IsOrder && inLane <= DriveThroughMicros ? TruthValue.Yes
            : TruthValue.Unknown($"it may be the one in which the car served the drive-through {what} at {penalty.At}");
    }
}
