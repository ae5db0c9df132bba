using System.Net;
using System.Net.Sockets;

namespace PitMarshal.Simulation.Rehearsal;

/// <summary>
/// A port of this machine that refuses connections and that nobody else gets: bound, and not listening.
/// </summary>
internal sealed class KeptPort : IDisposable
{
    private const int SolSocket = 1, SoReuseAddr = 2;

    private readonly Socket _socket = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);

    /// <param name="port">Free, or with ended connections of the broker that listened there.</param>
    public KeptPort(int port)
    {
        // .NET binds with SO_REUSEADDR, which those ended connections need; taken back afterwards it keeps others out.
        _socket.Bind(new IPEndPoint(IPAddress.Loopback, port));
        if (OperatingSystem.IsLinux()) { _socket.SetRawSocketOption(SolSocket, SoReuseAddr, BitConverter.GetBytes(0)); }
    }

    public void Dispose() => _socket.Dispose();
}
