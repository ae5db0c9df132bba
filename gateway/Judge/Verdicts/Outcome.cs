namespace PitMarshal.Judge.Verdicts;

/// <summary>What a verdict says of its obligation; undecided is what a person has to look at.</summary>
public enum Outcome { Compliant, Infringement, Undecided }
