using PitMarshal.Store;
using PitMarshal.Broker;
using PitMarshal.Ingest;
using PitMarshal.Ingest.Recording;
using PitMarshal.Mqtt;
using PitMarshal.Simulation.Rehearsal;
using PitMarshal.Tests.Support.Mosquitto;

namespace PitMarshal.Tests.Bench.Traffic;

/// <summary>
/// A venue for one figure: a folder of its own, a real Mosquitto, and the gateway in a process
/// of its own, in real time.
/// </summary>
internal sealed class BenchVenue : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("pitmarshal-bench-");
    private readonly IVenueBroker _broker;
    private readonly GatewayProcess _gateway;

    /// <param name="stations">What <c>venue.yaml</c> says of them.</param>
    /// <param name="rules">What the regulations say of rules.</param>
    /// <param name="startUs">Where <see cref="Clock"/> begins, µs since 1970; null when the gateway shall
    /// use the system's.</param>
    public BenchVenue(string stations, string rules, long? startUs = null)
    {
        DataFolder data = new(_folder.CreateSubdirectory("data").FullName);
        string regulations = Path.Combine(_folder.FullName, "regulations.yaml");
        File.WriteAllText(data.Venue, $"venue: {Name}\nbroker: {{ port: any }}\nstations:\n{stations}");
        File.WriteAllText(regulations,
            $"regulations: bench\ntitle: bench\nsource: none\nstatus: unverified\nrules:\n{rules}");
        Log = data.Log;
        Venue venue = VenueFile.Read(data.Venue);
        _broker = MosquittoBroker.Start(data.Broker, venue, data.Credentials);
        string path = Path.GetDirectoryName(data.Venue)!, clock = Path.Combine(_folder.FullName, "clock");
        Clock = startUs is long us ? new VirtualClockFile(clock, us) : null;
        _gateway = new GatewayProcess(
            [
                "--data", path, "--broker", Url(Venue.Gateway), "--regulations", regulations, "--listen", "none",
                .. Clock is null ? (string[])[] : ["--clock", clock],
            ],
            heard: _ => { });
        try { _gateway.Start(); }
        catch { Dispose(); throw; }
    }

    public const string Name = "bench";

    /// <summary>The gateway's log.</summary>
    public IRaceLog Log { get; }

    /// <summary>What the gateway takes for the time; null when it uses the system's.</summary>
    public VirtualClockFile? Clock { get; }

    public MqttOptions OptionsFor(string user) => _broker.OptionsFor(user);

    public string Url(string user)
    {
        MqttOptions options = OptionsFor(user);
        return $"mqtt://{options.User}:{options.Password}@{options.Host}:{options.Port}";
    }

    /// <inheritdoc cref="RaceDesk.StartRace"/>
    public void StartRace(IEnumerable<(string Car, string Transponder)> cars) =>
        new RaceDesk(OptionsFor(Venue.RaceControl)).StartRace(cars);

    /// <summary>Ends the gateway; its log can be read then.</summary>
    public void StopGateway() => _gateway.Stop();

    public void Dispose()
    {
        _gateway.Dispose();
        _broker.Dispose();
        Clock?.Dispose();
        _folder.Delete(recursive: true);
    }
}
