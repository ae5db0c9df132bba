namespace PitMarshal.Store.Sqlite;

/// <summary>A log in one SQLite file.</summary>
public sealed class SqliteRaceLog(string path) : IRaceLog
{
    public bool Exists => File.Exists(path);

    public ILogWriter Write() => new SqliteWriter(path);

    public ILogReader Read() => new SqliteReader(path);

    public ILogFeed Follow() => new SqliteFeed(path);

    public override string ToString() => path;
}
