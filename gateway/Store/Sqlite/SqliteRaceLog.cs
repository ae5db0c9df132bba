namespace PitMarshal.Store.Sqlite;

/// <summary>A log in one SQLite file, with the regulations that judge it in a folder beside.</summary>
public sealed class SqliteRaceLog(string path) : IRaceLog
{
    public bool Exists => new FileInfo(path) is { Exists: true, Length: > 0 };

    public ILogWriter Write() => new SqliteWriter(path);

    /// <summary>The same where the head that was written down is not in the log: somebody knows, and goes on.</summary>
    public ILogWriter WriteEvenIfCut() => new SqliteWriter(path, evenIfCut: true);

    /// <summary>The head that was written down beside it, at the last commit or before; null: none.</summary>
    public LogHead? WrittenDown => HeadFile.Of(path);

    public ILogReader Read() => new SqliteReader(path);

    public ILogFeed Follow() => new SqliteFeed(path);

    /// <summary>Gives a log that nobody has open another name. What was at that name is lost.</summary>
    public void MoveTo(string other)
    {
        File.Move(path, other, overwrite: true);
        File.Move(HeadFile.PathOf(path), HeadFile.PathOf(other), overwrite: true);
    }

    /// <summary>Removes a log that nobody has open, with what SQLite may have left beside it.</summary>
    public void Delete()
    {
        foreach (var beside in (string[])["", "-wal", "-shm", "-journal", HeadFile.PathOf("")])
        {
            File.Delete(path + beside);
        }
    }

    public LogHead CopyTo(string other)
    {
        using (var from = new LogDatabase(path, readOnly: true))
        {
            from.CopyTo(other);
        }
        using var copy = new SqliteWriter(other);
        return copy.Head;
    }

    public void KeepRegulations(string hash, byte[] text)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Kept(hash))!);
        // The log will name it: it is whole and on the disk before that, or not there.
        var part = $"{Kept(hash)}.{Guid.NewGuid():n}.part";
        using (var file = File.Create(part))
        {
            file.Write(text);
            file.Flush(flushToDisk: true);
        }
        File.Move(part, Kept(hash), overwrite: true);
    }

    public byte[]? RegulationsText(string hash) => File.Exists(Kept(hash)) ? File.ReadAllBytes(Kept(hash)) : null;

    public override string ToString() => path;

    /// <summary>In a folder beside the log.</summary>
    private string Kept(string hash) =>
        Path.Combine(Path.GetDirectoryName(Path.GetFullPath(path))!, "regulations", $"{hash}.yaml");
}
