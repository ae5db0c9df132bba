using System.Runtime.ExceptionServices;
using static PitMarshal.Mqtt.Libmosquitto;

namespace PitMarshal.Mqtt;

/// <summary>
/// An MQTT 3.1.1 client on libmosquitto. One thread of its own reads, writes and raises the events; all methods may be
/// called from any thread, from handlers too (but not <see cref="Connect"/>).
/// <para>A handler's exception leaves the native code unharmed and then goes to <see cref="Faulted"/>; with nobody there,
/// it ends the process as any unhandled exception does.</para>
/// </summary>
public sealed partial class MosquittoClient(string clientId, MqttOptions options) : IDisposable
{
    private static readonly TimeSpan s_firstPause = TimeSpan.FromMilliseconds(100), s_longestPause = TimeSpan.FromSeconds(5);
    private const int GoodbyeMs = 5000, LongestWaitMs = 60_000, LostBeforeAnswer = -1;

    private MosquittoHandle? _handle;
    private Thread? _loop;
    private ManualResetEventSlim _closing = new();
    private TaskCompletionSource<int> _answer = new();
    private ExceptionDispatchInfo? _fault;
    private volatile bool _connected;

    /// <summary>A message has come. Raised on the client's thread, which reads nothing more until the handler returns.</summary>
    public event Action<MqttMessage>? Received;

    /// <summary>A message of this id is with the broker: acknowledged at QoS 1, written to the socket at QoS 0.</summary>
    public event Action<int>? Published;

    /// <summary>The broker answered a connection, again after each reconnect; 0 is yes. The place to subscribe.</summary>
    public event Action<int>? Connected;

    /// <summary>An established connection is over; 0 means by our own <see cref="Disconnect"/>.</summary>
    public event Action<int>? Disconnected;

    /// <summary>The broker has noted the subscription with this id.</summary>
    public event Action<int>? Subscribed;

    /// <summary>A handler threw.</summary>
    public event Action<Exception>? Faulted;

    public bool IsConnected => _connected;

    /// <summary>
    /// Connects and waits for the broker's answer. May be called again after a disconnect; nothing unsent of the earlier
    /// connection is carried over then.
    /// </summary>
    /// <exception cref="MqttException">Nobody listens there, the broker refuses, or it does not answer in time.</exception>
    public void Connect()
    {
        if (Thread.CurrentThread == _loop)
        {
            throw new InvalidOperationException("Connect waits for the client's thread, and this is it.");
        }
        Disconnect();
        _loop = null;
        _closing = new ManualResetEventSlim();
        _answer = new TaskCompletionSource<int>(TaskCreationOptions.RunContinuationsAsynchronously);
        var fresh = _handle = Prepared();
        var rc = mosquitto_connect(fresh, options.Host, options.Port, options.KeepAliveSeconds);
        if (rc != Success)
        {
            var reason = Reason(rc);
            Disconnect();
            throw Failure(reason);
        }
        _loop = new Thread(() => Run(fresh)) { Name = $"mqtt {clientId}", IsBackground = true };
        _loop.Start();
        if (!_answer.Task.Wait(options.ConnectTimeout))
        {
            Disconnect();
            throw Failure("no answer in time");
        }
        if (_answer.Task.Result is var refusal and not 0)
        {
            Disconnect();
            throw Failure(refusal == LostBeforeAnswer ? "the link was lost before an answer" : Refusal(refusal));
        }
    }

    /// <summary>Says goodbye (no will is published) and ends the thread. Harmless when not connected.</summary>
    public void Disconnect()
    {
        _closing.Set();
        _ = OnHandle(static open => mosquitto_disconnect(open));
        if (_loop is null)
        {
            _handle?.Dispose();
        }
        else if (Thread.CurrentThread != _loop)
        {
            _loop.Join(GoodbyeMs);
        }
    }

    /// <summary>Cuts the link as a pulled cable would: no goodbye, so the broker publishes the will.</summary>
    public void Abort() => OnHandle(static open => shutdown(mosquitto_socket(open), 2));

