using System.Net.Sockets;

namespace PitMarshal.Tests.Broker;

internal static class SocketReading
{
    /// <summary>All that still comes until the other side ends the link, politely or not.</summary>
    internal static byte[] Ending(this Socket socket)
    {
        List<byte> read = [];
        var buffer = new byte[1024];
        try
        {
            while (socket.Receive(buffer) is > 0 and var count)
            {
                read.AddRange(buffer.AsSpan(0, count));
            }
        }
        catch (SocketException reset) when (reset.SocketErrorCode == SocketError.ConnectionReset)
        {
            // It had sent what nobody read.
        }
        return [.. read];
    }
}
