namespace PitMarshal.Import.Live;

/// <summary>A passing as a decoder tells it.</summary>
/// <param name="Number">Its number, from 1 without gaps.</param>
/// <param name="ClockMicros">When it was, by the decoder's own clock, µs.</param>
/// <param name="Transponder">Whose; null where nobody passed (a photocell, a marker).</param>
/// <param name="Boot">Which of its numberings the number belongs to, where the decoder says that.</param>
/// <param name="SensorUMs">How far off the sensor itself may be, ± ms.</param>
/// <param name="Inferred">Why it was not seen as such; null: it was.</param>
public readonly record struct DecoderPassing(
    long Number, long ClockMicros, string? Transponder, int? Boot = null, double SensorUMs = 0,
    string? Inferred = null);
