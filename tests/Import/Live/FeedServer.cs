using System.Net;
using System.Net.Sockets;

namespace PitMarshal.Tests.Import.Live;

/// <summary>A timing PC: to whoever connects it says what it is given, from where it stands, and may cut the link.
/// </summary>
internal sealed class FeedServer : IDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);

    public FeedServer() => _listener.Start();

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    /// <summary>Says the next parts, each over a connection of its own.</summary>
    public async Task Say(params byte[][] parts)
    {
        foreach (var part in parts)
        {
            using var socket = await _listener.AcceptSocketAsync();
            for (var sent = 0; sent < part.Length;)
            {
                sent += await socket.SendAsync(part.AsMemory(sent, Math.Min(1000, part.Length - sent)));
            }

            socket.Shutdown(SocketShutdown.Both);
        }
    }

    public void Dispose() => _listener.Dispose();
}
