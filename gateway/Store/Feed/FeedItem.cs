namespace PitMarshal.Store.Feed;

/// <summary>An event of the log, or a change of a verdict.</summary>
/// <param name="Position">Whoever has this and all before it is here.</param>
/// <param name="Verdict">The verdict's id; null for an event.</param>
/// <param name="Json">The event, or the verdict as it stands then; null when it stands no longer.</param>
public sealed record FeedItem(FeedPosition Position, string? Verdict, string? Json);
