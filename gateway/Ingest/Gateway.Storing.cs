using PitMarshal.Events;
using PitMarshal.Ingest.Recording;
using PitMarshal.Store;

namespace PitMarshal.Ingest;

/// <summary>
/// A log that can keep nothing for a while, as on a full disk, never ends the gateway: nothing is acknowledged, so that
/// stations keep what they see; the pages show what the log has; and it goes on when there is room.
/// </summary>
public sealed partial class Gateway
{
    private static readonly TimeSpan s_firstWait = TimeSpan.FromSeconds(1), s_longestWait = TimeSpan.FromSeconds(30);

    private volatile string? _storeFailure;
    private TimeSpan _wait = s_firstWait;
    private Instant _tryAgainAt;

    /// <summary>Why the log keeps nothing now; null when it does.</summary>
    public string? StoreFailure => _storeFailure;

    /// <summary>At the start: a disk that takes nothing is told before anybody says anything.</summary>
    private void LookAtDisk()
    {
        if (_mqtt is not null && !_intake.IsLogWritable())
        {
            _storeFailure = "the log keeps nothing (the disk takes nothing)";
            WaitLonger();
        }
    }

    /// <summary>True when a batch can be taken. Otherwise what waits is let go.</summary>
    private bool IsLogReady()
    {
        if (_storeFailure is not { } failure)
        {
            return true;
        }
        if (_clock.Now >= _tryAgainAt)
        {
            // As after a restart: nobody was silent while nothing was taken.
            if (_intake.IsLogWritable() && OpensAgain())
            {
                return true;
            }
            WaitLonger();
        }
        FailDecisions(failure);
        return false;
    }

    private Committed? TryBatch()
    {
        // Whoever asks meanwhile waits: the intake of a batch that was not kept believes what the log does not have.
        lock (_turn)
        {
            try
            {
                var committed = Batch();
                (_storeFailure, _wait) = (null, s_firstWait);
                return committed;
            }
            catch (LogFailed failed) when (failed.MayPass)
            {
                _storeFailure = $"the log keeps nothing ({failed.Message})";
                _intake.GiveUp();
                FailDecisions(_storeFailure);
                OpensAgain();
                WaitLonger();
                return null;
            }
        }
    }

    private void WaitLonger()
    {
        _tryAgainAt = _clock.Now.Plus((long)_wait.TotalMicroseconds);
        _wait = _wait * 2 < s_longestWait ? _wait * 2 : s_longestWait;
    }

    /// <summary>False while the disk cannot even be read: no batch is taken before it was opened again.</summary>
    private bool OpensAgain()
    {
        try
        {
            lock (_turn)
            {
                _intake = _open(_clock.Now);
                _intake.Sources = _sources;
                Volatile.Write(ref _batches, _batches + 1);
            }
            return true;
        }
        catch (Exception unread) when (unread is IOException or LogFailed { MayPass: true })
        {
            return false;
        }
    }
}
