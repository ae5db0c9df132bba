using System.Diagnostics;
using System.Globalization;
using System.Text;
using PitMarshal.Store;
using PitMarshal.Store.Postgres;
using PitMarshal.Tests.Support.Postgres;
using Spectre.Console;

namespace PitMarshal.Tests.Bench;

/// <summary>
/// How many entries a second one gateway appends durably to PostgreSQL, chain and fencing included, beside bare inserts
/// of the same bytes by pgbench into a table with a key and nothing else, in turns.
/// </summary>
internal static class StoreBench
{
    private const int Rounds = 5, Seconds = 1;
    private const string Body = """
        {"event":"CarPassed","at":"2026-06-13T14:03:05.123456Z","uMs":1.5,"car":"27","line":"pit-in","source":"e/5f21/1"}
        """;

    public static void Run()
    {
        using var server = new PostgresServer();
        using var store = new PostgresStore(server.Url);
        var log = store.Log("bench", "store");
        using var writer = log.Write();
        server.Query("CREATE TABLE bare (position bigserial PRIMARY KEY, body bytea NOT NULL)");
        var table = new Table().Title("Entries into PostgreSQL, durably, one gateway and one client").RoundedBorder();
        table.AddColumns("Entries a commit", "pgbench, entries/s", "Store, entries/s", "Of bare", "Load");
        foreach (var batch in (int[])[1, 50, 500])
        {
            var (bare, ours) = (new List<double>(), new List<double>());
            for (var round = 0; round < Rounds; round++)
            {
                bare.Add(Bare(server, batch));
                ours.Add(Append(writer, batch));
            }
            table.AddRow($"{batch}", Machine.Spread(bare, "N0"), Machine.Spread(ours, "N0"),
                $"{Machine.Quantile(ours, 0.5) / Machine.Quantile(bare, 0.5):P0}", Machine.Load);
        }
        table.Caption($"{Body.Length} bytes each; {Seconds} s a turn; median of {Rounds} rounds (least – greatest); "
            + $"fsync and synchronous_commit on; {Machine.Now}.");
        AnsiConsole.Write(table);
    }

    private static double Append(ILogWriter writer, int batch)
    {
        var (began, entries) = (Stopwatch.GetTimestamp(), 0L);
        while (Stopwatch.GetElapsedTime(began).TotalSeconds < Seconds)
        {
            for (var n = 0; n < batch; n++)
            {
                writer.AppendEvent(Body);
            }
            writer.Commit();
            entries += batch;
        }
        return entries / Stopwatch.GetElapsedTime(began).TotalSeconds;
    }

    private static double Bare(PostgresServer server, int batch)
    {
        var rows = Enumerable.Repeat($"('{Body}'::text::bytea)", batch);
        var script = Path.GetTempFileName();
        try
        {
            File.WriteAllText(script, $"INSERT INTO bare (body) VALUES {string.Join(',', rows)};\n", Encoding.ASCII);
            var told = server.Bench("-n", "-c", "1", "-T", $"{Seconds}", "-M", "simple", "-f", script)
                .Split('\n').Single(line => line.StartsWith("tps = ", StringComparison.Ordinal));
            return batch * double.Parse(told.Split(' ')[2], CultureInfo.InvariantCulture);
        }
        finally
        {
            File.Delete(script);
        }
    }
}
