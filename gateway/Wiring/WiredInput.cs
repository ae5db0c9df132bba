using PitMarshal.Wiring.Boards;
using PitMarshal.Wiring.Circuits;

namespace PitMarshal.Wiring;

/// <summary>A contact on an input.</summary>
/// <param name="Line">Where the file says so.</param>
/// <param name="In">in1 … in12.</param>
/// <param name="Pin">Its GPIO.</param>
/// <param name="Place">What it observes and where.</param>
/// <param name="Pull">The chip's own resistor.</param>
/// <param name="Low">"On" is the low level.</param>
/// <param name="DebounceMs">How long a level must hold, in ms.</param>
/// <param name="Volts">Supply of the sensor's side, in V; null for a contact that the station's
/// own 3.3 V reads.</param>
/// <param name="CableMetres">Cable between station and sensor.</param>
/// <param name="LatencyUs">The sensor's mean delay, where somebody measured it, in µs.</param>
/// <param name="PmUs">± µs: how far that delay scatters.</param>
/// <param name="Detector">A name for its make, model and settings: where two lines have the same, so have their
/// delays.</param>
public sealed record WiredInput(
    int Line,
    string In,
    int Pin,
    ObservedPlace Place,
    Pull Pull,
    bool Low,
    int DebounceMs,
    Sensor Sensor,
    Protection Protection,
    Supervision Supervised,
    double? Volts,
    double CableMetres,
    int? LatencyUs = null,
    int? PmUs = null,
    string? Detector = null)
{
    /// <summary>Number in the name: 1 for in1; 0 when it is no such name.</summary>
    public int Number =>
        In.StartsWith("in", StringComparison.Ordinal) && int.TryParse(In.AsSpan(2), out var number) ? number : 0;
}
