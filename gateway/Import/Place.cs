namespace PitMarshal.Import;

/// <summary>A line of a file, or a record of a binary one; both from 1.</summary>
public readonly record struct Place(string File, long Line)
{
    public override string ToString() => $"{File}:{Line}";
}
