using PitMarshal.Broker;
using PitMarshal.Broker.Inside;
using PitMarshal.Mqtt;

namespace PitMarshal.Simulation.Rehearsal;

/// <summary>
/// A rehearsal's broker, outside the gateway, so that each of the two can fail without the other. It keeps
/// its port while it is down: gateway and stations come back to that port, and must not find the broker of
/// another rehearsal there.
/// </summary>
internal sealed class RehearsalBroker : IDisposable
{
    private readonly string _folder;
    private readonly Venue _venue;
    private readonly string _credentials;
    private readonly Func<string, Venue, string, IVenueBroker> _start;
    private readonly int _port;
    private IVenueBroker? _running;
    private KeptPort? _kept;

    /// <param name="directory">Holds <c>venue.yaml</c>.</param>
    /// <param name="start">Starts one in a folder of its own, for a venue, with the users of a file; null: the one that
    /// gateways have inside.</param>
    public RehearsalBroker(string directory, Func<string, Venue, string, IVenueBroker>? start)
    {
        _start = start ?? ((folder, venue, users) => InsideBroker.Start(folder, venue, users, _ => { }));
        _folder = Path.Combine(directory, "broker");
        _venue = VenueFile.Read(Path.Combine(directory, "venue.yaml"));
        _credentials = Path.Combine(directory, "credentials.json");
        _running = _start(_folder, _venue, _credentials);
        _port = _running.Port;
    }

    public bool IsUp => _running is not null;

    /// <summary>
    /// Without user and password: the gateway finds its own in the folder, and no process list shows them.
    /// </summary>
    public string Url => $"mqtt://127.0.0.1:{_port}";

    public MqttOptions For(string user) => _running!.OptionsFor(user);

    /// <exception cref="BrokerFailed">Another program took the port, in the moment between letting it go
    /// and listening.</exception>
    public void Start()
    {
        if (_running is not null) { return; }
        _kept?.Dispose();
        _running = _start(_folder, _venue, _credentials);
        if (_running.Port != _port)
        {
            throw new BrokerFailed($"another program took port {_port} while the broker was down");
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
}
