namespace PitMarshal.Wiring.Boards;

/// <summary>The pins that the firmware uses: what firmware/Board/Pins/BoardPins.cs says, and a test compares.</summary>
/// <param name="Inputs">GPIOs of in1, in2, …</param>
/// <param name="Buses">GPIOs of the signals of I²C and SPI. Other readers take input pins.</param>
public sealed record FirmwarePins(
    IReadOnlyList<int> Inputs,
    int Lamp,
    int LoopBackOut,
    int LoopBackIn,
    int SerialReceive,
    int SerialTransmit,
    IReadOnlyDictionary<string, int> Buses);
