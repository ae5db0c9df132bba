using PitMarshal.Wiring.Circuits;

namespace PitMarshal.Wiring;

/// <summary>What is on the serial line.</summary>
/// <param name="Port">uart0, uart1 or uart2.</param>
/// <param name="Signal">How the device drives the line: logic of 3.3 V or 5 V, or RS-232.</param>
public sealed record WiredSerial(
    int Line, string Port, int Rx, int Tx, ObservedPlace Place, Sensor Sensor, Output Signal,
    Protection Protection, double CableMetres);
