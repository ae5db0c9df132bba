using PitMarshal.Events;

namespace PitMarshal.Ingest.Messages;

/// <summary>
/// Counts what could not be used, by sender and reason, and says whether a rejection is kept in the log too: so many a
/// minute of one sender, so that a flood fills a counter and not the disk. All unknown senders count as one.
/// </summary>
public sealed class Rejections
{
    public const int KeptAMinute = 20;
    public const string Unknown = "unknown";

    private const long MinuteUs = 60_000_000;
    private const int MostReasons = 32;
    private const string OtherReasons = "other";

    private readonly Dictionary<string, Sender> _senders = [];

    /// <summary>
    /// True when it is to be kept. The reason counts without what follows a colon or a quote: that may be anything.
    /// </summary>
    public bool Count(string sender, string reason, Instant now, int many = 1)
    {
        if (!_senders.TryGetValue(sender, out var counts))
        {
            _senders.Add(sender, counts = new Sender());
        }
        var kind = reason.Split(':', '\'')[0].TrimEnd();
        if (!counts.Reasons.ContainsKey(kind) && counts.Reasons.Count >= MostReasons)
        {
            kind = OtherReasons;
        }
        counts.Reasons[kind] = counts.Reasons.GetValueOrDefault(kind) + many;
        if (now.Since(counts.Minute) is < 0 or >= MinuteUs)
        {
            (counts.Minute, counts.Kept) = (now, 0);
        }
        return ++counts.Kept <= KeptAMinute;
    }

    public IReadOnlyDictionary<string, long> Of(string sender) =>
        _senders.TryGetValue(sender, out var counts) ? new SortedDictionary<string, long>(counts.Reasons)
            : new SortedDictionary<string, long>();

    private sealed class Sender
    {
        internal Dictionary<string, long> Reasons { get; } = [];

        internal Instant Minute { get; set; } = new(long.MinValue / 2);

        internal int Kept { get; set; }
    }
}
