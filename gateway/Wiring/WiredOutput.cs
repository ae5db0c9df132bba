using PitMarshal.Wiring.Circuits;

namespace PitMarshal.Wiring;

/// <summary>What the station drives.</summary>
/// <param name="Out">lamp or loop-back.</param>
/// <param name="To">The input that hears a loop-back.</param>
/// <param name="Volts">Of what is driven.</param>
/// <param name="Milliamps">Of what is driven, while it is on.</param>
public sealed record WiredOutput(
    int Line, string Out, int Pin, int? To, Sensor? Sensor, Protection Protection, double Volts, double Milliamps);
