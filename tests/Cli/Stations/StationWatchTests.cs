using System.Text.Json;
using PitMarshal.Tests.Support.Common;
using PitMarshal.Tests.Support.Gateways;

namespace PitMarshal.Tests.Cli.Stations;

/// <summary>Watching beside a running gateway, through its own broker.</summary>
public sealed class StationWatchTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("pitmarshal-watch-");

    private string Data => _folder.FullName;

    public StationWatchTests()
    {
        File.WriteAllText(Path.Combine(Data, "venue.yaml"),
            $"venue: spa\nbroker: {{ port: {TestBroker.FreePort()} }}\nstations: {{}}\n");
        using var add = new StationProgram(
            "add", "pit-entry", "--wiring", Repository.File("wiring", "pit-entry.yaml"), "--data",
            Data, "--host", "127.0.0.1");
        Assert.True(add.Ended() == 0, string.Join('\n', add.Lines));
    }

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public void A_coil_over_the_loop_is_seen_one_line_a_change()
    {
        using var board = new InstalledBoard(Data, "pit-entry");
        using var gateway = GatewayProgram.Start(Data, "--clock", board.Clock);
        using var watch = new StationProgram("watch", "pit-entry", "--data", Data);
        Assert.True(SpinWait.SpinUntil(() => watch.Said("listening"), Waiting.Long), string.Join('\n', watch.Lines));
        board.Boot();
        board.Run(() => watch.Said("in1 off, loop at pit-in"));
        board.Passing("4000012");
        board.Run(() => watch.Said("in1 edge, pin high"));

        Assert.Equal(0, watch.Interrupt());
        string[] expected =
        [
            "online, boot ", "configuration as the venue file has it", "clock: booted at ", "in1 edge, pin low",
            "in1 on, loop at pit-in", "serial 4000012, transponders at pit-in",
        ];
        foreach (var line in expected)
        {
            Assert.True(watch.Said(line), $"no '{line}' in\n{string.Join('\n', watch.Lines)}");
        }
        Assert.Equal(0, gateway.Terminate());
    }

    [Fact]
    public void Who_watches_can_say_nothing_and_the_gateway_does_not_notice()
    {
        using var gateway = GatewayProgram.Start(Data);
        using var watcher = new PitMarshal.Mqtt.MqttLink("watcher", gateway.OptionsFor("watch"));
        using var station = new TestStation("pit-entry", gateway.OptionsFor("pit-entry"));
        using var taken = new CountdownEvent(2);
        watcher.Published += _ => taken.Signal();
        watcher.Connect();
        watcher.Publish("pitmarshal/v1/spa/pit-entry/state", """{"state":"offline"}"""u8, 1, retain: true);
        watcher.Publish("pitmarshal/v1/spa/pit-entry/ack", """{"boot":"5f21c0d4","upTo":99}"""u8, 1, retain: false);
        taken.Within();

        using var after = new PitMarshal.Mqtt.MqttLink("after", gateway.OptionsFor("watch"));
        using var listening = new ManualResetEventSlim();
        var kept = new List<string>();
        after.Received += message => kept.Add(message.Topic);
        after.Subscribed += _ => listening.Set();
        after.Connect();
        after.Subscribe("pitmarshal/v1/spa/#", 1);
        listening.Within();
        Assert.DoesNotContain("pitmarshal/v1/spa/pit-entry/state", kept);
        Assert.Equal(0, station.Acked);
    }

    [Fact]
    public void A_broker_that_does_not_know_the_watching_user_yet_is_told()
    {
        using var gateway = GatewayProgram.Start(Data);
        Forget("watch");
        using var station = new PitMarshal.Mqtt.MqttLink("spa-pit-entry", gateway.OptionsFor("pit-entry"));
        var lost = false;
        station.Disconnected += () => lost = true;
        station.Connect();
        using var watch = new StationProgram("watch", "pit-entry", "--data", Data);
        Assert.True(SpinWait.SpinUntil(
            () =>
            {
                station.Publish("pitmarshal/v1/spa/pit-entry/state", """{"state":"offline"}"""u8, 1, retain: true);
                return watch.Said("offline");
            }, Waiting.Long), string.Join('\n', watch.Lines));

        Assert.False(lost);
        Assert.Equal(0, watch.Interrupt());
    }

    [Fact]
    public void An_unknown_station_is_refused_with_those_that_there_are()
    {
        using var watch = new StationProgram("watch", "pit-entri", "--data", Data);

        Assert.Equal(2, watch.Ended());
        Assert.True(watch.Said("no station pit-entri; there are pit-entry"));
    }

    /// <summary>As a gateway of an earlier version left it.</summary>
    private void Forget(string user)
    {
        var path = Path.Combine(Data, "credentials.json");
        var known = JsonSerializer.Deserialize<Dictionary<string, string>>(File.ReadAllBytes(path))!;
        known.Remove(user);
        File.WriteAllText(path, JsonSerializer.Serialize(known));
    }
}
