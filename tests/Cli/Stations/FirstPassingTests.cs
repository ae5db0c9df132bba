using System.Text;
using PitMarshal.Events;
using PitMarshal.Ingest;
using PitMarshal.Ingest.Recording;
using PitMarshal.Store;
using PitMarshal.Tests.Support.Common;
using PitMarshal.Tests.Support.Gateways;

namespace PitMarshal.Tests.Cli.Stations;

/// <summary>
/// From a wiring to the first passing: the commands a person gives, the files they make, the board's own program.
/// </summary>
public sealed class FirstPassingTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("pitmarshal-first-");

    private string Data => _folder.FullName;

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public void A_station_that_was_added_tells_its_first_passing()
    {
        Venue("");
        Add("pit-entry");

        Assert.Contains("4000012", FirstPassing("pit-entry"));
    }

    [Fact]
    public void A_station_that_was_added_tells_its_first_passing_over_TLS()
    {
        using var authority = new ThrowawayAuthority();
        authority.Write(Data);
        Venue("certificate: broker.pem, key: broker.key, ca: ca.pem");
        Add("pit-entry");

        Assert.Contains("tls=1\nca=I:\\ca.der\n",
            File.ReadAllText(Path.Combine(Data, "stations", "pit-entry", "station.cfg")));
        Assert.Contains("4000012", FirstPassing("pit-entry"));
    }

    [Fact]
    public void A_board_says_nothing_to_a_broker_that_another_authority_vouches_for()
    {
        using var authority = new ThrowawayAuthority();
        using var another = new ThrowawayAuthority();
        authority.Write(Data);
        Venue("certificate: broker.pem, key: broker.key, ca: ca.pem");
        Add("pit-entry");
        using var board = new InstalledBoard(Data, "pit-entry");
        board.Flash[@"I:\ca.der"] = another.Certificate.RawData;
        using var gateway = GatewayProgram.Start(Data, "--clock", board.Clock);
        board.Boot();
        board.RunSeconds(60);

        Assert.Empty(board.Sent);
    }

    [Fact]
    public void A_host_that_the_brokers_certificate_does_not_name_is_refused()
    {
        using var authority = new ThrowawayAuthority();
        authority.Write(Data);
        Venue("certificate: broker.pem, key: broker.key, ca: ca.pem");
        using var add = new StationProgram(
            "add", "pit-entry", "--wiring", Wiring("pit-entry"), "--data", Data, "--host", "10.0.0.5");

        Assert.Equal(2, add.Ended());
        Assert.True(add.Said("is the certificate of another name"), string.Join('\n', add.Lines));
        Assert.False(Directory.Exists(Path.Combine(Data, "stations")));
    }

    [Fact]
    public void A_running_broker_lets_a_new_station_in_and_keeps_the_others_links()
    {
        Venue("");
        Add("pit-entry");
        using var board = new InstalledBoard(Data, "pit-entry");
        using var gateway = GatewayProgram.Start(Data, "--clock", board.Clock);
        board.BootAndSettle();
        using var raceControl = new TestStation("race-control", gateway.OptionsFor("race-control"));

        Add("pit-exit");

        using var exit = new PitMarshal.Mqtt.MqttLink("spa-pit-exit", gateway.OptionsFor("pit-exit"));
        Assert.True(SpinWait.SpinUntil(() => Connects(exit), Waiting.Long), "the broker does not know the new station");
        board.Passing("4000013");
        Assert.DoesNotContain(gateway.Lines, line => line.Contains("offline"));
    }

    private static bool Connects(PitMarshal.Mqtt.MqttLink client)
    {
        try
        {
            client.Connect();
            return true;
        }
        catch (PitMarshal.Mqtt.MqttException)
        {
            return false;
        }
    }

    private string FirstPassing(string station)
    {
        using var board = new InstalledBoard(Data, station);
        using (var gateway = GatewayProgram.Start(Data, "--clock", board.Clock))
        {
            board.BootAndSettle();
            board.Passing("4000012");
            Assert.Equal(0, gateway.Terminate());
        }
        using var reader = new DataFolder(Data).Log.Read();
        return string.Join('\n', reader.Events().Select(json => Encoding.UTF8.GetString(json))
            .Where(json => json.Contains("\"CarPassed\"")));
    }

    private void Venue(string tls) => File.WriteAllText(Path.Combine(Data, "venue.yaml"),
        $"venue: spa\nbroker: {{ port: {TestBroker.FreePort()}{(tls.Length > 0 ? ", " : "")}{tls} }}\n"
            + $"stations: {{}}\n");

    private void Add(string name)
    {
        using var add = new StationProgram(
            "add", name, "--wiring", Wiring(name), "--data", Data, "--host", "127.0.0.1");
        Assert.True(add.Ended() == 0, string.Join('\n', add.Lines));
    }

    private static string Wiring(string name) => Repository.File("wiring", $"{name}.yaml");
}
