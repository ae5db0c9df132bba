using PitMarshal.Events;
using PitMarshal.Events.Json;
using PitMarshal.Ingest.Recording;
using PitMarshal.Store;

namespace PitMarshal.Ingest.Damage;

/// <summary>
/// Holds a log against its own chain and against what was written down outside it, while it is read from its beginning
/// anyway. What somebody accepted (<see cref="DamageAccepted"/>) is not told again.
/// </summary>
internal sealed class LogCheck(DataFolder folder, ILogReader reader) : IDisposable
{
    private static ReadOnlySpan<byte> Accepts => "{\"event\":\"DamageAccepted\""u8;

    private readonly Chain _chain = new();
    private readonly HeadWitnesses _heads = new(folder);
    private readonly RaceLogWitness _raceLog = new(folder.RaceLog);
    private readonly ObservationIndex _index = new(reader);
    private readonly List<LostEntry> _lost = [];
    private readonly HashSet<string> _accepted = [];
    private string? _indexDiffers;
    private long _position, _events;

    /// <summary>Entries that were in the log once and that nobody accepted as lost, as far as it was read.</summary>
    internal IReadOnlyList<LostEntry> Lost =>
        [.. _lost.Concat(_heads.Missing).Where(lost => !_accepted.Contains(lost.Written))];

    /// <summary>True where <c>race.ndjson</c> is of another log, or of more of this one.</summary>
    internal bool IsRaceLogOther => _raceLog.Differs is not null;

    /// <summary>What is wrong, in words; null when nothing is.</summary>
    internal string? Wrong => Lost is [var first, ..] ? first.Text : _raceLog.Differs ?? _indexDiffers;

    /// <summary>The entries in order, each after it was checked.</summary>
    internal IEnumerable<LogEntry> Entries()
    {
        foreach (var chained in reader.Chained())
        {
            Check(chained);
            yield return chained.Entry;
        }
        _heads.End(_position);
        _raceLog.End();
    }

    /// <summary>An entry that was read is this observation.</summary>
    internal void Observed(long position, string station, string boot, long n) =>
        _indexDiffers ??= _index.Differs(position, station, boot, n);

    /// <summary>All entries were read, and all observations told.</summary>
    /// <exception cref="LogFailed">With what is wrong.</exception>
    internal void End()
    {
        _indexDiffers ??= _index.Rest();
        if (Wrong is { } wrong)
        {
            throw new LogFailed(wrong);
        }
    }

    /// <summary>The entry as the event by which somebody accepted damage; null of all others.</summary>
    internal static DamageAccepted? AcceptedBy(LogEntry entry) =>
        entry.Kind == EntryKind.Event && entry.Body.AsSpan().StartsWith(Accepts)
            && EventJson.TryParse(entry.Body, out var e, out _) ? e as DamageAccepted : null;

    public void Dispose()
    {
        _raceLog.Dispose();
        _index.Dispose();
    }

    private void Check(ChainedEntry chained)
    {
        var (entry, _, hash) = chained;
        while (++_position < entry.Position)
        {
            _lost.Add(new LostEntry(_position, "missing", $"entry {_position} is missing"));
        }
        var isCounted = entry.Kind == EntryKind.Event ? entry.Event == ++_events : entry.Event == 0;
        if (!_chain.Next(entry.Position, entry.Kind, entry.Body).SequenceEqual(hash) || !isCounted)
        {
            _lost.Add(new LostEntry(entry.Position, Convert.ToHexStringLower(hash),
                $"entry {entry.Position} is not what was written, or the one before it is not"));
            // The next one was chained to what is recorded here.
            _chain.StartAfter(hash);
        }
        _heads.Take(entry.Position, hash);
        if (entry.Kind == EntryKind.Event)
        {
            _raceLog.Take(entry.Body);
            _accepted.UnionWith(AcceptedBy(entry)?.Lost ?? []);
        }
    }
}
