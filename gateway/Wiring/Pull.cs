namespace PitMarshal.Wiring;

/// <summary>The resistor inside the chip that holds an input while nothing drives it.</summary>
internal enum Pull
{
    /// <summary>None inside: the circuit has its own.</summary>
    None,

    Up,

    Down,
}
