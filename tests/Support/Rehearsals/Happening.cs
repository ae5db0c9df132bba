namespace PitMarshal.Tests.Support.Rehearsals;

/// <summary>A piece of evidence by what it was and when, ms of race time.</summary>
internal sealed record Happening(string What, double AtMs)
{
    public bool Agrees(Happening other) => What == other.What && Math.Abs(AtMs - other.AtMs) <= 1;
}
