using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;

namespace PitMarshal.Tests.Bench.Harm;

/// <summary>Race control, who looks at its page again and again, and how long each look takes.</summary>
internal sealed class PageReader(int port) : IDisposable
{
    private readonly HttpClient _client = new() { Timeout = TimeSpan.FromSeconds(30) };
    private readonly ConcurrentBag<double> _ms = [];
    private readonly List<Task> _asked = [];
    private int _failed;

    internal IReadOnlyCollection<double> Ms => _ms;

    internal int Failed => _failed;

    internal void Look() => _asked.Add(Task.Run(async () =>
    {
        var since = Stopwatch.GetTimestamp();
        try
        {
            using var answer = await _client.GetAsync($"http://{IPAddress.Loopback}:{port}/race");
            await answer.Content.ReadAsStringAsync();
            if (!answer.IsSuccessStatusCode)
            {
                Interlocked.Increment(ref _failed);
            }
        }
        catch (Exception lost) when (lost is HttpRequestException or TaskCanceledException)
        {
            Interlocked.Increment(ref _failed);
        }
        _ms.Add(Stopwatch.GetElapsedTime(since).TotalMilliseconds);
    }));

    internal void Finish() => Task.WhenAll(_asked).Wait();

    internal void Forget() => _ms.Clear();

    public void Dispose() => _client.Dispose();
}
