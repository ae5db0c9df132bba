namespace PitMarshal.Wiring.Boards;

/// <summary>The resistor inside the chip that holds an input while nothing drives it.</summary>
public enum Pull
{
    /// <summary>None inside: the circuit has its own.</summary>
    None,

    Up,

    Down,
}
