using System.Net;
using System.Net.Sockets;
using System.Text;

namespace PitMarshal.Tests.Bench.Harm;

/// <summary>A connection that says what it likes, as fast as it is taken, and reads nothing of the answers.</summary>
internal sealed class RawClient : IDisposable
{
    private readonly Socket _socket = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);

    internal RawClient(int port)
    {
        _socket.SendTimeout = _socket.ReceiveTimeout = 5_000;
        _socket.Connect(IPAddress.Loopback, port);
    }

    internal RawClient(AttackTarget target) : this(target.BrokerPort)
    {
        Say(Connect(target.Station, target.Station, target.Password));
        _socket.ReceiveAsync(new byte[4].AsMemory()).AsTask().Wait();
        // What nobody reads would end the link some day.
        _ = Task.Run(async () =>
        {
            try
            {
                var waste = new byte[65_536];
                while (await _socket.ReceiveAsync(waste) > 0)
                {
                }
            }
            catch (Exception gone) when (gone is SocketException or ObjectDisposedException)
            {
            }
        });
    }

    internal static byte[] Connect(string clientId, string user, string password)
    {
        byte[] body = [.. Text("MQTT"), 4, 0xc2, 0, 60, .. Text(clientId), .. Text(user), .. Text(password)];
        return [0x10, .. Length(body.Length), .. body];
    }

    internal static byte[] Publish(string topic, byte[] payload, int qos, bool retain = false, int id = 1)
    {
        byte[] head = [.. Text(topic), .. qos > 0 ? new[] { (byte)(id >> 8), (byte)id } : []];
        var first = (byte)(0x30 | (qos << 1) | (retain ? 1 : 0));
        return [first, .. Length(head.Length + payload.Length), .. head, .. payload];
    }

    internal void Say(byte[] bytes)
    {
        for (var sent = 0; sent < bytes.Length;)
        {
            sent += _socket.Send(bytes.AsSpan(sent));
        }
    }

    /// <summary>False when the link is gone.</summary>
    internal bool TrySay(byte[] bytes)
    {
        try
        {
            Say(bytes);
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }

    public void Dispose() => _socket.Dispose();

    private static byte[] Text(string text) =>
        [(byte)(text.Length >> 8), (byte)text.Length, .. Encoding.UTF8.GetBytes(text)];

    private static byte[] Length(int length)
    {
        List<byte> bytes = [];
        do
        {
            bytes.Add((byte)((length & 0x7f) | (length > 0x7f ? 0x80 : 0)));
            length >>= 7;
        }
        while (length > 0);
        return [.. bytes];
    }
}
