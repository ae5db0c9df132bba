using PitMarshal.Events;

namespace PitMarshal.Timing.Sessions;

/// <summary>The instants of a session, as far as the log knows them. Events must come in order.</summary>
internal sealed class SessionSpan
{
    private bool _told;

    /// <summary>The latest schedule.</summary>
    public RaceScheduled? Scheduled { get; private set; }

    /// <summary>The earliest RaceStarted.</summary>
    public RaceStarted? Started { get; private set; }

    /// <summary>The earliest chequered flag from the start on.</summary>
    public FlagShown? Chequered { get; private set; }

    /// <summary>The earliest RaceEnded from the start on.</summary>
    public RaceEnded? Ended { get; private set; }

    public List<SessionSuspension> Suspensions { get; } = [];

    /// <summary>
    /// When something else than green was shown, suspensions included, in order; the last one may have no end.
    /// </summary>
    public List<(Instant From, Instant? To)> Slow { get; } = [];

    /// <summary>When it was stopped for good: it was ended and never resumed. Null: it was not.</summary>
    public Instant? StoppedAt => Suspensions is [.., { To: null } last]
        && (Ended is not null || Chequered is not null) ? last.From : null;

    /// <summary>Suspended time from the start up to an instant, µs.</summary>
    public long SuspendedBy(Instant at)
    {
        long sum = 0;
        foreach (var (from, to) in Suspensions)
        {
            var until = to is { } end && end < at ? end : at;
            sum += from < until ? until.Since(from) : 0;
        }

        return sum;
    }

    public void Take(RaceEvent e)
    {
        switch (e)
        {
            case RaceScheduled scheduled:
                Scheduled = scheduled;
                break;
            case RaceStarted start when Started is null:
                // Whatever was flagged before belongs to no race.
                (Started, Chequered, Ended, _told) = (start, null, null, false);
                Suspensions.Clear();
                Slow.Clear();
                break;
            case RaceEnded end:
                Ended ??= end;
                break;
            case RaceSuspended:
                Suspend(e.At);
                _told = true;
                break;
            case RaceResumed:
                Resume(e.At);
                break;
            case FlagShown shown:
                Show(shown);
                break;
        }
    }

    private void Show(FlagShown shown)
    {
        switch (shown.Flag)
        {
            case Flag.Chequered:
                Chequered ??= shown;
                break;
            case Flag.Red:
                Suspend(shown.At);
                break;
            case Flag.Green:
                if (!_told)
                {
                    Resume(shown.At);
                }

                EndSlow(shown.At);
                break;
            default:
                if (!_told)
                {
                    Resume(shown.At);
                }

                BeginSlow(shown.At);
                break;
        }
    }

    private void Suspend(Instant at)
    {
        if (Ended is null && Chequered is null && Suspensions is not [.., { To: null }])
        {
            Suspensions.Add(new(at, null));
            BeginSlow(at);
        }
    }

    private void Resume(Instant at)
    {
        _told = false;
        if (Suspensions is [.., { To: null } last])
        {
            Suspensions[^1] = last with { To = at };
            EndSlow(at);
        }
    }

    private void BeginSlow(Instant at)
    {
        if (Slow is not [.., { To: null }])
        {
            Slow.Add((at, null));
        }
    }

    private void EndSlow(Instant at)
    {
        if (Slow is [.., { To: null } last])
        {
            Slow[^1] = (last.From, at);
        }
    }
}
