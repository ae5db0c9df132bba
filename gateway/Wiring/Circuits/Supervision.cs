namespace PitMarshal.Wiring.Circuits;

/// <summary>How a wiring tells a cut wire from a sensor that is off.</summary>
public enum Supervision
{
    /// <summary>It cannot.</summary>
    None,

    /// <summary>
    /// The contact opens for "on": current flows at rest, so a cut wire, a pulled plug or a dead supply reads "on".
    /// </summary>
    NormallyClosed,

    /// <summary>A resistor at the far end, read by the analogue converter.</summary>
    EndOfLine,
}
