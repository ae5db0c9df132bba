using System.Threading.Channels;

namespace PitMarshal.Hub.Spectators;

/// <summary>
/// An edge that spectators are connected to, such as nginx with nchan: what is posted to it under a race's name goes
/// to all who follow that race. A slow or lost edge delays nothing: the oldest is dropped, which a page sees by the
/// position that the next change follows.
/// </summary>
internal sealed class EdgePublisher : IAsyncDisposable
{
    private const int MostWaiting = 256;

    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(2);

    private readonly Channel<(string Name, byte[] Json)> _waiting;
    private readonly Action<string> _notice;
    private readonly HttpClient _client = new() { Timeout = s_patience };
    private readonly CancellationTokenSource _end = new();
    private readonly string _address;
    private readonly Task _run;
    private long _sent, _lost;
    private bool _fails;

    /// <param name="address">Where changes are posted, before <c>/VENUE/RACE</c>.</param>
    /// <param name="notice">Told when the edge is lost, and when it is back.</param>
    internal EdgePublisher(Uri address, Action<string> notice)
    {
        (_address, _notice) = (address.ToString().TrimEnd('/'), notice);
        _waiting = Channel.CreateBounded<(string, byte[])>(
            new BoundedChannelOptions(MostWaiting) { FullMode = BoundedChannelFullMode.DropOldest },
            _ => Interlocked.Increment(ref _lost));
        _run = Task.Run(Run);
    }

    internal string Address => _address;

    /// <summary>Messages that the edge took, and those that it did not.</summary>
    internal (long Sent, long Lost) Count => (Interlocked.Read(ref _sent), Interlocked.Read(ref _lost));

    internal void Send(string venue, string race, byte[] json) =>
        _waiting.Writer.TryWrite(($"{Uri.EscapeDataString(venue)}/{Uri.EscapeDataString(race)}", json));

    public async ValueTask DisposeAsync()
    {
        await _end.CancelAsync();
        await _run;
        _client.Dispose();
        _end.Dispose();
    }

    private async Task Run()
    {
        try
        {
            await foreach (var (name, json) in _waiting.Reader.ReadAllAsync(_end.Token))
            {
                Told(await Post(name, json));
            }
        }
        catch (OperationCanceledException) when (_end.IsCancellationRequested)
        {
            // Spectators hold on to what they have, and hear the hub that follows.
        }
    }

    /// <summary>What is wrong with the edge; null: it took the message.</summary>
    private async Task<string?> Post(string name, byte[] json)
    {
        try
        {
            using var answer = await _client.PostAsync($"{_address}/{name}", new ByteArrayContent(json), _end.Token);
            return answer.IsSuccessStatusCode ? null : $"it answers {(int)answer.StatusCode}";
        }
        catch (HttpRequestException lost)
        {
            return lost.Message;
        }
        catch (TaskCanceledException) when (!_end.IsCancellationRequested)
        {
            return $"no answer within {s_patience.TotalSeconds} s";
        }
    }

    private void Told(string? problem)
    {
        Interlocked.Increment(ref problem is null ? ref _sent : ref _lost);
        if (problem is not null != _fails)
        {
            _fails = problem is not null;
            _notice(_fails ? $"edge {_address}: spectators there see nothing new: {problem}"
                : $"edge {_address}: spectators there see what is new again");
        }
    }
}
