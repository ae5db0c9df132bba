namespace PitMarshal.Wiring;

/// <summary>How a sensor that is more than a contact is connected.</summary>
public enum BusKind
{
    I2c,

    Spi,

    /// <summary>A pulse asks, the length of another answers.</summary>
    TriggerEcho,

    /// <summary>Pulses timed by the chip's receiver for infrared.</summary>
    Rmt,
}
