using PitMarshal.Events;
using PitMarshal.Judge.Times;

namespace PitMarshal.Judge.RaceWide;

/// <summary>The race's own instants, as far as the log knows them.</summary>
public sealed class RaceSpan
{
    private bool _suspended;

    /// <summary>The latest schedule.</summary>
    public RaceScheduled? Scheduled { get; private set; }

    /// <summary>The earliest RaceStarted.</summary>
    public RaceStarted? Started { get; private set; }

    /// <summary>The earliest chequered flag from the start on.</summary>
    public FlagShown? Chequered { get; private set; }

    /// <summary>The earliest RaceEnded from the start on.</summary>
    public RaceEnded? Ended { get; private set; }

    /// <summary>
    /// When the race was suspended, in order: from RaceSuspended or the red flag to RaceResumed, or (where no
    /// RaceSuspended was told) to the next other flag. The last has no end yet while it lasts:
    /// <see cref="Spell.Forever"/>.
    /// </summary>
    public List<Spell> Suspensions { get; } = [];

    /// <summary>What ends the race: a pit-in from this instant on ends a stint and begins no stop.</summary>
    public RaceEvent? Finished =>
        Chequered is null ? Ended : Ended is null || Chequered.At < Ended.At ? Chequered : Ended;

    public Instant? Finish => Finished?.At;

    /// <summary>The scheduled length in µs, or null when it was not told.</summary>
    public long? LengthMicros =>
        Scheduled is { DurationMs: <= long.MaxValue / 1000 } scheduled ? scheduled.DurationMs * 1000 : null;

    /// <summary>Time of the race, µs since its start; null when the log has no start.</summary>
    public long? TimeAt(Instant at) => Started is { } start ? at.Since(start.At) : null;

    /// <summary>Suspended time within an interval, µs.</summary>
    public long SuspendedMicros(Instant from, Instant to)
    {
        long sum = 0;
        foreach (var spell in Suspensions)
        {
            var (begin, end) = (spell.From > from ? spell.From : from, spell.To < to ? spell.To : to);
            sum += begin < end ? end.Since(begin) : 0;
        }

        return sum;
    }

    /// <summary>Takes the next event; they must come in order.</summary>
    public void Take(RaceEvent e)
    {
        switch (e)
        {
            case RaceScheduled scheduled:
                Scheduled = scheduled;
                break;
            case RaceStarted start when Started is null:
                // Whatever was flagged before belongs to practice.
                (Started, Chequered, Ended, _suspended) = (start, null, null, false);
                Suspensions.Clear();
                break;
            case FlagShown { Flag: Flag.Chequered } flag:
                Chequered ??= flag;
                Resume(e);
                break;
            case RaceEnded end:
                Ended ??= end;
                Resume(e);
                break;
            case RaceSuspended:
                Suspend(e);
                _suspended = true;
                break;
            case FlagShown { Flag: Flag.Red }:
                Suspend(e);
                break;
            case RaceResumed:
                Resume(e);
                break;
            case FlagShown when !_suspended:
                Resume(e);
                break;
        }
    }

    private void Suspend(RaceEvent e)
    {
        var isOn = Suspensions is [.., var last] && last.To == Spell.Forever;
        if (Finish is null && !isOn)
        {
            Suspensions.Add(new Spell(e.At, e.UMs * 1000, Spell.Forever, 0));
        }
    }

    private void Resume(RaceEvent e)
    {
        _suspended = false;
        if (Suspensions is [.., var last] && last.To == Spell.Forever)
        {
            Suspensions[^1] = last with { To = e.At, ToU = e.UMs * 1000 };
        }
    }
}
