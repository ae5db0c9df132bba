using System.Globalization;
using System.Reflection;

namespace PitMarshal.Store.Postgres;

/// <summary>
/// The schema's changes, numbered: <c>Migrations/001.sql</c> and so on. Each is made once, in order, in one
/// transaction with its line in <c>pitmarshal.migration</c>.
/// </summary>
internal static class Migration
{
    // Any number, but always the same: two gateways that start at once make the schema one after the other.
    private const long Turn = 0x7069746d61727368;

    /// <summary>The number of the last that this program knows.</summary>
    internal static int Newest => Scripts().Count;

    /// <summary>True where no gateway ever wrote.</summary>
    internal static bool IsNone(StoreSession session) =>
        session.Rows("SELECT to_regclass('pitmarshal.migration') IS NULL", row => row.GetBoolean(0))[0];

    /// <exception cref="LogFailed">The schema is of a newer program, or cannot be made.</exception>
    internal static void Run(PostgresStore store, StoreSession session)
    {
        if (!IsNone(session) && Last(session) == Newest)
        {
            return;
        }
        session.Begin();
        try
        {
            session.Run($"SELECT pg_advisory_xact_lock({Turn})");
            session.Run("CREATE SCHEMA IF NOT EXISTS pitmarshal");
            session.Run("CREATE TABLE IF NOT EXISTS pitmarshal.migration "
                + "(number integer PRIMARY KEY, at timestamptz NOT NULL DEFAULT clock_timestamp())");
            var last = Last(session);
            if (last > Newest)
            {
                throw new LogFailed($"{store}: made by a newer program (schema {last}, "
                    + $"this one knows {Newest}): use that one, or a newer one");
            }
            foreach (var (number, sql) in Scripts().Where(script => script.Number > last))
            {
                session.Run(sql);
                session.Run("INSERT INTO pitmarshal.migration (number) VALUES ($1)", number);
            }
            session.Commit();
        }
        catch (LogFailed)
        {
            // With its connection the transaction is given up.
            session.Rest();
            throw;
        }
    }

    private static int Last(StoreSession session) =>
        session.Rows("SELECT coalesce(max(number), 0) FROM pitmarshal.migration", row => row.GetInt32(0))[0];

    private static List<(int Number, string Sql)> Scripts()
    {
        var program = Assembly.GetExecutingAssembly();
        return
        [
            .. program.GetManifestResourceNames().Where(name => name.EndsWith(".sql", StringComparison.Ordinal)).Order()
                .Select(name => (int.Parse(name.Split('.')[^2], CultureInfo.InvariantCulture), Text(program, name))),
        ];
    }

    private static string Text(Assembly program, string name)
    {
        using var text = new StreamReader(program.GetManifestResourceStream(name)!);
        return text.ReadToEnd();
    }
}
