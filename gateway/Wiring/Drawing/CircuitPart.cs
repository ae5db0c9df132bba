namespace PitMarshal.Wiring.Drawing;

/// <summary>A part of a drawing.</summary>
/// <param name="Letter">R, D, Q, U, F, X, …</param>
/// <param name="Mark">Its name on the drawing: R3.</param>
/// <param name="Value">What to buy, with its rating.</param>
/// <param name="Use">What it is there for.</param>
public sealed record CircuitPart(string Letter, string Mark, string Value, string Use);
