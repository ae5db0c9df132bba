using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace PitMarshal.Tests.Bench.Harm;

/// <summary>What somebody can do who has no password at all.</summary>
internal static class NetworkAttacks
{
    internal static long HugeClaims(AttackTarget target, TimeSpan time) =>
        Connections(target, time, [0x30, 0xff, 0xff, 0xff, 0x7f, .. new byte[4000]]);

    internal static long HalfOpen(AttackTarget target, TimeSpan time) => Connections(target, time, [0x10]);

    private static long Connections(AttackTarget target, TimeSpan time, byte[] first)
    {
        var (clock, count) = (Stopwatch.StartNew(), 0L);
        List<RawClient> open = [];
        while (clock.Elapsed < time)
        {
            if (open.Count == 1000)
            {
                open.ForEach(one => one.Dispose());
                open.Clear();
            }
            try
            {
                open.Add(new RawClient(target.BrokerPort));
                open[^1].TrySay(first);
                count++;
            }
            catch (SocketException)
            {
                Thread.Sleep(1);
            }
        }
        return count;
    }

    internal static long SignIns(AttackTarget target, TimeSpan time)
    {
        var (clock, count) = (Stopwatch.StartNew(), 0L);
        var guess = RawClient.Connect(target.Station, target.Station, "guess");
        Parallel.For(0, 8, _ =>
        {
            while (clock.Elapsed < time)
            {
                try
                {
                    using Socket socket = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
                    socket.LingerState = new LingerOption(true, 0);
                    socket.Connect(IPAddress.Loopback, target.BrokerPort);
                    socket.Send(guess);
                    socket.Receive(new byte[4]);
                    Interlocked.Increment(ref count);
                }
                catch (SocketException)
                {
                    Thread.Sleep(1);
                }
            }
        });
        return count;
    }

    internal static long Streams(AttackTarget target, TimeSpan time)
    {
        var (clock, count) = (Stopwatch.StartNew(), 0L);
        List<RawClient> open = [];
        var request = Encoding.ASCII.GetBytes(
            "GET /live?view=/race&view=/&view=/verdicts HTTP/1.1\r\nHost: localhost\r\n\r\n");
        while (clock.Elapsed < time)
        {
            if (open.Count < 1000)
            {
                open.Add(new RawClient(target.WebPort));
                open[^1].TrySay(request);
                count++;
            }
            else
            {
                Thread.Sleep(10);
            }
        }
        return count;
    }

    internal static long Pages(AttackTarget target, TimeSpan time)
    {
        var (clock, count) = (Stopwatch.StartNew(), 0L);
        using HttpClient client = new() { Timeout = TimeSpan.FromSeconds(30) };
        Task.WaitAll(Enumerable.Range(0, 64).Select(async _ =>
        {
            while (clock.Elapsed < time)
            {
                try
                {
                    (await client.GetAsync($"http://{IPAddress.Loopback}:{target.WebPort}/verdicts")).Dispose();
                    Interlocked.Increment(ref count);
                }
                catch (Exception lost) when (lost is HttpRequestException or TaskCanceledException)
                {
                    await Task.Delay(1);
                }
            }
        }).ToArray());
        return count;
    }
}
