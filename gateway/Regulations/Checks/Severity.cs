namespace PitMarshal.Regulations.Checks;

/// <summary>
/// How much a finding matters: an error keeps the regulations from being judged by, or makes them contradict
/// themselves.
/// </summary>
public enum Severity { Error, Warning, Hint }
