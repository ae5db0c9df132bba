using System.Diagnostics;
using PitMarshal.Store;
using PitMarshal.Store.Postgres;

namespace PitMarshal.Ingest.Following;

/// <summary>Looks after the gateway that writes the log, and takes the log when that one is gone.</summary>
public sealed class StandbyWatch : IAsyncDisposable
{
    private readonly LogStandby _standby;
    private readonly Func<long> _followed;
    private readonly CancellationTokenSource _end = new();
    private readonly TaskCompletionSource<ILogWriter> _taken = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Task _work;
    private long _had = Stopwatch.GetTimestamp();

    /// <param name="standby">Its place beside the log.</param>
    /// <param name="followed">Position of the last entry that is shown here.</param>
    public StandbyWatch(LogStandby standby, Func<long> followed)
    {
        (_standby, _followed) = (standby, followed);
        _work = Task.Run(Work);
    }

    /// <summary>The log's writer, when the log was taken; fails when that cannot be any more.</summary>
    public Task<ILogWriter> Taken => _taken.Task;

    public LogSharing Sharing { get; private set; } = new("standby", Banner("another gateway"));

    public async ValueTask DisposeAsync()
    {
        await _end.CancelAsync();
        await _work;
        _end.Dispose();
    }

    private async Task Work()
    {
        while (!_end.IsCancellationRequested && !_taken.Task.IsCompleted)
        {
            Look();
            await Task.Delay(LogStandby.Pace, _end.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private void Look()
    {
        try
        {
            var followed = _followed();
            var (holder, position) = _standby.Look(followed);
            _had = followed >= position ? Stopwatch.GetTimestamp() : _had;
            Sharing = new LogSharing("standby", Banner(holder), null, Math.Max(0, position - followed),
                followed >= position ? 0 : Stopwatch.GetElapsedTime(_had).TotalSeconds);
            if (_standby.TryTake() is { } writer)
            {
                _taken.SetResult(writer);
            }
        }
        catch (LogFailed failed) when (failed.MayPass)
        {
            Sharing = Sharing with
            {
                Problem = $"The database does not answer ({failed.Message}): what is shown here may be old, and this "
                    + "standby cannot take over.",
                BehindSeconds = Stopwatch.GetElapsedTime(_had).TotalSeconds,
            };
        }
        catch (LogFailed failed)
        {
            _taken.SetException(failed);
        }
    }

    private static string Banner(string holder) =>
        $"Standby: shows the race that {holder} runs, and takes over by itself when that one is gone. "
        + "Nothing can be entered here.";
}
