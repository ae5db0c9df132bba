using PitMarshal.Wiring.Circuits;

namespace PitMarshal.Wiring.Boards;

/// <summary>What a pin is used for, as far as the pins differ in it.</summary>
public enum PinRole
{
    /// <summary>Watched by interrupt.</summary>
    Input,

    /// <summary>Read by a serial port, a bus or a timer inside the chip.</summary>
    Receiver,

    /// <summary>Drives a signal that does no harm when it moves while the board boots.</summary>
    Driver,

    /// <summary>Drives a lamp, a beeper or a relay, which people see.</summary>
    Output,
}
