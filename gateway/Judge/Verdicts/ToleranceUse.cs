namespace PitMarshal.Judge.Verdicts;

/// <summary>Whether a verdict used up one of the misses that a rule lets pass.</summary>
internal enum ToleranceUse { None, Used, Perhaps }
