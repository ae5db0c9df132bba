using System.Security.Cryptography;
using System.Text;
using PitMarshal.Events;
using PitMarshal.Events.Log;
using PitMarshal.Ingest.Recording;
using PitMarshal.Ingest.Recording.Bodies;
using PitMarshal.Judge.Rules;
using PitMarshal.Regulations;
using PitMarshal.Store;
using PitMarshal.Store.Sqlite;

namespace PitMarshal.Ingest.Loading;

/// <summary>
/// A race log of a file into a data folder, judged event by event as if a gateway had recorded it there. The log gets
/// its name when all of it is on the disk: what fails leaves none.
/// </summary>
public static class RaceLoader
{
    /// <param name="file">The race log.</param>
    /// <param name="data">The folder; made when missing.</param>
    /// <param name="regulations">A file, or the name of shipped ones, to judge by; null: nothing is judged.</param>
    /// <exception cref="BadInput">The file or the regulations cannot be used, or the folder holds a log.</exception>
    public static Loaded Load(string file, string data, string? regulations)
    {
        // All of it is read before the folder is made: a bad line leaves nothing behind.
        if (RaceLogFile.Read(file).LongCount() == 0)
        {
            throw new BadInput($"{file}:1: no event in it");
        }
        var text = regulations is null ? null : RegulationsFile.Bytes(regulations);
        if (text is not null)
        {
            RegulationsFile.Parse(text, regulations!);
        }
        var folder = new DataFolder(data);
        HoldsNone(folder);
        using var hold = folder.Hold();
        // Again, for another may have loaded meanwhile.
        HoldsNone(folder);
        var part = new SqliteRaceLog(folder.LogFile + ".part");
        try
        {
            part.Delete();
            var loaded = Write(part, file, text is null ? null : folder.Keep(text, regulations!));
            using (var reader = part.Read())
            {
                RaceLogFile.Write(folder.RaceLog, reader.Events());
            }
            part.MoveTo(folder.LogFile);
            return loaded;
        }
        finally
        {
            part.Delete();
        }
    }

    private static void HoldsNone(DataFolder folder)
    {
        // Without its database a head tells that there was one.
        if (File.Exists(folder.LogFile) || File.Exists(folder.LogFile + ".head"))
        {
            throw new BadInput($"{folder.LogFile}: there is a log already; load into a folder without one");
        }
    }

    private static Loaded Write(IRaceLog log, string file, (RaceRegulations Rules, string Hash)? regulations)
    {
        using var writer = log.Write();
        var race = new JudgedRace();
        writer.Append(EntryKind.Loaded, LoadedBody.Write(Path.GetFileName(file), HashOf(file)));
        if (regulations is var (rules, hash))
        {
            Record(writer.Append(EntryKind.Regulations, RegulationsBody.Write(rules.Name, hash, by: null)),
                race.Apply(rules, hash));
        }
        foreach (var (e, line) in RaceLogFile.ReadLines(file))
        {
            Record(writer.AppendEvent(Encoding.UTF8.GetString(line.Span)), race.Apply(e));
        }
        writer.Commit();
        return new Loaded(writer.Events, race.Judge.Verdicts().Count, writer.Head, race.Judge.Notes);

        void Record(long position, IReadOnlyList<VerdictEntry> entries)
        {
            foreach (var (change, json) in entries)
            {
                writer.RecordVerdict(position, change.Id, json);
            }
        }
    }

    private static string HashOf(string file)
    {
        using var bytes = File.OpenRead(file);
        return Convert.ToHexStringLower(SHA256.HashData(bytes));
    }
}
