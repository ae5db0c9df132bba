using PitMarshal.Judge.Box;
using PitMarshal.Judge.Pit.Stints;
using PitMarshal.Judge.Times;
using PitMarshal.Judge.Pit;

namespace PitMarshal.Judge.Rules.Subjects;

/// <summary>What a duration rule measures.</summary>
public enum Interval
{
    PitLaneTime, StationaryTime, StationaryEngineOffTime, RefuelTime, DriverOutTime, ButtonTime, Lap, Stint,
}

public static class Intervals
{
    public static Scope Scope(this Interval interval) =>
        interval == Interval.Stint ? Subjects.Scope.Stint : Subjects.Scope.Stop;

    public static string Name(this Interval interval) => interval switch
    {
        Interval.PitLaneTime => "Pit-lane time",
        Interval.StationaryTime => "Stationary time",
        Interval.StationaryEngineOffTime => "Stationary time with the engine off",
        Interval.RefuelTime => "Refuel time",
        Interval.DriverOutTime => "Driver-out time",
        Interval.ButtonTime => "Time from the button",
        Interval.Lap => "Lap with the stop",
        _ => "Stint",
    };

    /// <summary>What is measured, and between which instants.</summary>
    public static string Explain(this Interval interval) => interval switch
    {
        Interval.PitLaneTime => "The pit-lane time of a stop, from the pit-in line to the pit-out line,",
        Interval.StationaryTime =>
            "The stationary time of a stop, from the car's standing in its box to its moving off,",
        Interval.StationaryEngineOffTime =>
            "The time of a stop in which the car stands in its box with the engine off, all of it together,",
        Interval.RefuelTime => "The time of a stop in which the refuelling probe is connected, all of it together,",
        Interval.DriverOutTime => "The driver-out time of a stop, from the seat's being empty to its being taken,",
        Interval.ButtonTime =>
            "The time of a stop from the first press of a button at the car's box to the pit-out line,",
        Interval.Lap =>
            "The lap with a stop, from the last passing of start-finish before the pit-in to the first after the "
                + "pit-out,",
        Interval.Stint => "A stint, from pit-out or the race start to the next pit-in or the race end,",
    };

    /// <summary>What the finish does to it, after a sentence; empty where that does not matter.</summary>
    public static string Explain(this Interval interval, Until until) =>
        interval == Interval.Stint ? $" {until.Explain()}" : "";

    public static Measured Measure(this Interval interval, Subject subject, Until until = Until.OwnFinish) =>
        interval switch
    {
        Interval.PitLaneTime => PitLaneTime.Of(subject.Race, subject.Stop!).Value,
        Interval.StationaryTime => StationaryTime.Of(subject.Race, subject.Car, subject.Stop!).Value,
        Interval.StationaryEngineOffTime => StationaryEngineOffTime.Of(subject.Race, subject.Car, subject.Stop!).Value,
        Interval.RefuelTime => RefuelTime.Of(subject.Race, subject.Car, subject.Stop!).Value,
        Interval.DriverOutTime => DriverOutTime.Of(subject.Race, subject.Car, subject.Stop!).Value,
        Interval.ButtonTime => ButtonTime.Of(subject.Race, subject.Car, subject.Stop!).Value,
        Interval.Lap => LapTime.Of(subject.Race, subject.Car, subject.Stop!).Value,
        _ => StintTime.Of(subject.Race, subject.Car, subject.Stint!, until).Value,
    };

}
