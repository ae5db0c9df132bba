using PitMarshal.Events;
using PitMarshal.Judge.Rules;

namespace PitMarshal.Judge;

/// <summary>What race control says of one car: from when on it takes part, when it retired, and which penalties it has to serve.</summary>
/// <param name="Listed">From when on it takes part; null: from its first passing on.</param>
/// <param name="Routes">When the field was led through the pit lane.</param>
/// <param name="Penalties">In the order in which they were ordered.</param>
/// <param name="Retirements">When it retired, and rejoined.</param>
public sealed record CarDuties(
    Instant? Listed, IReadOnlyList<Spell> Routes, IReadOnlyList<OrderedPenalty> Penalties, IReadOnlyList<RaceEvent> Retirements)
{
    /// <summary>No car that stands takes so little time in the lane (60 s), and none that only drives through more than twice that.</summary>
    private const long DriveThroughMicros = 60_000_000, QueueMicros = 3 * DriveThroughMicros, AfterwardsMicros = 180_000_000;

    /// <summary>That the car retired for good, or was withdrawn; null while it takes part.</summary>
    public RaceEvent? RetiredAt => Retirements is [.., CarRetired or EntryWithdrawn] ? Retirements[^1] : null;

    /// <summary>Whether a visit that is over is a passage of which the rules of stops ask nothing, or why that is not known.</summary>
    public Maybe IsPassage(Stop stop) => OnRoute(stop).Or(Serves(stop));

    private Maybe OnRoute(Stop stop)
    {
        if (stop is not { In: { } pitIn, Out: { } pitOut, InBox: null } || !Routes.Any(r => r.From <= pitIn.At && pitIn.At < r.To))
        {
            return Maybe.No;
        }

        return pitOut.At.Since(pitIn.At) <= DriveThroughMicros * 3 / 2
            ? Maybe.Yes
            : Maybe.Unknown("the field was led through the pit lane, and whether the car stood in it was not seen");
    }

    private Maybe Serves(Stop stop)
    {
        var serves = Maybe.No;
        foreach (var penalty in Penalties)
        {
            serves = serves.Or(Serves(stop, penalty));
        }

        return serves;
    }

    private static Maybe Serves(Stop stop, OrderedPenalty penalty)
    {
        var (pitIn, pitOut) = (stop.In!.Value.At, stop.Out!.Value.At);
        if (pitIn <= penalty.At || penalty.WithdrawnAt <= pitIn)
        {
            return Maybe.No;
        }

        if (penalty.ServedAt is { } served)
        {
            return Maybe.Of(pitIn <= served && served <= pitOut.Plus(AfterwardsMicros));
        }

        var inLane = pitOut.Since(pitIn);
        var what = penalty.IsOrder ? "ordered" : "ruled";
        if (penalty.StandsMicros is { } stands)
        {
            return inLane >= stands && inLane <= stands + QueueMicros
                ? Maybe.Unknown($"it may be the one in which the car served the penalty {what} at {penalty.At}")
                : Maybe.No;
        }

        return stop.InBox is not null || inLane > QueueMicros ? Maybe.No
            : penalty.IsOrder && inLane <= DriveThroughMicros ? Maybe.Yes
            : Maybe.Unknown($"it may be the one in which the car served the drive-through {what} at {penalty.At}");
    }
}
