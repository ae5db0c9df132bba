using PitMarshal.Events;
using PitMarshal.Judge;
using PitMarshal.Judge.Times;

namespace PitMarshal.Ingest.Decisions.Checks;

/// <summary>What a marshal saw of a car, and what a team declares.</summary>
internal static class PressCheck
{
    internal static Refusal? Of(RaceEvent e, RaceJudge judge) =>
        OfCar((e as IOfCar)?.Car ?? (e as CarPassed)?.Car, judge) ?? e switch
    {
        CarPassed { Transponder: not null } => new Refusal("transponder", "a marshal sees cars, not transponders"),
        CarPassed { Line: not (Line.PitIn or Line.PitOut) } => new Refusal("line", "must be pit-in or pit-out"),
        CarStopped stopped => OfBox(stopped.Car, stopped.Box, judge),
        CarMoved moved => OfBox(moved.Car, moved.Box, judge),
        DriverIdentified identified => TextCheck.Needed("driver", identified.Driver, TextCheck.NameMost),
        VehicleIdentified vehicle => TextCheck.Needed("vehicle", vehicle.Vehicle, TextCheck.NameMost),
        ButtonPressed button => TextCheck.Needed("button", button.Button, TextCheck.NameMost)
            ?? OfBox(button.Car, button.Box, judge),
        FuelEntered { Ml: < 0 or > 1_000_000 } => new Refusal("ml", "must be 0 to 1000000, in millilitres"),
        StopDeclared declared => TextCheck.Needed("as", declared.As, TextCheck.NameMost),
        _ => null,
    };

    private static Refusal? OfBox(string car, string? box, RaceJudge judge) =>
        TextCheck.Optional("box", box, TextCheck.NameMost)
        ?? (box is not null && judge.Race.Entries.Of(car, Spell.Forever)?.Box is { } its && its != box
            ? new Refusal("box", $"car {car} has box {its}") : null);

    private static Refusal? OfCar(string? car, RaceJudge judge) =>
        car is null ? new Refusal("car", "say which car")
        : judge.Race.Entries.Of(car, Spell.Forever) is null ? new Refusal("car", $"car {car} is not entered")
        : null;
}
