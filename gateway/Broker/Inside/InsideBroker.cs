using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using MQTTnet.Server;
using PitMarshal.Broker.Inside.Sessions;
using PitMarshal.Broker.Inside.SigningIn;
using PitMarshal.Mqtt;

namespace PitMarshal.Broker.Inside;

/// <summary>The broker inside the gateway: MQTTnet's server, behind what our stations are known to send.</summary>
public sealed class InsideBroker : IVenueBroker
{
    private static readonly TimeSpan s_saving = TimeSpan.FromSeconds(1);

    private readonly Venue _venue;
    private readonly Credentials _credentials;
    private readonly Stream _lock;
    private readonly RetainedFile _retained;
    private readonly FailedSignIns _failed;
    private readonly MqttServer _server;
    private readonly Acceptor _acceptor;
    private readonly Timer _saving;

    private InsideBroker(
        string folder, Venue venue, string credentials, Stream held, Socket listener, Action<string> notice)
    {
        _venue = venue;
        _lock = held;
        _credentials = Credentials.Read(credentials);
        Port = ((IPEndPoint)listener.LocalEndPoint!).Port;
        var users = new KnownUsers(credentials);
        var sessions = new OpenSessions();
        _failed = new FailedSignIns(notice);
        _retained = new RetainedFile(RetainedFile.In(folder), IsKept);
        _acceptor = new Acceptor(listener, BrokerTls.For(venue.Broker), venue, users, sessions, _failed);
        var rules = new MessageRules(sessions, _retained);
        _acceptor.Sent += rules.Delivered;
        _acceptor.Refused += (client, reason) => Refused?.Invoke(client, reason);
        // What may wait for whom is bounded by the rules: MQTTnet keeps what it drops as unacknowledged.
        var options = new MqttServerOptions { MaxPendingMessagesPerClient = int.MaxValue };
        _server = new MqttServerFactory().CreateMqttServer(options, [_acceptor]);
        rules.Attach(_server);
        _saving = new Timer(_ => _retained.Save());
    }

    public event Action<string, string>? Refused;

    public int Port { get; }

    /// <summary>Starts it; when it returns, connections are taken.</summary>
    /// <param name="folder">Its folder; made when missing.</param>
    /// <param name="credentials">The file of the users and their passwords; the venue's who are missing there are
    /// added.</param>
    /// <param name="notice">Told what people should know.</param>
    /// <exception cref="BrokerFailed">Another program has the port, or the certificate does not do.</exception>
    public static InsideBroker Start(string folder, Venue venue, string credentials, Action<string> notice)
    {
        Directory.CreateDirectory(folder);
        Credentials.Keep(credentials, venue);
        var held = Hold(folder);
        try
        {
            var listener = BrokerPort.Listen(folder, venue.Broker);
            var broker = new InsideBroker(folder, venue, credentials, held, listener, notice);
            broker._server.StartAsync().GetAwaiter().GetResult();
            broker._saving.Change(s_saving, s_saving);
            return broker;
        }
        catch
        {
            held.Dispose();
            throw;
        }
    }

    /// <summary>Whether one runs in a folder, in whatever process. It reads its users again by itself.</summary>
    public static bool Runs(string folder)
    {
        try
        {
            if (Directory.Exists(folder))
            {
                Hold(folder).Dispose();
            }
            return false;
        }
        catch (BrokerFailed)
        {
            return true;
        }
    }

    /// <summary>
    /// How a program on this machine connects to the broker that a gateway runs in a folder, or ran at last.
    /// </summary>
    public static MqttOptions OptionsFor(string user, string folder, Venue venue, Credentials credentials) => new()
    {
        Port = BrokerPort.Of(folder, venue.Broker),
        User = user,
        Password = credentials[user],
        CaFile = venue.Broker.AuthorityFile,
    };

    public MqttOptions OptionsFor(string user) => new()
    {
        Port = Port,
        User = user,
        Password = _credentials[user],
        CaFile = _venue.Broker.AuthorityFile,
    };

    public void Dispose()
    {
        _saving.Dispose();
        _server.StopAsync().GetAwaiter().GetResult();
        _server.Dispose();
        _failed.Dispose();
        _retained.Save();
        _lock.Dispose();
    }

    private static Stream Hold(string folder)
    {
        try
        {
            var file = Path.Combine(folder, "lock");
            return new FileStream(file, FileMode.OpenOrCreate, FileAccess.Write, FileShare.None);
        }
        catch (IOException full) when (FullDisk.IsWhy(full))
        {
            return Stream.Null;
        }
        catch (IOException held)
        {
            throw new BrokerFailed($"{folder}: a broker runs here, or the folder cannot be written: {held.Message}");
        }
    }

    private bool IsKept(string topic) => topic == _venue.HeadTopic || _venue.Stations.Any(station =>
        Rights.Of(station.Name, _venue).MayRetain(topic) || topic == _venue.Topic(station.Name, "config"));
}
