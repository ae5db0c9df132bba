using System.Net.Sockets;

namespace PitMarshal.Tests.Broker;

internal static class SocketReading
{
    /// <summary>Sends what the other side may no longer want to hear.</summary>
    internal static void Say(this Socket socket, params byte[] bytes)
    {
        try
        {
            socket.Send(bytes);
        }
        catch (SocketException over) when (over.SocketErrorCode is SocketError.ConnectionReset or SocketError.Shutdown)
        {
            // It has ended the link already.
        }
    }

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
