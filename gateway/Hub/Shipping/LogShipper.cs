using PitMarshal.Events;
using PitMarshal.Hub.Wire;
using PitMarshal.Store;

namespace PitMarshal.Hub.Shipping;

/// <summary>
/// Ships a log to a hub, from whatever the hub has of it on, for as long as the gateway runs. It only reads the log, on
/// a task of its own: whatever the hub does or does not do, the race goes on as without one.
/// </summary>
public sealed class LogShipper : IAsyncDisposable
{
    private const long StalledMs = 4000;
    private const int MostBytes = 1 << 20, FewestBytes = 4 << 10, LongestText = 300, MostRefusals = 10;

    private readonly CancellationTokenSource _end = new();
    private readonly ShippedLog _shipped;
    private readonly HubClient _hub;
    private readonly ShippingPace _pace;
    private readonly string _name;
    private readonly Action<string> _notice;
    private readonly Task _run;
    private volatile ShippingState _state = new(null, 0, null);
    private int _failures, _most = MostBytes;
    private long _askedMs, _waitingSinceMs;

    /// <param name="authority">A file in PEM: who vouches for the hub; null: the machine's own authorities.</param>
    /// <param name="notice">Told once what the hub does, and when all is well again.</param>
    public LogShipper(
        HubAddress hub, string key, ShippedLog shipped, string? authority, ShippingPace pace, Action<string> notice)
    {
        (_shipped, _pace, _notice, _name) = (shipped, pace, notice, hub.Name);
        _hub = new HubClient(hub, key, shipped.Race, authority, pace.Answer);
        _run = Task.Run(Run);
    }

    public ShippingState State => _state;

