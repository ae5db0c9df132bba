using PitMarshal.Broker;
using PitMarshal.Events;
using PitMarshal.Mqtt;

namespace PitMarshal.Simulation.Rehearsal;

/// <summary>
/// A rehearsal's broker, outside the gateway, so that each of the two can fail without the other. It keeps
/// its port while it is down: gateway and stations come back to that port, and must not find the broker of
/// another rehearsal there.
/// </summary>
internal sealed class RehearsalBroker : IDisposable
{
    private const int Attempts = 5;

    private readonly string _folder;
    private readonly Venue _venue;
    private readonly Credentials _credentials;
    private readonly int _port;
    private MosquittoBroker? _running;
    private KeptPort? _kept;

    /// <param name="directory">Holds <c>venue.yaml</c>.</param>
    public RehearsalBroker(string directory)
    {
        _folder = Path.Combine(directory, "broker");
        _venue = VenueFile.Read(Path.Combine(directory, "venue.yaml"));
        _credentials = Credentials.Keep(Path.Combine(directory, "credentials.json"), _venue);
        _running = StartSomewhere();
        _port = _running.Port;
    }

    public bool IsUp => _running is not null;

    /// <summary>
    /// Without user and password: the gateway finds its own in the folder, and no process list shows them.
    /// </summary>
    public string Url => $"mqtt://127.0.0.1:{_port}";

    public MqttOptions For(string user) => _running!.OptionsFor(user);

    /// <exception cref="BadInput">Another program took the port, in the moment between letting it go
    /// and listening.</exception>
    public void Start()
    {
        if (_running is not null) { return; }
        _kept?.Dispose();
        _running = MosquittoBroker.Start(_folder, _venue, _credentials, _ => { });
        if (_running.Port != _port)
        {
            throw new BadInput($"another program took port {_port} while the broker was down");
        }
    }

    public void Stop()
    {
        if (_running is null) { return; }
        _running.Dispose();
        _running = null;
        _kept = new KeptPort(_port);
    }

    public void Dispose()
    {
        _running?.Dispose();
        _kept?.Dispose();
    }

    /// <summary>
    /// A port that is seen to be free may be taken by another program before the broker listens on it.
    /// </summary>
    private MosquittoBroker StartSomewhere()
    {
        for (int attempt = 1; ; attempt++)
        {
            try { return MosquittoBroker.Start(_folder, _venue, _credentials, _ => { }); }
            catch (BrokerFailed) when (attempt < Attempts) { }
        }
    }
}
