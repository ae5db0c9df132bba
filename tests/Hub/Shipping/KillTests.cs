using System.Net;
using PitMarshal.Ingest.Recording;
using PitMarshal.Store;
using PitMarshal.Tests.Hub.Parts;
using PitMarshal.Tests.Support.Common;
using PitMarshal.Tests.Support.Gateways;

namespace PitMarshal.Tests.Hub.Shipping;

/// <summary>The whole programs, in processes of their own, killed where it hurts.</summary>
[Collection(HubCollection.Name)]
[Trait("Needs", "other processes")]
public sealed class KillTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("pitmarshal-hub-");
    private readonly HubFixture _hubs;
    private readonly string _venue;

    public KillTests(HubFixture hubs)
    {
        _hubs = hubs;
        (_venue, var key) = hubs.NewVenue();
        File.WriteAllText(Path.Combine(Data, "hub-key"), key + "\n");
        File.WriteAllText(Path.Combine(Data, "hub-race"), "day\n");
        File.WriteAllText(Path.Combine(Data, "venue.yaml"), $$"""
            venue: home
            broker: { port: {{TestBroker.FreePort()}} }
            stations:
              entry: { role: pit-entry, inputs: [ { in: serial, kind: tag, point: pit-in } ] }
            """);
    }

    private string Data => _folder.FullName;

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task Hub_and_venue_are_killed_at_random_moments_and_the_logs_are_one()
    {
        const int Rounds = 2, PerRound = 100;
        var random = new Random(18);
        var port = TestBroker.FreePort();
        var shipped = _hubs.Store.Log(_venue, "day");
        var hub = new HubProgram(_hubs.Server.Url, port).Ready();
        try
        {
            using (var gateway = GatewayProgram.Start(Data, "--hub", $"http://127.0.0.1:{port}"))
            using (var station = new TestStation("entry", gateway.OptionsFor("entry")))
            {
                for (var round = 1; round <= Rounds; round++)
                {
                    for (var n = ((round - 1) * PerRound) + 1; n <= round * PerRound; n++)
                    {
                        station.Observe(World.Tag(n, n));
                    }
                    // While the hub takes what is new, not while it still starts.
                    var least = Head(shipped).Position + random.Next(PerRound / 2);
                    LogEquality.Until(() => Head(shipped).Position > least, () => $"at {Head(shipped).Position}");
                    hub.Dispose();
                    await station.AckOf(round * PerRound);
                    hub = new HubProgram(_hubs.Server.Url, port).Ready();
                }
                gateway.Kill();
            }
            // What it writes while it ends is shipped when it runs again.
            for (var runs = 0; runs == 0 || Head(shipped) != Head(new DataFolder(Data).Log); runs++)
            {
                Assert.InRange(runs, 0, 3);
                using var again = GatewayProgram.Start(Data, "--hub", $"http://127.0.0.1:{port}");
                LogEquality.Until(() => Head(shipped) == Head(new DataFolder(Data).Log),
                    () => $"{Head(shipped)} is not {Head(new DataFolder(Data).Log)}");
            }
        }
        finally
        {
            hub.Dispose();
        }

        LogEquality.Same(new DataFolder(Data).Log, shipped);
    }

    [Fact]
    public async Task While_a_hub_answers_nothing_stations_are_acknowledged_as_ever_and_it_stands_on_the_pages()
    {
        using var stalled = new HostileHub((_, _, end) => Task.Delay(Timeout.Infinite, end));
        using var gateway = GatewayProgram.Start(
            Data, "--hub", stalled.Address, "--listen", "http://127.0.0.1:0");
        using var station = new TestStation("entry", gateway.OptionsFor("entry"));
        using var client = new HttpClient();
        for (var n = 1; n <= 200; n++)
        {
            station.Observe(World.Tag(n, n));
        }
        await station.AckOf(200).WaitAsync(TimeSpan.FromSeconds(5));

        LogEquality.Until(() => Health(client, gateway).Contains("\"part\":\"hub\"", StringComparison.Ordinal),
            () => "healthz does not tell");
        Assert.Contains("does not answer", Health(client, gateway));
        LogEquality.Until(() => client.GetStringAsync($"{gateway.Address}/").Result.Contains("does not answer"),
            () => "the pages do not tell");
        station.Observe(World.Tag(201, 201));
        await station.AckOf(201).WaitAsync(TimeSpan.FromSeconds(5));
        Assert.Equal(0, gateway.Terminate());
        Assert.DoesNotContain(File.ReadAllText(Path.Combine(Data, "hub-key")).Trim(), gateway.Printed);
    }

    [Fact]
    public void A_key_is_printed_once_and_what_cannot_be_is_refused()
    {
        var (status, printed, _) = Pitmarshal.Run("hub", "venue", "add", $"{_venue}-b", "--store", _hubs.Server.Url);
        Assert.Equal((0, 64), (status, printed.Trim().Length));
        Assert.DoesNotContain(
            printed.Trim(), Pitmarshal.Run("hub", "venue", "list", "--store", _hubs.Server.Url).Output);
        var again = Pitmarshal.Run("hub", "venue", "add", $"{_venue}-b", "--store", _hubs.Server.Url);
        Assert.Equal((2, ""), (again.Status, again.Output));
        Assert.Contains("https encrypts it",
            Pitmarshal.Run("run", "--data", Data, "--hub", "http://192.0.2.1").Errors);
        File.Delete(Path.Combine(Data, "hub-key"));
        Assert.Contains("the venue's key is missing",
            Pitmarshal.Run("run", "--data", Data, "--listen", "none", "--hub", "https://192.0.2.1").Errors);
    }

    private static LogHead Head(IRaceLog log)
    {
        using var reader = log.Exists ? log.Read() : null;
        return reader?.Head ?? default;
    }

    private static string Health(HttpClient client, GatewayProgram gateway)
    {
        using var answer = client.GetAsync(new Uri($"{gateway.Address}/healthz")).Result;
        return answer.StatusCode == HttpStatusCode.ServiceUnavailable ? answer.Content.ReadAsStringAsync().Result : "";
    }
}
