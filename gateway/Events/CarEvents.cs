namespace PitMarshal.Events;

/// <summary>What stations observe of one car, or a person in their place.</summary>
public interface IOfCar
{
    string Car { get; }
}

// Cars on the lines.

/// <summary>The lines that every regulation knows; a track may name more.</summary>
public static class Line
{
    public const string StartFinish = "start-finish";
    public const string PitIn = "pit-in";
    public const string PitOut = "pit-out";
}

/// <summary>
/// A car crossed a line. Known by car or by transponder; with neither it is a passing that nobody identified,
/// to which a later <see cref="EventCorrected"/> may give its car.
/// </summary>
/// <param name="Car">Its number.</param>
/// <param name="Transponder">As the decoder read it.</param>
/// <param name="Line">A line's name.</param>
/// <param name="Reason">Why a person entered what no station observed; null where a station did.</param>
public sealed record CarPassed(string? Car, string? Transponder, string Line, string? Reason = null) : RaceEvent;

// Cars and drivers in their boxes.

public sealed record CarStopped(string Car, string? Box = null) : RaceEvent, IOfCar;

public sealed record CarMoved(string Car, string? Box = null) : RaceEvent, IOfCar;

public sealed record SeatEmptied(string Car) : RaceEvent, IOfCar;

public sealed record SeatTaken(string Car) : RaceEvent, IOfCar;

public enum Side { Left, Right }

/// <summary>A foot stands on the mat beside the car.</summary>
public sealed record FootPlaced(string Car, Side Side) : RaceEvent, IOfCar;

public sealed record FootLifted(string Car, Side Side) : RaceEvent, IOfCar;

public sealed record BeltsOpened(string Car) : RaceEvent, IOfCar;

public sealed record BeltsClosed(string Car) : RaceEvent, IOfCar;

public sealed record EngineStopped(string Car) : RaceEvent, IOfCar;

public sealed record EngineStarted(string Car) : RaceEvent, IOfCar;

/// <summary>The refuelling probe is connected.</summary>
public sealed record ProbeConnected(string Car) : RaceEvent, IOfCar;

public sealed record ProbeRemoved(string Car) : RaceEvent, IOfCar;

/// <summary>This driver has the car from now on.</summary>
public sealed record DriverIdentified(string Car, string Driver) : RaceEvent, IOfCar;

/// <summary>
/// This kart or chassis races under the car's number from now on. Where none is ever declared, the transponders of the
/// entry tell them apart.
/// </summary>
/// <param name="Vehicle">Its own number, or whatever it is called.</param>
public sealed record VehicleIdentified(string Car, string Vehicle) : RaceEvent, IOfCar;

/// <summary>A button at the car's box was pressed, by a marshal or by the driver.</summary>
/// <param name="Button">Its name.</param>
public sealed record ButtonPressed(string Car, string Button, string? Box = null) : RaceEvent, IOfCar;

/// <summary>How much fuel the car took in the stop that it is in, or was in last, as a person entered it.</summary>
/// <param name="Ml">Millilitres.</param>
/// <param name="By">Who entered it.</param>
public sealed record FuelEntered(string Car, long Ml, string By) : RaceEvent(By), IOfCar;

/// <summary>The team says what the stop is, for instance its mandatory one.</summary>
public sealed record StopDeclared(string Car, string As) : RaceEvent, IOfCar;
