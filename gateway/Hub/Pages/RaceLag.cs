namespace PitMarshal.Hub.Pages;

/// <summary>A race as <c>/api/v1/hub/races</c> lists it.</summary>
/// <param name="Venue">Whose.</param>
/// <param name="Race">Its name.</param>
/// <param name="Position">The last entry here.</param>
/// <param name="Lag">Entries that are missing here.</param>
/// <param name="LagSeconds">For how long.</param>
/// <param name="HeardSeconds">How long ago the venue was heard.</param>
/// <param name="Fork">What the venue has otherwise; null: nothing.</param>
/// <param name="Difference">What its gateway recorded otherwise than this hub judges; null: nothing.</param>
internal sealed record RaceLag(
    string Venue, string Race, long Position, long Lag, double LagSeconds, double HeardSeconds, string? Fork,
    string? Difference);
