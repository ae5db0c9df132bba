using SQLitePCL;

namespace PitMarshal.Tests.Support.Common;

/// <summary>A database that a test changes behind the back of its owner.</summary>
internal static class DatabaseFile
{
    /// <summary>Runs the statements; waits ten seconds at most for another who has it at this moment.</summary>
    public static void Change(string file, string sql)
    {
        Batteries_V2.Init();
        var opened = raw.sqlite3_open(file, out var database);
        using (database)
        {
            raw.sqlite3_busy_timeout(database, 10_000);
            if ((opened == raw.SQLITE_OK ? raw.sqlite3_exec(database, sql) : opened) is var code and not raw.SQLITE_OK)
            {
                throw new InvalidOperationException(
                    $"{file}: SQLite says {code}, {raw.sqlite3_errmsg(database).utf8_to_string()}");
            }
        }
    }
}
