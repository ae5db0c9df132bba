using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text;
using PitMarshal.Tests.Support.Nginx;
using Spectre.Console;

namespace PitMarshal.Tests.Bench;

/// <summary>
/// From the moment a change is posted to two edges until each spectator has it, with all of them on this machine.
/// </summary>
internal static class SpectatorBench
{
    private const int Edges = 2, Messages = 20, PerAddress = 1000;
    private const int ChangeBytes = 600;

    public static async Task Run()
    {
        var edges = Enumerable.Range(0, Edges).Select(_ => new Edge("http://127.0.0.1:9")).ToList();
        Table table = new Table().RoundedBorder()
            .Title("Changes of a race at two edges: from post to each spectator, ms");
        table.AddColumns("Spectators", "Messages", "p50", "p99", "Max", "Missed", "Machine");
        foreach (int spectators in (int[])[100, 1000, 5000])
        {
            table.AddRow(await Row(edges, spectators));
        }
        AnsiConsole.Write(table);
        edges.ForEach(edge => edge.Dispose());
    }

    private static async Task<string[]> Row(List<Edge> edges, int spectators)
    {
        ConcurrentBag<double> delays = [];
        using CancellationTokenSource end = new();
        List<Task> follow = [];
        for (int i = 0; i < spectators; i++)
        {
            TcpClient client = await Connect(edges[i % edges.Count], i, spectators);
            follow.Add(Follow(client, delays, end.Token));
        }
        using HttpClient hub = new();
        string filler = new('x', ChangeBytes);
        string before = Machine.Now;
        for (int i = 0; i < Messages; i++)
        {
            string json = $"{{\"sent\":{Stopwatch.GetTimestamp()},\"filler\":\"{filler}\"}}";
            await Task.WhenAll(edges.Select(edge =>
                hub.PostAsync($"{edge.Publishing}/venue/{spectators}", new StringContent(json))));
            await Task.Delay(1000);
        }
        await Task.Delay(2000);
        await end.CancelAsync();
        await Task.WhenAll(follow);
        double[] sorted = [.. delays.Order()];
        return
        [
            $"{spectators:N0}", $"{sorted.Length:N0}", $"{At(0.5):F0}", $"{At(0.99):F0}", $"{At(1):F0}",
            $"{((long)spectators * Messages) - sorted.Length:N0}", $"{before} before",
        ];

        double At(double share) => sorted.Length == 0 ? double.NaN : sorted[(int)((sorted.Length - 1) * share)];
    }

    /// <summary>Of addresses of this machine in turn: an edge lets an address have so many streams alone.</summary>
    private static async Task<TcpClient> Connect(Edge edge, int number, int channel)
    {
        TcpClient client = new(new IPEndPoint(IPAddress.Parse($"127.0.1.{1 + (number / PerAddress)}"), 0));
        await client.ConnectAsync(edge.Address.Host, edge.Address.Port);
        await client.GetStream().WriteAsync(Encoding.ASCII.GetBytes(
            $"GET /live/venue/{channel}/changes HTTP/1.1\r\nHost: edge\r\nAccept: text/event-stream\r\n\r\n"));
        return client;
    }

    private static async Task Follow(TcpClient client, ConcurrentBag<double> delays, CancellationToken end)
    {
        using (client)
        {
            try
            {
                using StreamReader lines = new(client.GetStream());
                while (await lines.ReadLineAsync(end) is { } line)
                {
                    if (line.StartsWith("data: {\"sent\":", StringComparison.Ordinal))
                    {
                        long sent = long.Parse(line.AsSpan(14, line.IndexOf(',') - 14));
                        delays.Add(Stopwatch.GetElapsedTime(sent).TotalMilliseconds);
                    }
                }
            }
            catch (OperationCanceledException)
            {
                // Measured.
            }
        }
    }
}
