using PitMarshal.Events;
using PitMarshal.Judge.Pit;
using PitMarshal.Judge.Reasons;

namespace PitMarshal.Judge.Rules.Subjects;

public enum VehicleChange { Same, Changed }

/// <summary>
/// Whether the kart or car changed in a stop: as it is declared (<see cref="VehicleIdentified"/>), from then on; where
/// none is ever declared, by the transponders that were read at the pit-in and at the pit-out, of those that the entry
/// lists.
/// </summary>
internal static class VehicleChanges
{
    public static TruthValue Is(Subject subject, VehicleChange asked)
    {
        var changed = subject.Stop!.InPitLane
            ? TruthValue.Unknown($"the car has not left stop {subject.Stop.Number}")
            : Declared(subject) ?? ByTransponder(subject);
        return changed.Answer is { } answer ? TruthValue.Of(answer == (asked == VehicleChange.Changed)) : changed;
    }

    /// <summary>Null where no vehicle is declared of the car.</summary>
    private static TruthValue? Declared(Subject subject)
    {
        var (car, stop) = (subject.Car, subject.Stop!);
        var declared = car.Vehicles;
        if (declared.Count == 0)
        {
            return null;
        }

        var (pitIn, until) = (stop.In?.At ?? stop.After, DriverChanges.Until(car, stop));
        if (declared.FindLast(vehicle => vehicle.At <= pitIn) is not { } before)
        {
            return TruthValue.Unknown("which vehicle came in is not declared");
        }

        var after = declared.FindLast(vehicle => vehicle.At < until)!;
        return (Doubts.Inferred(before) ?? Doubts.Inferred(after)) is { } inferred
            ? TruthValue.Unknown(inferred) : TruthValue.Of(after.Vehicle != before.Vehicle);
    }

    private static TruthValue ByTransponder(Subject subject)
    {
        var stop = subject.Stop!;
        var listed = subject.Race.Entries.Of(subject.Car.Number, subject.JudgedAt)?.Transponders;
        return listed is not { Count: > 1 }
            ? TruthValue.Unknown("no vehicle is declared, and the entry does not list a transponder for each")
            : stop.In?.Event is CarPassed { Transponder: { } came }
                && stop.Out?.Event is CarPassed { Transponder: { } left }
            ? TruthValue.Of(came != left)
            : TruthValue.Unknown("no transponder was read at the pit-in or at the pit-out");
    }
}
