// nanoFramework.M2Mqtt 5.1.220's MqttClient, as much as the Board uses, over the real MQTT client, with the faults that
// were measured on the device: what is unacknowledged when the link drops is lost without a word; what is published
// after the drop waits in memory for the next Connect; a link that died silently shows only as IsPublished == false,
// three seconds later; a full queue throws; an exception in a handler closes the connection; after a failed Connect
// only Close helps; the constructor looks the broker up, and throws when it cannot.
using System.Security.Cryptography.X509Certificates;
using System.Text;
using PitMarshal.Host.Nano;
using PitMarshal.Host.Nano.Files;
using PitMarshal.Mqtt;
using nanoFramework.M2Mqtt.Exceptions;
using nanoFramework.M2Mqtt.Messages;

namespace nanoFramework.M2Mqtt;

public class MqttClient : ILink, IDisposable
{
    private const long GivesUpAfterUs = 3_000_000;

    private readonly VirtualBoard _board = VirtualBoard.Current;
    private readonly string _host;
    private readonly int _port;
    private readonly X509Certificate? _authority;
    private readonly Dictionary<int, ushort> _unaccepted = [];
    private readonly Queue<Outgoing> _waiting = new();
    private MqttLink? _connection;
    private Outgoing? _heldBack;
    private ushort _lastId;
    private bool _isDeaf;
    private bool _needsClose;

    public MqttClient(
        string brokerHostName, int brokerPort, bool secure, X509Certificate? caCert, X509Certificate? clientCert,
        MqttSslProtocols sslProtocol)
    {
        if (secure && caCert is null)
        {
            throw new NotSupportedException("The device would ask its own store; a virtual one has none.");
        }
        if (!_board.Network.Resolves) { throw new System.Net.Sockets.SocketException(11001); }
        (_host, _port, _authority) = (brokerHostName, brokerPort, secure ? caCert : null);
    }

    public event IMqttClient.MqttMsgPublishEventHandler? MqttMsgPublishReceived;

    public event IMqttClient.MqttMsgPublishedEventHandler? MqttMsgPublished;

    public event IMqttClient.ConnectionClosedEventHandler? ConnectionClosed;

    public bool IsConnected { get; private set; }

    int ILink.InFlight => _unaccepted.Count;

    public MqttSettings Settings { get; } = new();

    public MqttReasonCode Connect(
        string clientId, string username, string password, bool willRetain, MqttQoSLevel willQosLevel, bool willFlag,
        string willTopic, string willMessage, bool cleanSession, ushort keepAlivePeriod)
    {
        if (_board.Network.ConnectHoldsUs > 0)
        {
            _board.StandStill(_board.Network.ConnectHoldsUs);
            VirtualThread.Sleep(1);
        }
        if (_needsClose) { throw new MqttConnectionException("Close it first.", null); }
        _needsClose = true;
        if (!_board.Network.Reachable) { throw new MqttConnectionException("No route to the broker.", null); }
        using PemFile? authority = _authority is null ? null : new PemFile(_authority);
        MqttLink connection = new(clientId, new MqttOptions
        {
            Host = _host,
            Port = _port,
            CaFile = authority?.Path,
            User = username,
            Password = password,
            CleanSession = cleanSession,
            KeepAliveSeconds = 3600, // The broker's clock is real, the board's is not.
            Reconnect = false,
            Will = willFlag
                ? new MqttWill(willTopic, Encoding.UTF8.GetBytes(willMessage), (int)willQosLevel, willRetain)
                : null,
        });
        connection.Received += message => Arrive(connection, () => Receive(message));
        connection.Published += mid => Arrive(connection, () => Accept(mid));
        connection.Disconnected += () => Arrive(connection, Close);
        try { connection.Connect(); }
        catch (MqttException e) { throw new MqttConnectionException(e.Message, e); }
        (_connection, _isDeaf, _needsClose, IsConnected, _board.Network.Link) = (connection, false, false, true, this);
        while (_waiting.TryDequeue(out Outgoing? waiting)) { Send(waiting); }
        return MqttReasonCode.Success;
    }

    public ushort Subscribe(string[] topics, MqttQoSLevel[] qosLevels)
    {
        for (int i = 0; i < topics.Length; i++) { _connection?.Subscribe(topics[i], (int)qosLevels[i]); }
        return ++_lastId;
    }

