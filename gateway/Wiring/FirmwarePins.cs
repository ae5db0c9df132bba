namespace PitMarshal.Wiring;

/// <summary>The pins that the firmware uses: what firmware/Board/Pins.cs says, and a test compares.</summary>
/// <param name="Inputs">GPIOs of in1, in2, …</param>
internal sealed record FirmwarePins(
    IReadOnlyList<int> Inputs, int Lamp, int LoopBackOut, int LoopBackIn, int SerialReceive, int SerialTransmit);
