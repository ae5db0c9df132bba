namespace PitMarshal.Wiring.Circuits;

/// <summary>What stands between a wire from outside and a pin.</summary>
public enum Protection
{
    /// <summary>Nothing: only on the station's own board.</summary>
    None,

    /// <summary>1 kΩ in series and a suppressor diode: contacts on a short cable.</summary>
    Series1k,

    /// <summary>
    /// The sensor's current lights an LED; a transistor pulls the pin down. No wire of the sensor reaches the board.
    /// </summary>
    OptoIsolator,

    /// <summary>1 kΩ and 2 kΩ: 5 V outputs.</summary>
    Divider,

    /// <summary>A MAX3232: RS-232 with its ±12 V.</summary>
    LevelShifter,

    /// <summary>A MOSFET that switches what a pin cannot.</summary>
    Transistor,
}