    /// <summary>What people should know; null when the hub has everything, or gets it.</summary>
    public string? Problem
    {
        get
        {
            var asked = Volatile.Read(ref _askedMs);
            var failure = _state.Failure
                ?? (asked > 0 && Environment.TickCount64 - asked > StalledMs ? "does not answer" : null);
            return failure is null ? null : $"The hub {_name} {failure}. The race goes on; "
                + $"{_state.Lag} entries wait in the log and are sent when the hub takes them.";
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _end.CancelAsync();
        await _run;
        _hub.Dispose();
        _end.Dispose();
    }

    private async Task Run()
    {
        try
        {
            while (true)
            {
                Fail(await Why(), _end.Token);
                await Task.Delay(_pace.Wait(_failures), _end.Token);
            }
        }
        catch (OperationCanceledException)
        {
            // Told to end: the next start goes on from what the hub has.
        }
    }

    /// <summary>Ships until something is wrong, and tells what.</summary>
    private async Task<string> Why()
    {
        try
        {
            return await Ship();
        }
        catch (HubFailed failed)
        {
            _most = failed.IsSlow ? Math.Max(FewestBytes, _most / 2) : _most;
            return failed.Message;
        }
        catch (Exception unread) when (unread is LogFailed or BadInput)
        {
            return $"gets nothing: {unread.Message}";
        }
        catch (Exception mistake) when (mistake is not OperationCanceledException)
        {
            return $"gets nothing, by a mistake of this gateway: {mistake.Message}";
        }
        finally
        {
            Volatile.Write(ref _askedMs, 0);
        }
    }

    private async Task<string> Ship()
    {
        using var log = _shipped.Log.Read();
        Written(log.Head.Position);
        var at = (await Ask(_hub.Head(_end.Token))).Head;
        // A hub that has something else to say each time is not followed without end.
        for (var refusals = 0; refusals <= MostRefusals;)
        {
            if (!IsOwn(log, at))
            {
                return await TellFork(log, at);
            }
            var next = _shipped.Next();
            var piece = LogPiece.Read(log, at, _most);
            Written(Math.Max(log.Head.Position, piece.End.Position));
            var reply = await Ask(_hub.Send(piece, _state.Written, WaitingMs(at), _end.Token));
            if (await Refusal(piece, reply) is { } refusal)
            {
                return refusal;
            }
            at = reply.Head;
            refusals = reply.Reason is null ? 0 : refusals + 1;
            if (refusals == 0)
            {
                Succeed(at, piece);
                await Pause(next, piece.Entries.Count == 0);
            }
        }
        return "takes nothing, and says something else each time";
    }

    /// <summary>Null when it goes on from the head that the hub told.</summary>
    private async Task<string?> Refusal(LogPiece piece, HubReply reply)
    {
        switch (reply.Reason)
        {
            case null:
                return reply.Head == piece.End
                    ? null : $"says that it has entry {reply.Head.Position}, which is not what was sent";
            case RefusalReason.Behind or RefusalReason.Ahead when reply.Head.Position < _state.Acknowledged?.Position:
                return $"had entry {_state.Acknowledged?.Position} and ends with entry {reply.Head.Position} now: "
                    + "it lost what lies between, and gets it again";
            case RefusalReason.Behind or RefusalReason.Ahead when reply.Head != piece.After:
                return null;
            case RefusalReason.Share:
                await Task.Delay(_pace.First, _end.Token);
                return null;
            case RefusalReason.Regulations when reply.Needs is { } hash && piece.Names(hash):
                var kept = await Ask(_hub.SendRegulations(hash, _shipped.Regulations(hash), _end.Token));
                return kept.Reason is { } unkept ? Told(unkept, kept.Text) : null;
            case { } reason:
                return Told(reason, reply.Text);
        }
    }

    private static string Told(RefusalReason reason, string? text) =>
        $"refuses the log ({Words<RefusalReason>.Write(reason)}): {Plain(text)}";

    private static bool IsOwn(ILogReader log, LogHead head) => head == OwnAt(log, head.Position);

    private static LogHead? OwnAt(ILogReader log, long position) => position == 0
        ? new LogHead(0, new string('0', Chain.HashBytes * 2))
        : log.Chained(position).Select(entry => (LogHead?)new LogHead(
            entry.Entry.Position, Convert.ToHexStringLower(entry.Hash))).FirstOrDefault();

    /// <summary>The hub is told too what this log has there, so that it knows of the fork.</summary>
    private async Task<string> TellFork(ILogReader log, LogHead hubs)
    {
        var own = OwnAt(log, hubs.Position) ?? log.Head;
        await Ask(_hub.Send(new LogPiece(own, own, []), log.Head.Position, 0, _end.Token));
        return own.Position < hubs.Position
            ? $"has {hubs.Position} entries of race {_shipped.Race}, and this log ends with entry {own.Position}: "
                + "it was cut, or is an older copy. Nothing is sent"
            : $"has another entry {hubs.Position} of race {_shipped.Race} ({hubs.Short}) than this log ({own.Short}): "
                + "two logs went on under one name. Nothing is sent";
    }

    private async Task<HubReply> Ask(Task<HubReply> asked)
    {
        Volatile.Write(ref _askedMs, Environment.TickCount64);
        var reply = await asked;
        Volatile.Write(ref _askedMs, 0);
        return reply;
    }

    /// <summary>Nothing new: until there is, or the hub is to be asked whether it is there.</summary>
    private async Task Pause(Task next, bool isIdle)
    {
        await Task.Delay(isIdle || _state.Lag == 0 ? _pace.Gather : TimeSpan.Zero, _end.Token);
        if (_state.Lag == 0)
        {
            await Task.WhenAny(next, Task.Delay(_pace.Beat, _end.Token));
        }
    }

    private long WaitingMs(LogHead at)
    {
        if (_state.Written <= at.Position)
        {
            _waitingSinceMs = 0;
            return 0;
        }
        var now = Environment.TickCount64;
        _waitingSinceMs = _waitingSinceMs == 0 ? now : _waitingSinceMs;
        return now - _waitingSinceMs;
    }

    private void Written(long position) => _state = _state with { Written = position };

    private void Succeed(LogHead at, LogPiece piece)
    {
        _most = Math.Min(MostBytes, _most * 2);
        if (_state.Failure is not null)
        {
            _notice($"hub: {_name} has the log up to entry {at.Position}; nothing is lost");
        }
        // What was written while this batch was on its way has waited since then at most.
        _waitingSinceMs = piece.End.Position < _state.Written ? Environment.TickCount64 : 0;
        (_state, _failures) = (_state with { Acknowledged = at, Failure = null }, 0);
    }

    private void Fail(string failure, CancellationToken end)
    {
        end.ThrowIfCancellationRequested();
        _failures++;
        if (_state.Failure != failure)
        {
            _notice($"hub: {_name} {failure}; the race goes on, and it is tried again");
        }
        _state = _state with { Failure = failure };
    }

    /// <summary>What a hub says is shown on pages and consoles: short, and letters only.</summary>
    private static string Plain(string? text) => text is null ? "without a word" : new string(
        [.. text.Take(LongestText).Select(c => char.IsControl(c) ? ' ' : c)]);
}
