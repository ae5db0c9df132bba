using System.Collections.Concurrent;
using System.Net;
using PitMarshal.Tests.Support.Common;

namespace PitMarshal.Tests.Pages.Feed;

/// <summary>The other side of a webhook: a real listener that does what a test tells it to.</summary>
internal sealed class Receiver : IDisposable
{
    private readonly HttpListener _listener = new();
    private readonly ConcurrentQueue<Posted> _taken = new();
    private readonly SemaphoreSlim _came = new(0);
    private volatile int _status = 204;

    internal Receiver(int port)
    {
        _listener.Prefixes.Add($"http://127.0.0.1:{port}/");
        _listener.Start();
        _ = Task.Run(Listen);
    }

    /// <summary>What it answers from now on; 0: nothing at all.</summary>
    internal int Status
    {
        set => _status = value;
    }

    /// <summary>All it said yes to, in order.</summary>
    internal IReadOnlyList<Posted> Taken => [.. _taken];

    /// <summary>Waits until so many more have come, whatever was answered.</summary>
    internal void Came(int count)
    {
        for (var i = 0; i < count; i++)
        {
            Assert.True(_came.Wait(Waiting.Long), $"only {i} of {count} came");
        }
    }

    public void Dispose() => _listener.Close();

    private async Task Listen()
    {
        while (_listener.IsListening)
        {
            try
            {
                await Answer(await _listener.GetContextAsync());
            }
            catch (Exception closed)
                when (closed is HttpListenerException or ObjectDisposedException or InvalidOperationException)
            {
                return;
            }
        }
    }

    private async Task Answer(HttpListenerContext asked)
    {
        using var reader = new StreamReader(asked.Request.InputStream);
        var posted = new Posted(await reader.ReadToEndAsync(), asked.Request.Headers["PitMarshal-Position"]!,
            asked.Request.Headers["PitMarshal-Signature"]!);
        var status = _status;
        if (status is >= 200 and < 300)
        {
            _taken.Enqueue(posted);
        }
        if (status != 0)
        {
            asked.Response.StatusCode = status;
            asked.Response.Close();
        }
        _came.Release();
    }

    internal sealed record Posted(string Body, string Position, string Signature);
}
