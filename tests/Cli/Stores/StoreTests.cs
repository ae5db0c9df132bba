using System.Net;
using PitMarshal.Tests.Support.Common;
using PitMarshal.Tests.Support.Gateways;
using PitMarshal.Tests.Support.Postgres;

namespace PitMarshal.Tests.Cli.Stores;

/// <summary>The whole program with its log in PostgreSQL.</summary>
[Collection(StoreCollection.Name)]
public sealed class StoreTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("pitmarshal-store-");
    private readonly PostgresServer _server;
    private readonly string _race = Guid.NewGuid().ToString("n");

    public StoreTests(PostgresServer server)
    {
        _server = server;
        Directory.CreateDirectory(Data);
        File.WriteAllText(Path.Combine(Data, "venue.yaml"), """
            venue: home
            broker: { port: any }
            stations:
              entry: { role: pit-entry, inputs: [ { in: serial, kind: tag, point: pit-in } ] }
            """);
        File.WriteAllText(Rules,
            "regulations: r\nrules:\n  - { rule: minimum-stop, kind: min-duration, of: pit-lane-time, value: 10s }\n");
    }

    private string Data => Path.Combine(_folder.FullName, "data");

    private string Rules => Path.Combine(_folder.FullName, "rules.yaml");

    private string Copy => Path.Combine(_folder.FullName, "copy");

    private string[] Store => ["--store", _server.Url, "--race", _race];

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public void A_race_in_a_store_goes_on_after_a_kill_verifies_and_is_copied_into_a_folder_of_its_own()
    {
        using (var killed = GatewayProgram.Start(Data, [.. Store, "--regulations", Rules]))
        {
            using var raceControl = new TestStation("race-control", killed.OptionsFor("race-control"));
            raceControl.Observe(
                """{"n":1,"event":"EntryListed","at":"2026-06-13T13:00:00Z","car":"27","transponders":["1234"]}""",
                """{"n":2,"event":"RaceStarted","at":"2026-06-13T14:00:00Z"}""",
                """{"n":3,"event":"CarPassed","at":"2026-06-13T14:10:00Z","car":"27","line":"pit-in"}""");
            raceControl.AckOf(3).Within();
            killed.Kill();
        }
        // Nobody holds its log any more, as soon as the database has not heard of it for long enough.
        using (var again = GatewayProgram.Start(Data, Store))
        {
            using var raceControl = new TestStation("race-control", again.OptionsFor("race-control"));
            raceControl.Observe(
                """{"n":4,"event":"CarPassed","at":"2026-06-13T14:10:09.920Z","car":"27","line":"pit-out"}""");
            raceControl.AckOf(4).Within();
            Assert.Contains("another gateway writes this log", Refused("run", "--data", Second(), "--listen", "none"));
            Assert.Equal(0, again.Terminate());
            Assert.Contains(again.Lines, line => line.StartsWith("verdict infringement minimum-stop/27/stop-1"));
            Assert.DoesNotContain(_server.Password, again.Printed);
        }
        Assert.False(File.Exists(Path.Combine(Data, "race.db")));
        var (status, verified, _) = Pitmarshal.Run(["verify", "--data", Data, .. Store]);
        Assert.Equal(0, status);
        var (exported, _, errors) = Pitmarshal.Run(["export", "--data", Data, "--stop", "27/1",
            "--out", Path.Combine(_folder.FullName, "stop.html"), .. Store]);
        Assert.Equal((0, ""), (exported, errors));

        Assert.Equal(0, Pitmarshal.Run(["backup", "--data", Data, Copy, .. Store]).Status);
        Assert.Equal((0, verified), Verified(Pitmarshal.Run("verify", "--data", Copy)));
    }

    [Fact]
    public void Nobody_begins_another_log_by_leaving_out_the_store_or_by_adding_one()
    {
        using (GatewayProgram.Start(Data, Store))
        {
        }
        Assert.Contains("name it with --store", Pitmarshal.Run("run", "--data", Data, "--listen", "none").Errors);
        Assert.Contains("name it with --store", Pitmarshal.Run("verify", "--data", Data).Errors);
        var own = Second();
        using (GatewayProgram.Start(own))
        {
        }
        Assert.Contains("race.db: there is a log already", Refused("run", "--data", own, "--listen", "none"));
    }

    [Fact]
    public async Task While_the_database_is_gone_nothing_is_acknowledged_and_then_it_goes_on()
    {
        using var gateway = GatewayProgram.Start(Data, [.. Store, "--listen", "http://127.0.0.1:0"]);
        using var station = new TestStation("entry", gateway.OptionsFor("entry"));
        station.Observe(World.Tag(1, 1));
        await station.AckOf(1);
        _server.Kill();
        station.Observe(World.Tag(2, 2));
        await Health(gateway, HttpStatusCode.ServiceUnavailable);
        Assert.Equal(1, station.Acked);
        _server.StartAgain();
        await Health(gateway, HttpStatusCode.OK);
        station.Observe(World.Tag(2, 2));
        station.AckOf(2).Within();
        Assert.Equal(0, gateway.Terminate());
        Assert.Equal(0, Pitmarshal.Run(["verify", "--data", Data, .. Store]).Status);
    }

    private static (int, string) Verified(Pitmarshal run) => (run.Status, run.Output);

    private static async Task Health(GatewayProgram gateway, HttpStatusCode expected)
    {
        using var client = new HttpClient();
        for (var until = DateTime.UtcNow + Waiting.Long; ; await Task.Delay(50))
        {
            using var answer = await client.GetAsync(new Uri($"{gateway.Address}/healthz"));
            if (answer.StatusCode == expected)
            {
                return;
            }
            Assert.True(DateTime.UtcNow < until, $"/healthz does not become {expected}");
        }
    }

    private string Refused(params string[] command)
    {
        var (status, _, errors) = Pitmarshal.Run([.. command, .. Store]);
        Assert.NotEqual(0, status);
        Assert.DoesNotContain(_server.Password, errors);
        return errors;
    }

    /// <summary>A second folder of the same venue.</summary>
    private string Second()
    {
        var second = Path.Combine(_folder.FullName, "second");
        Directory.CreateDirectory(second);
        File.Copy(Path.Combine(Data, "venue.yaml"), Path.Combine(second, "venue.yaml"), overwrite: true);
        return second;
    }
}
