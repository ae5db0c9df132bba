using PitMarshal.Events;
using PitMarshal.Judge.Pit.Stints;
using PitMarshal.Judge.Pit;
using PitMarshal.Judge.Reasons;
using PitMarshal.Judge.Sensing;
using PitMarshal.Judge.Times;

namespace PitMarshal.Judge.Rules.Subjects;

public enum DriverChange { Same, Changed }

/// <summary>
/// Whether the driver changed in a stop: the driver who had the car at pit-in against the one who has it when the car
/// next comes in. Without a new identification the driver is the same: an identification holds from then on.
/// </summary>
public static class DriverChanges
{
    public static TruthValue Is(Subject subject, DriverChange asked)
    {
        var stop = subject.Stop!;
        var before = stop.In?.At ?? stop.After;
        if (subject.DriverAt(before) is not { } driverIn)
        {
            return TruthValue.Unknown(Doubts.Inferred(subject.Car.DriverAt(before))
                ?? "the driver who brought the car in is not identified");
        }

        var until = Until(subject.Car, stop);
        if (stop.InPitLane)
        {
            return TruthValue.Unknown($"the car has not left stop {stop.Number}, and until then the driver may change");
        }

        if (Doubts.Inferred(subject.Car.DriverAt(until)) is { } inferred)
        {
            return TruthValue.Unknown(inferred);
        }

        if (subject.DriverAt(until) is var driverOut && driverOut != driverIn)
        {
            return TruthValue.Of(asked == DriverChange.Changed);
        }

        var end = stop.Out?.At ?? stop.Before ?? Spell.Forever;
        var blind = subject.Car.BoxBlinds(subject.Race, before, InputKind.Badge).First(before, end);
        return blind is null
            ? TruthValue.Of(asked == DriverChange.Same)
            : TruthValue.Unknown($"the driver who took the car out may not have been identified ({blind.Reason})");
    }

    /// <summary>Until when it counts who has the car after a stop: to the pit-in of the next.</summary>
    public static Instant Until(Car car, Stop stop)
    {
        var next = stop.Number < car.PitLane.Stops.Count ? car.PitLane.Stops[stop.Number] : null;
        return next is null ? Spell.Forever : next.In?.At ?? next.After;
    }
}
