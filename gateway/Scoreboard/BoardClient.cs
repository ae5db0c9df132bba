using System.Net;
using System.Net.Sockets;
using System.Threading.Channels;

namespace PitMarshal.Scoreboard;

/// <summary>
/// One display. It gets what is in its bounded queue as fast as it reads; one that falls behind is let go, and has
/// everything again when it connects.
/// </summary>
internal sealed class BoardClient : IDisposable
{
    /// <summary>Records that wait for it: minutes of a full field, and at most 2 MB with the largest state.</summary>
    private const int QueueMost = 512;

    /// <summary>One that reads nothing for so long is gone.</summary>
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(15);

    private readonly Socket _socket;
    private readonly Channel<byte[]> _queue = Channel.CreateBounded<byte[]>(
        new BoundedChannelOptions(QueueMost) { SingleReader = true });

    private readonly CancellationTokenSource _end = new();

    public BoardClient(Socket socket, IPAddress? address)
    {
        Address = address;
        (_socket, socket.NoDelay, socket.SendBufferSize) = (socket, true, 1 << 16);
        Done = Task.WhenAll(Write(), Drain());
    }

    /// <summary>Where it is.</summary>
    public IPAddress? Address { get; }

    /// <summary>Nothing of it runs any more.</summary>
    public Task Done { get; }

    public bool IsOpen => !_end.IsCancellationRequested;

    /// <summary>Queues records for it. A full queue ends it.</summary>
    public void Send(byte[] records)
    {
        if (!_queue.Writer.TryWrite(records))
        {
            Dispose();
        }
    }

    public void Dispose()
    {
        _end.Cancel();
        _queue.Writer.TryComplete();
        _socket.Dispose();
    }

    private async Task Write()
    {
        try
        {
            await foreach (var records in _queue.Reader.ReadAllAsync(_end.Token))
            {
                using var patience = CancellationTokenSource.CreateLinkedTokenSource(_end.Token);
                patience.CancelAfter(s_patience);
                for (var sent = 0; sent < records.Length;)
                {
                    sent += await _socket.SendAsync(records.AsMemory(sent), patience.Token);
                }
            }
        }
        catch (Exception gone) when (gone is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            Dispose();
        }
    }

    /// <summary>Displays say nothing; what they send is thrown away, and the end of it is their end.</summary>
    private async Task Drain()
    {
        var room = new byte[256];
        try
        {
            while (await _socket.ReceiveAsync(room, _end.Token) > 0)
            {
            }
        }
        catch (Exception gone) when (gone is OperationCanceledException or SocketException or ObjectDisposedException)
        {
        }

        Dispose();
    }
}
