namespace PitMarshal.Store.Sqlite;

/// <summary>A log in one SQLite file.</summary>
public sealed class SqliteRaceLog(string path) : IRaceLog
{
    public bool Exists => File.Exists(path);

    public ILogWriter Write() => new SqliteWriter(path);

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

    /// <summary>
    /// A copy of what is committed now, in a file of its own. The writer is not held up, and what it commits meanwhile
    /// is not in the copy.
    /// </summary>
    /// <exception cref="LogFailed">It cannot be read, or the disk cannot keep the copy.</exception>
    public LogHead CopyTo(string other)
    {
        using (var from = new LogDatabase(path, readOnly: true))
        {
            from.CopyTo(other);
        }
        using var copy = new SqliteWriter(other);
        return copy.Head;
    }

    public override string ToString() => path;
}
