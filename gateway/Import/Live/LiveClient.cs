using System.Net.Sockets;
using PitMarshal.Events;

namespace PitMarshal.Import.Live;

/// <summary>
/// Keeps a connection to a source and gives what its reader makes of it to the log. While the log takes nothing,
/// nothing more is read; a connection that is cut, or silent too long, is made again.
/// </summary>
/// <param name="address">Where it is.</param>
/// <param name="reader">Reads what comes.</param>
/// <param name="record">Completes when the events are on the disk; an exception means that they are not, yet.</param>
/// <param name="now">The gateway's clock.</param>
/// <param name="notice">Told of connections.</param>
public sealed class LiveClient(
    LiveAddress address, LiveReader reader, Func<IReadOnlyList<RaceEvent>, Task> record, Func<Instant> now,
    Action<string> notice)
{
    private static readonly TimeSpan s_step = TimeSpan.FromMilliseconds(250), s_connect = TimeSpan.FromSeconds(5),
        s_longestWait = TimeSpan.FromSeconds(10);

    /// <summary>Both protocols say something every few seconds.</summary>
    private const long SilenceMicros = 30_000_000;

    /// <summary>A connection that is cut sooner is made again less and less: each cut is a doubt in the log.</summary>
    private const long StoodMicros = 5_000_000;

    public async Task Run(CancellationToken end)
    {
        var (wait, said) = (s_step, "");
        while (!end.IsCancellationRequested)
        {
            Instant? opened = null;
            try
            {
                using var socket = await Connect(end);
                said = "";
                notice($"{address}: connected");
                opened = now();
                reader.Opened(opened.Value);
                await Listen(socket, end);
            }
            catch (Exception gone) when (gone is SocketException or OperationCanceledException or IOException)
            {
                if (gone.Message != said && !end.IsCancellationRequested)
                {
                    notice($"{address}: {said = gone.Message}");
                }
            }
            catch (Exception broken)
            {
                // Nobody would notice a source that is silently heard no more.
                notice($"{address}: what came could not be read, it is connected anew: {broken.Message}");
            }

            reader.Closed(now());
            await Record(reader.Drain(), end);
            wait = opened is { } since && now().Since(since) >= StoodMicros ? s_step : wait;
            await Pause(wait, end);
            wait = wait * 2 < s_longestWait ? wait * 2 : s_longestWait;
        }
    }

    private async Task<Socket> Connect(CancellationToken end)
    {
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(end);
        limit.CancelAfter(s_connect);
        try
        {
            await socket.ConnectAsync(address.Host, address.Port, limit.Token);
            return socket;
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    private async Task Listen(Socket socket, CancellationToken end)
    {
        var (room, heard) = (new byte[1 << 14], now());
        var reading = socket.ReceiveAsync(room, end).AsTask();
        while (true)
        {
            if (reader.Requests(now()) is { Length: > 0 } requests)
            {
                await socket.SendAsync(requests, end);
            }

            await Task.WhenAny(reading, Pause(s_step, end));
            if (reading.IsCompleted)
            {
                var read = await reading;
                var rx = now();
                if (read == 0)
                {
                    throw new IOException("the source ended the connection");
                }

                heard = rx;
                reader.Take(room.AsSpan(0, read), rx);
                await Record(reader.Drain(), end);
                reading = socket.ReceiveAsync(room, end).AsTask();
            }
            else if (now().Since(heard) > SilenceMicros)
            {
                throw new IOException("the source is silent");
            }

            end.ThrowIfCancellationRequested();
        }
    }

    private async Task Record(IReadOnlyList<RaceEvent> events, CancellationToken end)
    {
        while (events.Count > 0 && !end.IsCancellationRequested)
        {
            try
            {
                await record(events);
                return;
            }
            catch (IOException)
            {
                await Pause(TimeSpan.FromSeconds(1), end);
            }
        }
    }

    private static async Task Pause(TimeSpan time, CancellationToken end) =>
        await Task.Delay(time, end).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
}
