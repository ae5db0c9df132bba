using PitMarshal.Events;
using PitMarshal.Judge.RaceWide;
using PitMarshal.Judge.Reasons;

namespace PitMarshal.Judge.Pit;

// Visits of which the rules of stops ask nothing.
public sealed partial class PitLane
{
    /// <summary>No car that stands takes so little time in the lane (60 s), and none that only drives through more than twice that.</summary>
    private const long DriveThroughMicros = 60_000_000, QueueMicros = 3 * DriveThroughMicros, AfterwardsMicros = 180_000_000;

    /// <summary>Whether a visit that is over is a passage of which the rules of stops ask nothing, or why that is not known.</summary>
    private TruthValue IsPassage(Stop stop) => OnRoute(stop).Or(Serves(stop));

    private TruthValue OnRoute(Stop stop)
    {
        if (stop is not { In: { } pitIn, Out: { } pitOut, InBox: null } || !_duties.Routes.Any(r => r.From <= pitIn.At && pitIn.At < r.To))
        {
            return TruthValue.No;
        }

        return pitOut.At.Since(pitIn.At) <= DriveThroughMicros * 3 / 2
            ? TruthValue.Yes
            : TruthValue.Unknown("the field was led through the pit lane, and whether the car stood in it was not seen");
    }

    private TruthValue Serves(Stop stop)
    {
        var serves = TruthValue.No;
        foreach (var penalty in _duties.Penalties.Where(penalty => !Passages.Exists(passage => passage.Serves == penalty)))
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
