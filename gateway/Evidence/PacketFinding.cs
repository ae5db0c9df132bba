namespace PitMarshal.Evidence;

/// <summary>One thing that was checked: whether it holds, and what it is or why not.</summary>
public sealed record PacketFinding(bool Holds, string What);
