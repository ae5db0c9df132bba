using PitMarshal.Broker;
using PitMarshal.Mqtt;

namespace PitMarshal.Cli.Rehearsal;

/// <summary>A rehearsal's Mosquitto, outside the gateway, so that each of the two can fail without the other.</summary>
sealed class RehearsalBroker : IDisposable
{
    readonly string _folder;
    readonly Venue _venue;
    readonly Credentials _credentials;
    MosquittoBroker? _running;

    /// <param name="directory">Holds <c>venue.yaml</c>.</param>
    public RehearsalBroker(string directory)
    {
        _folder = Path.Combine(directory, "broker");
        _venue = VenueFile.Read(Path.Combine(directory, "venue.yaml"));
        _credentials = Credentials.Keep(Path.Combine(directory, "credentials.json"), _venue);
        Start();
    }

    public bool IsUp => _running is not null;

    public string GatewayUrl
    {
        get
        {
            MqttOptions options = For(Venue.Gateway);
            return $"mqtt://{options.User}:{options.Password}@{options.Host}:{options.Port}";
        }
    }

    public MqttOptions For(string user) => _running!.OptionsFor(user);

    public void Start() => _running ??= MosquittoBroker.Start(_folder, _venue, _credentials, _ => { });

    public void Stop()
    {
        _running?.Dispose();
        _running = null;
    }

    public void Dispose() => Stop();
}
