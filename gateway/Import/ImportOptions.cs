using PitMarshal.Events;

namespace PitMarshal.Import;

/// <summary>What a person says about an export that it does not say itself.</summary>
/// <param name="Date">The local date of its first record, where times of day have none; null when not given.</param>
/// <param name="Zone">How far its local time is ahead of UTC; null when not given, which means UTC.</param>
/// <param name="Start">When the race started, where only race time is known; null when not given.</param>
/// <param name="DurationMs">How long the race was to be, where the source does not say it; null when not given.</param>
/// <param name="TrustsInferred">What the source only implies is taken as seen, and each event says so.</param>
/// <param name="Loops">Which line a decoder's loop lies at, by decoder id in lower-case hex.</param>
/// <param name="Entries">The entry list, which counts before what the source says of a car; null: not given.</param>
public sealed record ImportOptions(
    DateOnly? Date = null, TimeSpan? Zone = null, Instant? Start = null,
    IReadOnlyDictionary<string, string>? Loops = null,
    long? DurationMs = null, bool TrustsInferred = false, IReadOnlyList<EntryListed>? Entries = null)
{
    /// <summary>
    /// The instant of a local date and time of day (ms since its midnight; more than a day leads on).
    /// </summary>
    public Instant Local(DateOnly date, long ms) => Utc(Midnight(date).Plus(ms * 1000));

    /// <summary>The instant that a clock of the source's zone shows as UTC.</summary>
    public Instant Utc(Instant local) => local.Plus(-(Zone ?? TimeSpan.Zero).Ticks / TimeSpan.TicksPerMicrosecond);

    private static Instant Midnight(DateOnly date) => Instant.From(new DateTimeOffset(date, default, TimeSpan.Zero));
}
