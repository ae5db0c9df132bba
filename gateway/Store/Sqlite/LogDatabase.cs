using SQLitePCL;

namespace PitMarshal.Store.Sqlite;

/// <summary>
/// One connection to the log's file, set up so that a commit is on the disk when it returns. SQLite comes with the
/// program: the same library everywhere, and nothing to install.
/// </summary>
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
    private sqlite3 _database;

    static LogDatabase() => Batteries_V2.Init();

    /// <summary>
    /// A writer leaves the write-ahead file as it is when it is closed, until it is told otherwise.
    /// </summary>
    /// <param name="path">The file; made when missing, unless only read.</param>
    /// <param name="readOnly">A reader beside the one writer, in this process or another.</param>
    /// <param name="isBrief">Of a reader that is closed again soon: on a disk that takes nothing, not even what readers
    /// share, it reads the file as it lies there, which nobody can change.</param>
    internal LogDatabase(string path, bool readOnly, bool isBrief = false)
    {
        var flags = readOnly ? raw.SQLITE_OPEN_READONLY : raw.SQLITE_OPEN_READWRITE | raw.SQLITE_OPEN_CREATE;
        var rc = raw.sqlite3_open_v2(path, out _database, flags, null);
        if (rc != raw.SQLITE_OK)
        {
            _database.Dispose();
            throw new LogFailed($"{path}: {raw.sqlite3_errstr(rc).utf8_to_string()}", MayPass(rc));
        }
        raw.sqlite3_busy_timeout(_database, BusyMs);
        if (!readOnly)
        {
            LeaveWriteAheadFile(true);
            SetUp();
        }
        else if (isBrief)
        {
            ReadAsItLies(path);
        }
    }

    private void SetUp()
    {
        try
        {
            // WAL: readers never hold up the writer. FULL: the commit waits for the disk, also when the power goes.
            Run("PRAGMA journal_mode = WAL");
            Run("PRAGMA synchronous = FULL");
            Run("PRAGMA journal_size_limit = 67108864");
            Run("PRAGMA cache_size = -16384");
            Run(Schema);
        }
        catch
        {
            Dispose();
            throw;
        }
    }

    private void ReadAsItLies(string path)
    {
        try
        {
            Run("SELECT 1 FROM sqlite_master");
        }
        catch (LogFailed failed) when (
            failed.MayPass && File.Exists(path) && new FileInfo(path + "-wal") is not { Exists: true, Length: > 0 })
        {
            _database.Dispose();
            var escaped = path.Replace("%", "%25").Replace("?", "%3f").Replace("#", "%23");
            var rc = raw.sqlite3_open_v2($"file:{escaped}?immutable=1", out _database,
                raw.SQLITE_OPEN_READONLY | raw.SQLITE_OPEN_URI, null);
            if (rc != raw.SQLITE_OK)
            {
                throw;
            }
        }
    }

    /// <summary>True while a transaction is open; SQLite itself ends one when the disk is full.</summary>
    internal bool InTransaction => raw.sqlite3_get_autocommit(_database) == 0;

    internal SqliteStatement Prepare(string sql) => new(_database, sql);

    /// <summary>The last entry, and how many events there are.</summary>
    internal LogHead Head(out long events)
    {
        using var last = Prepare(
            "SELECT position, hash, (SELECT max(event) FROM entry) FROM entry ORDER BY position DESC LIMIT 1");
        var any = last.Step();
        events = any ? last.Number(2) : 0;
        return any
            ? new LogHead(last.Number(0), Convert.ToHexStringLower(last.Bytes(1)))
            : new LogHead(0, new string('0', Chain.HashBytes * 2));
    }

    /// <summary>Tells that a head which was committed once is not in the log any more; null when it is.</summary>
    internal string? Lacks(LogHead? committed)
    {
        if (committed is not { Position: > 0 } known)
        {
            return null;
        }
        using var entry = Prepare("SELECT hash FROM entry WHERE position = ?");
        return entry.Bind(1, known.Position).Step() && Convert.ToHexStringLower(entry.Bytes(0)) == known.Hash ? null
            : Lost(known, Head(out _).Position);
    }

    internal static string Lost(LogHead known, long end) =>
        $"entry {known.Position} ({known.Short}) was on the disk and is not there any more; "
            + $"the log ends with entry {end}: it was cut, damaged or replaced";

    /// <summary>What SQLite finds wrong with its tables and indexes; null when nothing.</summary>
    internal string? FindDamage()
    {
        using var check = Prepare("PRAGMA integrity_check(1)");
        return check.Step() && check.Text(0) is var found && found != "ok" ? $"SQLite finds it damaged: {found}" : null;
    }

    /// <summary>
    /// Whether closing leaves the write-ahead file as it is: what SQLite cannot read in it may be all that is left of
    /// what was acknowledged.
    /// </summary>
    internal void LeaveWriteAheadFile(bool leave) =>
        raw.sqlite3_db_config(_database, raw.SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, leave ? 1 : 0, out _);

    internal void Run(string sql)
    {
        var rc = raw.sqlite3_exec(_database, sql);
        if (rc != raw.SQLITE_OK)
        {
            throw Failure(_database, rc);
        }
    }

    /// <summary>Copies all pages as they are at this instant, to a file that is overwritten.</summary>
    internal void CopyTo(string path)
    {
        var rc = raw.sqlite3_open(path, out var copy);
        using (copy)
        {
            if (rc == raw.SQLITE_OK)
            {
                using var backup = raw.sqlite3_backup_init(copy, "main", _database, "main");
                rc = backup.IsInvalid ? raw.sqlite3_errcode(copy) : raw.sqlite3_backup_step(backup, -1);
            }
            if (rc is not (raw.SQLITE_OK or raw.SQLITE_DONE))
            {
                throw new LogFailed($"{path}: {raw.sqlite3_errstr(rc).utf8_to_string()}", MayPass(rc));
            }
        }
    }

    /// <summary>What SQLite says of its last call, which gave <paramref name="rc"/>.</summary>
    internal static LogFailed Failure(sqlite3 database, int rc) =>
        new($"SQLite: {raw.sqlite3_errmsg(database).utf8_to_string()} ({rc})", MayPass(rc));

    // The low byte is the kind, whatever the extension.
    private static bool MayPass(int rc) => (rc & 0xff) is raw.SQLITE_FULL or raw.SQLITE_IOERR or raw.SQLITE_READONLY
        or raw.SQLITE_CANTOPEN or raw.SQLITE_BUSY or raw.SQLITE_LOCKED;

    public void Dispose() => _database.Dispose();
}