    public ushort Publish(
        string topic, byte[] message, string? contentType, System.Collections.ArrayList? userProperties,
        MqttQoSLevel qosLevel, bool retain)
    {
        bool isFull = _board.Network.QueueIsFull || _waiting.Count >= Settings.InflightQueueSize;
        if (isFull) { throw new MqttClientException(MqttClientErrorCode.InflightQueueFull); }
        _lastId = (ushort)(_lastId == ushort.MaxValue ? 1 : _lastId + 1);
        Outgoing outgoing = new(_lastId, topic, (byte[])message.Clone(), (int)qosLevel, retain);
        if (_connection is null) { _waiting.Enqueue(outgoing); }
        else { Send(outgoing); }
        return outgoing.Id;
    }

    public void Disconnect()
    {
        _connection?.Disconnect();
        Forget();
    }

    /// <summary>Ends the connection; the broker publishes the will.</summary>
    public void Close()
    {
        bool wasConnected = IsConnected;
        _needsClose = false;
        Forget();
        if (wasConnected) { ConnectionClosed?.Invoke(this, EventArgs.Empty); }
    }

    public void Dispose() => Forget();

    void ILink.Break(bool silently)
    {
        if (_connection is null) { return; }
        if (!silently) { Close(); return; }
        MqttLink connection = _connection;
        _isDeaf = true;
        connection.Abort();
        LoseWhatIsInFlight();
    }

    void ILink.Drop() => Forget();

    private void Send(Outgoing outgoing)
    {
        if (_isDeaf) { GiveUpLater(outgoing.Id, outgoing.Qos); return; }
        Passage passage = outgoing.Qos > 0 ? _board.Network.PassageOf(outgoing.Topic) : Passage.Once;
        if (passage is Passage.AfterTheNext && _heldBack is null)
        {
            // Acknowledged at once, so that the program goes on and the next one overtakes it.
            _heldBack = outgoing;
            _board.World.At(_board.World.NowUs + 1_000_000, ReleaseHeldBack);
            _board.World.Post(() => _board.Interrupt(() => RaisePublished(outgoing.Id, true)));
            return;
        }
        Put(outgoing, expectsAnswer: true);
        if (passage is Passage.Twice) { Put(outgoing, expectsAnswer: false); }
        ReleaseHeldBack();
    }

    private void ReleaseHeldBack()
    {
        if (_heldBack is not { } late) { return; }
        _heldBack = null;
        if (_connection is not null && !_isDeaf) { Put(late, expectsAnswer: false); }
    }

    private void Put(Outgoing outgoing, bool expectsAnswer)
    {
        int mid = _connection!.Publish(outgoing.Topic, outgoing.Payload, outgoing.Qos, outgoing.Retain);
        if (mid == 0 || outgoing.Qos == 0 && !expectsAnswer) { return; }
        _board.Network.TellSent(outgoing.Topic, outgoing.Payload, outgoing.Qos);
        if (outgoing.Qos > 0) { _unaccepted[mid] = expectsAnswer ? outgoing.Id : (ushort)0; }
    }

    private void Accept(int mid)
    {
        if (!_unaccepted.Remove(mid, out ushort id)) { return; }
        if (id != 0) { RaisePublished(id, true); }
    }

    private void Receive(MqttMessage message)
    {
        _board.Network.TellReceived(message.Topic, message.Payload);
        Raise(() => MqttMsgPublishReceived?.Invoke(
            this, new MqttMsgPublishEventArgs(
                message.Topic, message.Payload, false, (MqttQoSLevel)message.Qos, message.Retain)));
    }

    private void GiveUpLater(ushort id, int qos)
    {
        if (qos == 0) { return; }
        _board.World.At(_board.World.NowUs + GivesUpAfterUs, () => _board.Interrupt(() => RaisePublished(id, false)));
    }

    private void RaisePublished(ushort id, bool isPublished) =>
        Raise(() => MqttMsgPublished?.Invoke(this, new MqttMsgPublishedEventArgs(id, isPublished)));

    private void Raise(Action handler)
    {
        try { handler(); }
        catch (Exception) { Close(); }
    }

    private void Forget()
    {
        MqttLink? connection = _connection;
        (_connection, _isDeaf, IsConnected, _heldBack) = (null, false, false, null);
        LoseWhatIsInFlight();
        connection?.Abort();
        connection?.Dispose();
    }

    private void LoseWhatIsInFlight()
    {
        _unaccepted.Clear();
        _board.Network.TellLost();
    }

    /// <summary>
    /// Hands over what the connection's own thread heard, unless a later connection took its place or the link is deaf.
    /// </summary>
    private void Arrive(MqttLink connection, Action handler) =>
        _board.Network.Arrive(() =>
        {
            if (ReferenceEquals(connection, _connection) && !_isDeaf) { handler(); }
        });

    private sealed record Outgoing(ushort Id, string Topic, byte[] Payload, int Qos, bool Retain);
}
