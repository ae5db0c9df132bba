using PitMarshal.Broker;
using PitMarshal.Broker.Inside;
using PitMarshal.Ingest.Recording;
using PitMarshal.Store;
using PitMarshal.Store.Sqlite;

namespace PitMarshal.Ingest.Damage;

/// <summary>
/// The heads that were written down outside the log: beside it at each commit, in each backup of the folder, and with
/// the broker inside, to which they are told. A log that was deleted, cut or replaced by an older copy lacks some.
/// </summary>
internal sealed class HeadWitnesses
{
    private readonly ILookup<long, (string File, LogHead Head)> _told;
    private readonly List<LostEntry> _missing = [];

    internal HeadWitnesses(DataFolder folder)
    {
        // A log that is in a store has no file here; one may be left of before.
        var backups = folder.BackupFolders().Select(backup => new DataFolder(backup).LogFile);
        string[] files = folder.IsStored ? [.. backups] : [folder.LogFile, .. backups];
        _told = files.Select(file => (File: $"{file}.head", Head: new SqliteRaceLog(file).WrittenDown ?? default))
            .Concat(folder.IsStored ? [] : ToldBroker(folder))
            .Where(told => told.Head.Position > 0).ToLookup(told => told.Head.Position);
    }

    internal IReadOnlyList<LostEntry> Missing => _missing;

    internal void Take(long position, ReadOnlySpan<byte> hash)
    {
        if (_told.Contains(position))
        {
            var here = Convert.ToHexStringLower(hash);
            _missing.AddRange(_told[position].Where(told => told.Head.Hash != here).Select(told => Lost(told,
                $"; here is {new LogHead(position, here).Short}")));
        }
    }

    /// <summary>The log ends with this entry.</summary>
    internal void End(long last) => _missing.AddRange(_told.Where(told => told.Key > last).SelectMany(told => told)
        .OrderByDescending(told => told.Head.Position).Select(told => Lost(told, $", but the log ends with {last}")));

    /// <summary>A log that was deleted with all that lay beside it was still told to the broker.</summary>
    private static IEnumerable<(string File, LogHead Head)> ToldBroker(DataFolder folder) =>
        KeptMessages.In(folder.Broker)
            .Where(kept => kept.Key.EndsWith($"/{Venue.Head}", StringComparison.Ordinal))
            .Select(kept => (KeptMessages.FileIn(folder.Broker), ToldHead.Read(kept.Value) ?? default));

    private static LostEntry Lost((string File, LogHead Head) told, string but) => new(told.Head.Position,
        told.Head.Hash, $"entry {told.Head.Position} was {told.Head.Short}, as {told.File} says{but}: "
            + "it was cut, damaged or replaced by an older copy");
}
