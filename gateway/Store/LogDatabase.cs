using SQLitePCL;

namespace PitMarshal.Store;

/// <summary>One connection to the log's file, set up so that a commit is on the disk when it returns.</summary>
internal sealed class LogDatabase : IDisposable
{
    internal const string Schema = """
        CREATE TABLE IF NOT EXISTS entry (
            position INTEGER PRIMARY KEY,   -- 1, 2, 3 … without gaps
            kind INTEGER NOT NULL,          -- EntryKind
            event INTEGER,                  -- events are counted by themselves too: 1, 2, 3 …
            body TEXT NOT NULL,
            hash BLOB NOT NULL              -- Chain
        );
        CREATE UNIQUE INDEX IF NOT EXISTS entry_event ON entry (event) WHERE event IS NOT NULL;
        CREATE TABLE IF NOT EXISTS stream (
            id INTEGER PRIMARY KEY,
            station TEXT NOT NULL,
            boot TEXT NOT NULL,
            UNIQUE (station, boot)
        );
        CREATE TABLE IF NOT EXISTS observation (
            stream INTEGER NOT NULL,
            n INTEGER NOT NULL,
            position INTEGER NOT NULL,
            PRIMARY KEY (stream, n)
        ) WITHOUT ROWID;
        CREATE TABLE IF NOT EXISTS verdict (
            number INTEGER PRIMARY KEY,
            position INTEGER NOT NULL,      -- the entry that brought it
            id TEXT NOT NULL,
            json TEXT                       -- null: the verdict no longer stands
        );
        CREATE INDEX IF NOT EXISTS verdict_position ON verdict (position);
        CREATE INDEX IF NOT EXISTS verdict_id ON verdict (id);
        """;

    private const int BusyMs = 10_000;
    private readonly sqlite3 _database;

    /// <param name="path">The file; made when missing, unless only read.</param>
    /// <param name="readOnly">A reader beside the one writer, in this process or another.</param>
    internal LogDatabase(string path, bool readOnly)
    {
        SystemSqlite.Use();
        var flags = readOnly ? raw.SQLITE_OPEN_READONLY : raw.SQLITE_OPEN_READWRITE | raw.SQLITE_OPEN_CREATE;
        var rc = raw.sqlite3_open_v2(path, out _database, flags, null);
        if (rc != raw.SQLITE_OK)
        {
            _database.Dispose();
            throw new LogFailed($"{path}: {raw.sqlite3_errstr(rc).utf8_to_string()}");
        }
        raw.sqlite3_busy_timeout(_database, BusyMs);
        if (!readOnly)
        {
            // WAL: readers never hold up the writer. FULL: the commit waits for the disk, also when the power goes.
            Run("PRAGMA journal_mode = WAL");
            Run("PRAGMA synchronous = FULL");
            Run("PRAGMA journal_size_limit = 67108864");
            Run("PRAGMA cache_size = -16384");
            Run(Schema);
        }
    }

    internal SqliteStatement Prepare(string sql) => new(_database, sql);

    internal void Run(string sql)
    {
        var rc = raw.sqlite3_exec(_database, sql);
        if (rc != raw.SQLITE_OK)
        {
            throw new LogFailed($"SQLite: {raw.sqlite3_errmsg(_database).utf8_to_string()} ({rc})");
        }
    }

    public void Dispose() => _database.Dispose();
}
