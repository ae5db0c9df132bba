using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using PitMarshal.Mqtt;

namespace PitMarshal.Broker;

/// <summary>
/// The gateway's own Mosquitto, in a folder of its own. It lives as long as the gateway does: it is started again when
/// it dies, ended with the gateway, and one that a killed gateway left behind is ended at the next start.
/// </summary>
public sealed class MosquittoBroker : IDisposable
{
    private const int PortsToTry = 100, GoodbyeMs = 5000;
    private static readonly TimeSpan s_startTimeout = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan s_pauseBeforeRestart = TimeSpan.FromMilliseconds(200);

    private readonly string _folder;
    private readonly Venue _venue;
    private readonly Credentials _credentials;
    private readonly Action<string> _notice;
    private readonly Lock _turn = new();
    private MosquittoProcess? _process;
    private volatile bool _ended;

    private MosquittoBroker(string folder, Venue venue, Credentials credentials, Action<string> notice)
    {
        this._folder = Path.GetFullPath(folder);
        this._venue = venue;
        this._credentials = credentials;
        this._notice = notice;
    }

    public int Port { get; private set; }

    /// <summary>Someone's connection was ended by the broker for what it sent: client id and reason.</summary>
    public event Action<string, string>? Refused;

    /// <summary>How the gateway itself connects.</summary>
    public MqttOptions Options => OptionsFor(Venue.Gateway);

    public MqttOptions OptionsFor(string user) => OptionsFor(user, _venue, _credentials, Port);

    /// <summary>How a program on this machine connects to the broker that a gateway runs in a folder, or ran at last.</summary>
    public static MqttOptions OptionsFor(string user, string folder, Venue venue, Credentials credentials) =>
        OptionsFor(user, venue, credentials, PortOf(folder, venue));

    /// <summary>Where the broker of a folder listens, or will.</summary>
    public static int PortOf(string folder, Venue venue) => MosquittoFiles.LastPort(folder) ?? venue.Broker.Port;

    /// <summary>
    /// Lets one more user of the venue into a broker that runs in this folder, and cuts nobody's link. False when none runs:
    /// the next one knows the user from its start.
    /// </summary>
    public static bool Admit(string folder, Venue venue, Credentials credentials, string user)
    {
        var home = Path.GetFullPath(folder);
        if (!MosquittoProcess.Runs(home))
        {
            return false;
        }
        MosquittoFiles.Admit(home, venue, credentials, user);
        return MosquittoProcess.Reread(home);
    }

    /// <summary>Starts it and returns when it takes connections.</summary>
    /// <param name="folder">Its folder; made when missing. One gateway at a time.</param>
    /// <param name="notice">Told what people should know: another port, a restart.</param>
    /// <exception cref="BrokerFailed">Not installed, no free port, or it refuses its configuration.</exception>
    public static MosquittoBroker Start(string folder, Venue venue, Credentials credentials, Action<string> notice)
    {
        var broker = new MosquittoBroker(folder, venue, credentials, notice);
        Directory.CreateDirectory(broker._folder);
        if (MosquittoProcess.EndOrphan(broker._folder))
        {
            notice("ended the broker that an earlier gateway left behind");
        }
        var wanted = MosquittoFiles.LastPort(broker._folder) ?? venue.Broker.Port;
        var port = Enumerable.Range(wanted, PortsToTry).FirstOrDefault(broker.IsFree);
        if (port == 0)
        {
            throw new BrokerFailed($"no free port from {wanted} to {wanted + PortsToTry - 1}");
        }
        if (port != wanted)
        {
            notice($"port {wanted} is taken by another program; the broker listens on {port}");
        }
        broker.Port = port;
        MosquittoFiles.Write(broker._folder, port, venue, credentials);
        broker.Launch();
        return broker;
    }

    public void Dispose()
    {
        lock (_turn)
        {
            _ended = true;
            _process?.End(GoodbyeMs);
            _process = null;
        }
    }

    private static MqttOptions OptionsFor(string user, Venue venue, Credentials credentials, int port) => new()
    {
        Port = port,
        User = user,
        Password = credentials[user],
        CaFile = venue.Broker.AuthorityFile,
    };

    private bool IsFree(int port)
    {
        try
        {
            using var probe = new TcpListener(_venue.Broker.Lan ? IPAddress.Any : IPAddress.Loopback, port);
            probe.Start();
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }

    private void Launch() => _process = MosquittoProcess.Start(_folder, s_startTimeout, Heard, Died);

    private void Died(int exitCode)
    {
        for (var reason = $"status {exitCode}"; !_ended;)
        {
            _notice($"the broker ended by itself ({reason}); starting it again");
            Thread.Sleep(s_pauseBeforeRestart);
            lock (_turn)
            {
                try
                {
                    if (!_ended)
                    {
                        Launch();
                    }
                    return;
                }
                catch (Exception failed) when (failed is BrokerFailed or IOException or UnauthorizedAccessException)
                {
                    reason = failed.Message;
                }
            }
        }
    }

    private void Heard(string line)
    {
        const string Client = "Client ";
        if (line.StartsWith(Client, StringComparison.Ordinal)
            && line.EndsWith(" disconnected due to oversize packet.", StringComparison.Ordinal))
        {
            var id = line[Client.Length..line.IndexOf(" disconnected", StringComparison.Ordinal)];
            Refused?.Invoke(id, $"a packet of more than {MosquittoFiles.LargestPacketBytes} bytes; the link was cut");
        }
        else if (line.Contains("not authorised", StringComparison.Ordinal))
        {
            _notice($"broker: {line}");
        }
    }
}
