using System.Globalization;
using System.Net;
using System.Net.Sockets;
using PitMarshal.Broker;
using PitMarshal.Broker.Inside;
using PitMarshal.Ingest.Recording;
using PitMarshal.Simulation.Rehearsal;
using PitMarshal.Tests.Bench.Traffic;

namespace PitMarshal.Tests.Bench.Harm;

/// <summary>
/// A gateway as a club runs it, in a process of its own: the broker inside, the pages, a started race.
/// </summary>
internal sealed class HarmVenue : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("pitmarshal-harm-");
    private readonly GatewayProcess _gateway;
    private readonly Venue _venue;
    private readonly DataFolder _data;
    private readonly int _webPort = FreePort();

    internal HarmVenue()
    {
        _data = new DataFolder(_folder.CreateSubdirectory("data").FullName);
        var regulations = Path.Combine(_folder.FullName, "regulations.yaml");
        File.WriteAllText(_data.Venue,
            $"venue: {BenchVenue.Name}\nbroker: {{ port: any }}\nstations:\n{AttackTarget.Yaml}");
        File.WriteAllText(regulations,
            $"regulations: bench\ntitle: bench\nsource: none\nstatus: unverified\nrules:\n{JudgeBench.Rules}");
        _venue = VenueFile.Read(_data.Venue);
        _gateway = new GatewayProcess(
            [
                "--data", Path.GetDirectoryName(_data.Venue)!, "--regulations", regulations,
                "--listen", $"http://{IPAddress.Loopback}:{_webPort}",
            ],
            heard: _ => { });
        _gateway.Start();
        var cars = AttackTarget.Transponders.Select((transponder, i) => ($"{i + 1}", transponder));
        new RaceDesk(InsideBroker.OptionsFor(Venue.RaceControl, _data.Broker, _venue, Users)).StartRace(cars);
    }

    private Credentials Users => Credentials.Read(_data.Credentials);

    internal int Process => _gateway.Id;

    /// <summary>What the gateway holds in memory, and held at most.</summary>
    internal (long NowMb, long MostMb) Memory => (Status("VmRSS"), Status("VmHWM"));

    internal long LogBytes => new DirectoryInfo(Path.GetDirectoryName(_data.Venue)!)
        .EnumerateFiles("race.db*").Sum(file => file.Length);

    internal AttackTarget Target(string station)
    {
        var options = InsideBroker.OptionsFor(station, _data.Broker, _venue, Users);
        return new AttackTarget(options.Port, _webPort, station, options.Password!);
    }

    public void Dispose()
    {
        _gateway.Dispose();
        _folder.Delete(recursive: true);
    }

    private long Status(string name) => File.ReadLines($"/proc/{Process}/status")
        .Where(line => line.StartsWith(name, StringComparison.Ordinal))
        .Select(line => long.Parse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[^2],
            CultureInfo.InvariantCulture) / 1024).First();

    private static int FreePort()
    {
        using Socket socket = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        socket.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        return ((IPEndPoint)socket.LocalEndPoint!).Port;
    }
}
