using System.Net;
using System.Net.Sockets;
using System.Threading.Channels;
using PitMarshal.Tests.Support.Gateways;

namespace PitMarshal.Tests.Web.Racing;

/// <summary>
/// The network between a browser and the gateway, as slow as a test wants it. It counts what the gateway sends.
/// </summary>
internal sealed class Wire : IServes, IDisposable
{
    private readonly IServes _gateway;
    private readonly TimeSpan _delay;
    private readonly double _bytesPerSecond;
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _end = new();
    private readonly SemaphoreSlim _road = new(1, 1);
    private readonly List<Task> _links = [];
    private readonly Task _run;
    private long _sent;

    /// <param name="delay">One way.</param>
    /// <param name="bytesPerSecond">From the gateway, of all connections together.</param>
    internal Wire(IServes gateway, TimeSpan delay = default, double bytesPerSecond = double.PositiveInfinity)
    {
        (_gateway, _delay, _bytesPerSecond) = (gateway, delay, bytesPerSecond);
        _listener.Start();
        _run = Accept();
    }

    public string Address => $"http://{_listener.LocalEndpoint}";

    public string Printed => _gateway.Printed;

    /// <summary>Bytes from the gateway so far, with all heads.</summary>
    internal long Sent => Volatile.Read(ref _sent);

    public void Dispose()
    {
        _end.Cancel();
        _listener.Stop();
        Task.WaitAll([_run, .. _links]);
        _listener.Dispose();
        _end.Dispose();
        _road.Dispose();
    }

    private async Task Accept()
    {
        try
        {
            while (true)
            {
                _links.Add(Link(await _listener.AcceptTcpClientAsync(_end.Token)));
            }
        }
        catch (Exception ended) when (ended is OperationCanceledException or SocketException)
        {
            // The test is over.
        }
    }

    private async Task Link(TcpClient browser)
    {
        using (browser)
        using (var gateway = new TcpClient { NoDelay = true })
        {
            browser.NoDelay = true;
            try
            {
                var there = new Uri(_gateway.Address);
                await gateway.ConnectAsync(there.Host, there.Port, _end.Token);
                await await Task.WhenAny(
                    Carry(browser.GetStream(), gateway.GetStream(), isCounted: false),
                    Carry(gateway.GetStream(), browser.GetStream(), isCounted: true));
            }
            catch (Exception cut)
                when (cut is IOException or SocketException or OperationCanceledException or ObjectDisposedException)
            {
                // Either end has gone.
            }
        }
    }

    private async Task Carry(NetworkStream from, NetworkStream to, bool isCounted)
    {
        var underway = Channel.CreateBounded<(byte[] Packet, long Due)>(64);
        var arriving = Arrive(underway.Reader, to, isCounted);
        var buffer = new byte[1460];
        while (await from.ReadAsync(buffer, _end.Token) is > 0 and var read)
        {
            await underway.Writer.WriteAsync(
                (buffer[..read], Environment.TickCount64 + (long)_delay.TotalMilliseconds), _end.Token);
        }
        underway.Writer.Complete();
        await arriving;
    }

    private async Task Arrive(ChannelReader<(byte[] Packet, long Due)> underway, NetworkStream to, bool isCounted)
    {
        await foreach (var (packet, due) in underway.ReadAllAsync(_end.Token))
        {
            await Task.Delay((int)Math.Max(0, due - Environment.TickCount64), _end.Token);
            if (isCounted)
            {
                Interlocked.Add(ref _sent, packet.Length);
                await Crawl(packet.Length);
            }
            await to.WriteAsync(packet, _end.Token);
        }
    }

    /// <summary>Takes the road for as long as so many bytes need.</summary>
    private async Task Crawl(int bytes)
    {
        await _road.WaitAsync(_end.Token);
        await Task.Delay(TimeSpan.FromSeconds(bytes / _bytesPerSecond), _end.Token);
        _road.Release();
    }
}
