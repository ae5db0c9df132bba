using System.Net.ServerSentEvents;
using PitMarshal.Tests.Support.Gateways;

namespace PitMarshal.Tests.Web.Racing;

/// <summary>Somebody who follows a view without a browser.</summary>
internal sealed class Follower : IAsyncDisposable
{
    // As many connections as the test wants: a browser would open six.
    private static readonly HttpClient s_http = new(new SocketsHttpHandler { MaxConnectionsPerServer = 2000 });

    private readonly CancellationTokenSource _end = new();
    private readonly Task _run;

    /// <param name="heard">Called with the kind of each event and its data.</param>
    internal Follower(IServes gateway, string view, Action<string, string> heard) =>
        _run = Follow($"{gateway.Address}/live?view={Uri.EscapeDataString(view)}", heard);

    public async ValueTask DisposeAsync()
    {
        await _end.CancelAsync();
        try
        {
            await _run;
        }
        catch (OperationCanceledException)
        {
            // As it was told.
        }
        _end.Dispose();
    }

    private async Task Follow(string address, Action<string, string> heard)
    {
        using var answer = await s_http.GetAsync(address, HttpCompletionOption.ResponseHeadersRead, _end.Token);
        answer.EnsureSuccessStatusCode();
        await using var body = await answer.Content.ReadAsStreamAsync(_end.Token);
        await foreach (var item in SseParser.Create(body).EnumerateAsync(_end.Token))
        {
            heard(item.EventType, item.Data);
        }
    }
}
