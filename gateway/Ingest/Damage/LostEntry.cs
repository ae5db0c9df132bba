namespace PitMarshal.Ingest.Damage;

/// <summary>An entry that was in the log once and is not there as it was.</summary>
/// <param name="Hash">Hex, as it was written down; <c>missing</c> where nothing says it.</param>
/// <param name="Text">What is wrong, in words.</param>
internal sealed record LostEntry(long Position, string Hash, string Text)
{
    /// <summary>As <see cref="Events.DamageAccepted"/> names it.</summary>
    internal string Written => $"{Position}:{Hash}";
}
