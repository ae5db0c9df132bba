using PitMarshal.Hub.Wire;
using PitMarshal.Ingest.Recording.Bodies;
using PitMarshal.Store;

namespace PitMarshal.Hub.Shipping;

/// <summary>Entries of a log that follow one another, with their verdicts.</summary>
/// <param name="After">The entry before them.</param>
/// <param name="End">The last of them; the one before where there are none.</param>
internal sealed record LogPiece(LogHead After, LogHead End, IReadOnlyList<ShippedEntry> Entries)
{
    /// <summary>Whether one of them names the regulations with this SHA-256 (hex).</summary>
    internal bool Names(string hash) => Entries.Any(
        entry => entry.Kind == EntryKind.Regulations && RegulationsBody.Hash(entry.Body) == hash);

    /// <summary>What follows a place, as far as it fits; one entry at least where there is one.</summary>
    /// <param name="most">About so many bytes.</param>
    /// <exception cref="LogFailed">The log cannot be read.</exception>
    internal static LogPiece Read(ILogReader log, LogHead after, long most)
    {
        List<ChainedEntry> found = [];
        long size = 0;
        foreach (var entry in log.Chained(after.Position + 1))
        {
            if (found.Count > 0
                && ((size += entry.Entry.Body.Length) > most || found.Count == WireLimits.MostEntries))
            {
                break;
            }
            found.Add(entry);
        }
        return found.Count == 0 ? new LogPiece(after, after, []) : WithVerdicts(log, after, found, most);
    }

    private static LogPiece WithVerdicts(ILogReader log, LogHead after, List<ChainedEntry> found, long most)
    {
        var records = Records(log, found[0].Entry.Position, found[^1].Entry.Position, most, out var whole)
            .ToLookup(record => record.Position, record => new ShippedVerdict(record.Id, record.Json));
        var fits = found.TakeWhile(entry => entry.Entry.Position <= whole).ToList();
        var last = fits[^1];
        return new LogPiece(after, new LogHead(last.Entry.Position, Convert.ToHexStringLower(last.Hash)),
            [.. fits.Select(entry => new ShippedEntry(
                entry.Entry.Kind, entry.Entry.Body, [.. records[entry.Entry.Position]]))]);
    }

    /// <summary>The records of entries up to the last whose records all fit; of the first entry in any case.</summary>
    private static List<VerdictRecord> Records(ILogReader log, long first, long last, long most, out long whole)
    {
        List<VerdictRecord> records = [];
        long size = 0;
        whole = last;
        foreach (var record in log.VerdictHistory(first))
        {
            if (record.Position > last)
            {
                break;
            }
            if ((size += record.Id.Length + (record.Json?.Length ?? 0)) > most && record.Position > first)
            {
                whole = record.Position - 1;
                break;
            }
            records.Add(record);
        }
        return records;
    }
}
