namespace PitMarshal.Judge.Verdicts;

/// <summary>
/// A verdict is new or has changed, or (null) its obligation has vanished, for instance by a correction.
/// </summary>
public readonly record struct VerdictChange(string Id, Verdict? Now);
