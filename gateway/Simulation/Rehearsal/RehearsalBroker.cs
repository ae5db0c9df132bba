using PitMarshal.Broker;
using PitMarshal.Mqtt;

namespace PitMarshal.Simulation.Rehearsal;

/// <summary>A rehearsal's Mosquitto, outside the gateway, so that each of the two can fail without the other.</summary>
internal sealed class RehearsalBroker : IDisposable
{
    private readonly string _folder;
    private readonly Venue _venue;
    private readonly Credentials _credentials;
    private MosquittoBroker? _running;

    /// <param name="directory">Holds <c>venue.yaml</c>.</param>
    public RehearsalBroker(string directory)
    {
        _folder = Path.Combine(directory, "broker");
        _venue = VenueFile.Read(Path.Combine(directory, "venue.yaml"));
        _credentials = Credentials.Keep(Path.Combine(directory, "credentials.json"), _venue);
        Start();
    }

    public bool IsUp => _running is not null;

    /// <summary>Without user and password: the gateway finds its own in the folder, and no process list shows them.</summary>
    public string Url => $"mqtt://127.0.0.1:{_running!.Port}";

    public MqttOptions For(string user) => _running!.OptionsFor(user);

    public void Start() => _running ??= MosquittoBroker.Start(_folder, _venue, _credentials, _ => { });

    public void Stop()
    {
        _running?.Dispose();
        _running = null;
    }

    public void Dispose() => Stop();
}
