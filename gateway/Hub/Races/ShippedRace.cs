namespace PitMarshal.Hub.Races;

/// <summary>A log that a venue ships, and how far behind it is.</summary>
/// <param name="Venue">Whose.</param>
/// <param name="Race">Its name.</param>
/// <param name="Position">The last entry here.</param>
/// <param name="Written">The last entry at the venue, as it told last.</param>
/// <param name="WaitingMs">How long the oldest that was missing had waited then.</param>
/// <param name="HeardSeconds">How long ago the venue was heard.</param>
/// <param name="Fork">What the venue has otherwise; null: nothing.</param>
/// <param name="Bytes">Of all bodies and verdicts.</param>
public sealed record ShippedRace(
    string Venue, string Race, long Position, long Written, long WaitingMs, double HeardSeconds, string? Fork,
    long Bytes)
{
    /// <summary>Entries that are missing here, as far as anybody here can know.</summary>
    public long Lag => Math.Max(0, Written - Position);

    /// <summary>For how long something has been missing; 0 when nothing is.</summary>
    public double LagSeconds => Lag == 0 ? 0 : (WaitingMs / 1000.0) + HeardSeconds;
}
