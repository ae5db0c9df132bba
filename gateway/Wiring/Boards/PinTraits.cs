namespace PitMarshal.Wiring.Boards;

/// <summary>What is special about a pin of a chip, as far as a wiring must know.</summary>
[Flags]
public enum PinTraits
{
    None = 0,

    /// <summary>Its level at reset decides how the chip starts.</summary>
    Strapping = 1,

    /// <summary>Wired to the flash inside the module.</summary>
    Flash = 2,

    /// <summary>Wired to the PSRAM inside the module.</summary>
    Psram = 4,

    /// <summary>Cannot drive, and has no pull resistors of its own.</summary>
    InputOnly = 8,

    /// <summary>Its interrupt fires without an edge.</summary>
    UnsoundInterrupt = 16,

    /// <summary>Its analogue converter does not work while Wi-Fi is on.</summary>
    Adc2 = 32,

    /// <summary>Its analogue converter works beside Wi-Fi.</summary>
    Adc1 = 64,

    /// <summary>UART0: the boot log, flashing, the debugger.</summary>
    Console = 128,

    /// <summary>As an output it moves while the board boots.</summary>
    BootGlitch = 256,

    /// <summary>The USB port of the chip.</summary>
    Usb = 512,

    /// <summary>A lamp on the board hangs on it.</summary>
    Led = 1024,
}
