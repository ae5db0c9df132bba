using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace PitMarshal.Broker.Inside;

/// <summary>The port that the stations know: the venue's, or a free one that is kept in the broker's folder.</summary>
public static class BrokerPort
{
    // Below those that systems give to outgoing connections, which would take it while the gateway is down.
    private const int Lowest = 20_000, Highest = 32_767, Attempts = 200, Backlog = 1024;

    /// <summary>Where the broker of a folder listens, or did at last; 0 where it has never and may choose.</summary>
    public static int Of(string folder, BrokerListener listener) =>
        listener.Port != BrokerListener.AnyPort ? listener.Port
        : File.Exists(Kept(folder))
            && int.TryParse(File.ReadAllText(Kept(folder)), CultureInfo.InvariantCulture, out var port) ? port : 0;

    /// <exception cref="BrokerFailed">Another program has the port.</exception>
    internal static Socket Listen(string folder, BrokerListener listener)
    {
        var wanted = Of(folder, listener);
        if (wanted != 0 && TryListen(wanted, listener.Lan) is { } there)
        {
            return there;
        }
        if (listener.Port != BrokerListener.AnyPort)
        {
            throw new BrokerFailed($"port {wanted} is taken by {PortHolder.Of(wanted)}: end it, "
                + "or give another `port` under `broker` in the venue file");
        }
        for (var attempt = 0; attempt < Attempts; attempt++)
        {
            var port = Random.Shared.Next(Lowest, Highest + 1);
            if (TryListen(port, listener.Lan) is { } free)
            {
                File.WriteAllText(Kept(folder), port.ToString(CultureInfo.InvariantCulture));
                return free;
            }
        }
        throw new BrokerFailed($"no free port from {Lowest} to {Highest}");
    }

    private static string Kept(string folder) => Path.Combine(folder, "port");

    private static Socket? TryListen(int port, bool lan)
    {
        var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        try
        {
            // Said where others may share a port else; said elsewhere, .NET lets two listen on one.
            if (OperatingSystem.IsWindows())
            {
                socket.ExclusiveAddressUse = true;
            }
            socket.Bind(new IPEndPoint(lan ? IPAddress.Any : IPAddress.Loopback, port));
            socket.Listen(Backlog);
            return socket;
        }
        catch (SocketException)
        {
            socket.Dispose();
            return null;
        }
    }
}
