using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using PitMarshal.Events;
using PitMarshal.Timing.Settings;

namespace PitMarshal.Scoreboard;

/// <summary>
/// Serves a race as an RMonitor feed. Each record is made once, whoever reads it; a display that does not read, and
/// those beyond the most there may be, are let go.
/// </summary>
public sealed class BoardServer : IAsyncDisposable
{
    private const int ClientsMost = 64;

    /// <summary>Of one address, so that it leaves room for the displays of others.</summary>
    private const int OfAddressMost = 16;

    private static readonly TimeSpan s_second = TimeSpan.FromSeconds(1);

    /// <summary>All of it again so often, for those that lost some: the interval of Enhanced RMonitor, s.</summary>
    private const int RefreshSeconds = 30;

    private readonly IBoardSource _source;
    private readonly RaceBoard _board;
    private readonly Action<string> _notice;
    private readonly TcpListener _listener;
    private readonly List<BoardClient> _clients = [];
    private readonly SemaphoreSlim _news = new(0);
    private readonly CancellationTokenSource _end = new();
    private readonly Lock _turn = new();
    private Task _running = Task.CompletedTask;
    private string? _rules;

    /// <param name="address">Where it is served.</param>
    /// <param name="source">The race.</param>
    /// <param name="board">Makes the records.</param>
    /// <param name="notice">Told what the displays miss, and why.</param>
    /// <exception cref="BadInput">The port is taken, or the address is none of this machine.</exception>
    public BoardServer(IPEndPoint address, IBoardSource source, RaceBoard board, Action<string> notice)
    {
        (_source, _board, _notice) = (source, board, notice);
        _listener = new TcpListener(address);
        try
        {
            _listener.Start(backlog: 16);
        }
        catch (SocketException taken)
        {
            throw new BadInput($"--rmonitor {address}: {taken.Message}");
        }
    }

    /// <summary>Where it is served, with the port that it got.</summary>
    public IPEndPoint Address => (IPEndPoint)_listener.LocalEndpoint;

    public int Clients
    {
        get
        {
            lock (_turn)
            {
                return _clients.Count;
            }
        }
    }

    public void Start()
    {
        _board.Begin(_source.EventsAfter(0));
        UseRules();
        _source.Changed += Wake;
        _running = Task.WhenAll(Task.Run(Accept), Task.Run(Tell));
    }

    public async ValueTask DisposeAsync()
    {
        _source.Changed -= Wake;
        await _end.CancelAsync();
        _listener.Dispose();
        await _running;
        BoardClient[] last;
        lock (_turn)
        {
            last = [.. _clients];
        }

        Array.ForEach(last, client => client.Dispose());
        await Task.WhenAll(last.Select(client => client.Done));
    }

    /// <summary>On the gateway's thread, which must not wait.</summary>
    private void Wake()
    {
        if (_news.CurrentCount == 0)
        {
            _news.Release();
        }
    }

    private async Task Accept()
    {
        while (!_end.IsCancellationRequested)
        {
            try
            {
                Take(await _listener.AcceptSocketAsync(_end.Token));
            }
            catch (Exception ended) when (ended is OperationCanceledException or ObjectDisposedException)
            {
                return;
            }
            catch (SocketException)
            {
                // A client gone before it was accepted, or no descriptor left: the others go on.
                await Task.Delay(100, CancellationToken.None);
            }
        }
    }

    private void Take(Socket socket)
    {
        lock (_turn)
        {
            _clients.RemoveAll(client => !client.IsOpen);
            var address = (socket.RemoteEndPoint as IPEndPoint)?.Address;
            if (_clients.Count >= ClientsMost || _clients.Count(one => Equals(one.Address, address)) >= OfAddressMost)
            {
                socket.Dispose();
                return;
            }

            var client = new BoardClient(socket, address);
            client.Send(RMonitorText.Bytes(_board.State() + _board.Flags(_source.Now)));
            _clients.Add(client);
        }
    }

    private async Task Tell()
    {
        var (seconds, next, said) = (0L, Stopwatch.GetTimestamp(), "");
        while (!_end.IsCancellationRequested)
        {
            var wait = s_second - Stopwatch.GetElapsedTime(next);
            try
            {
                using var second = new CancellationTokenSource(wait > TimeSpan.Zero ? wait : TimeSpan.Zero);
                using var either = CancellationTokenSource.CreateLinkedTokenSource(second.Token, _end.Token);
                await _news.WaitAsync(either.Token);
            }
            catch (OperationCanceledException)
            {
                // A second is over, or everything.
            }

            try
            {
                lock (_turn)
                {
                    TellNews();
                    if (Stopwatch.GetElapsedTime(next) >= s_second)
                    {
                        next = Stopwatch.GetTimestamp();
                        Send((++seconds % RefreshSeconds == 0 ? _board.State() : "") + _board.Flags(_source.Now));
                    }
                }
            }
            catch (Exception broken) when (broken.Message == said)
            {
                await Task.Delay(s_second, CancellationToken.None);
            }
            catch (Exception broken)
            {
                // Displays that stand still look like a race that does: the gateway says which it is, once.
                _notice($"the displays miss some of the race: {said = broken.Message}");
            }
        }
    }

    private void TellNews()
    {
        UseRules();
        foreach (var e in _source.EventsAfter(_board.Events))
        {
            Send(_board.Take(e));
        }
    }

    private void UseRules()
    {
        if (_source.RulesName != _rules)
        {
            _rules = _source.RulesName;
            _board.UseRules(_source.Rules());
        }
    }

    private void Send(string records)
    {
        if (records.Length == 0 || _clients.Count == 0)
        {
            return;
        }

        var bytes = RMonitorText.Bytes(records);
        _clients.ForEach(client => client.Send(bytes));
        _clients.RemoveAll(client => !client.IsOpen);
    }
}
