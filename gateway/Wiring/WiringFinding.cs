namespace PitMarshal.Wiring;

/// <summary>Something wrong with a wiring.</summary>
/// <param name="Line">Where the file says so.</param>
/// <param name="Subject">The input, line or output it is about.</param>
/// <param name="Reason">What would happen.</param>
/// <param name="Mend">What to write or build in its place.</param>
public sealed record WiringFinding(int Line, string Subject, string Reason, string Mend);