    /// <summary>
    /// Hands a message over and returns its id, 1 to 65535, or 0 when there is no connection (with
    /// <see cref="MqttOptions.Reconnect"/> a QoS 1 message is then still sent after the next connection).
    /// </summary>
    /// <exception cref="MqttException">The topic or the size is not possible.</exception>
    public int Publish(string topic, ReadOnlySpan<byte> payload, int qos, bool retain)
    {
        int rc, mid = 0;
        try
        {
            rc = _handle is { } open
                ? mosquitto_publish(open, out mid, topic, payload.Length, payload, qos, retain)
                : NoConnection;
        }
        catch (ObjectDisposedException)
        {
            return 0;
        }
        return rc switch
        {
            Success => mid,
            NoConnection => 0,
            // The socket broke under the write: the loop notices it too and says so through Disconnected.
            _ when !_connected || rc is ErrorInErrno or ConnectionLost => 0,
            _ => throw new MqttException($"cannot publish on '{topic}': {Reason(rc)}"),
        };
    }

    /// <summary>Asks for a topic or pattern and returns the id that <see cref="Subscribed"/> will carry.</summary>
    /// <exception cref="MqttException">Not connected, or not a pattern.</exception>
    public int Subscribe(string topic, int qos)
    {
        var mid = 0;
        var rc = OnHandle(open => mosquitto_subscribe(open, out mid, topic, qos));
        return rc == Success ? mid : throw new MqttException($"cannot subscribe to '{topic}': {Reason(rc)}");
    }

    public void Dispose() => Disconnect();

    /// <summary>The client's thread frees the handle when the link ends, and that may be at any time.</summary>
    private int OnHandle(Func<MosquittoHandle, int> call)
    {
        try
        {
            return _handle is { } open ? call(open) : NoConnection;
        }
        catch (ObjectDisposedException)
        {
            return NoConnection;
        }
    }

    private MosquittoHandle Prepared()
    {
        var fresh = new MosquittoHandle(clientId, options.CleanSession, this);
        try
        {
            SetCallbacks(fresh);
            Check(mosquitto_threaded_set(fresh, true));
            // Small messages in answer to one another: the system must not hold them back to fill a packet.
            Check(mosquitto_int_option(fresh, OptionTcpNoDelay, 1));
            // No limit: whoever publishes at QoS 1 bounds what it leaves unacknowledged itself.
            Check(mosquitto_max_inflight_messages_set(fresh, 0));
            Check(mosquitto_username_pw_set(fresh, options.User, options.Password));
            if (options.CaFile is { } authorities)
            {
                Check(mosquitto_tls_set(fresh, authorities, null, null, null, 0));
            }
            if (options.Will is { } will)
            {
                Check(mosquitto_will_set(
                    fresh, will.Topic, will.Payload.Length, will.Payload.Span, will.Qos, will.Retain));
            }
            return fresh;
        }
        catch
        {
            fresh.Dispose();
            throw;
        }
    }

    private void Check(int rc)
    {
        if (rc != Success)
        {
            throw Failure(Reason(rc));
        }
    }

    private MqttException Failure(string reason) => new($"broker {options.Host}:{options.Port}: {reason}");

    private void Run(MosquittoHandle open)
    {
        using (open)
        {
            Loop(open);
        }
    }

    /// <summary>The client's thread: the library's loop until goodbye, or until the link is lost and nobody wants it back.</summary>
    private void Loop(MosquittoHandle open)
    {
        Func<int> work = () => mosquitto_loop(open, LongestWaitMs, 1);
        Func<int> reconnect = () => mosquitto_reconnect(open);
        var pause = s_firstPause;
        while (true)
        {
            var rc = Turn(work);
            if (rc == Success)
            {
                pause = s_firstPause;
                continue;
            }
            // No answer to the very first CONNECT: Connect waits for one and reports it.
            _answer.TrySetResult(LostBeforeAnswer);
            if (!options.Reconnect || _closing.Wait(pause))
            {
                return;
            }
            pause = pause * 2 < s_longestPause ? pause * 2 : s_longestPause;
            _ = Turn(reconnect);
        }
    }

    private int Turn(Func<int> call)
    {
        var rc = call();
        if (Interlocked.Exchange(ref _fault, null) is { } thrown)
        {
            Tell(thrown);
        }
        return rc;
    }

    private void Tell(ExceptionDispatchInfo thrown)
    {
        if (Faulted is { } told)
        {
            told(thrown.SourceException);
        }
        else
        {
            thrown.Throw();
        }
    }
}
