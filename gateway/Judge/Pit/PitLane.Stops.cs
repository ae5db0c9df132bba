using PitMarshal.Events;
using PitMarshal.Judge.RaceWide;
using PitMarshal.Judge.Times;

namespace PitMarshal.Judge.Pit;

// Where stops begin and end, also those of which only one end was seen.
public sealed partial class PitLane
{
    private const string Twice =
        "two pit-in pulses too far apart for one passing, and no start-finish passing of the car "
        + "between them: either its pit-out was missed or one of the pulses is false";

    /// <summary>
    /// So long after the start (1 min) a car that passed no other line cannot have come in; it started from the pit
    /// lane.
    /// </summary>
    private const long StartMicros = 60_000_000;

    /// <summary>
    /// Where no laps are seen, a pit-out so long (10 min) after another is not one of the same visit.
    /// </summary>
    private const long SameVisitMicros = 600_000_000;

    private void PitIn(Mark passing)
    {
        if (_current is null && Stops is [.., { In: not null } left]
            && passing.At.Since(_lastPulse.In) <= Race.FurtherPulseMicros)
        {
            AddPhantom(left, passing);
            return;
        }

        string? falsePulse = null;
        if (_current is { } stop)
        {
            if (stop.In is not null && passing.At.Since(_lastPulse.In) <= Race.FurtherPulseMicros)
            {
                AddPhantom(stop, passing);
                return;
            }

            falsePulse = stop.StartFinishes > 0 ? null : Twice;
            stop.FalsePulse ??= falsePulse;
            Missed(stop, passing.At, "it passed start-finish and came in again, so its pit-out was missed");
            _current = null;
        }

        End(passing, passing.At);
        _inBox = null;
        if (_race.Finish is { } finish && passing.At >= finish)
        {
            _finished = true;
            return;
        }

        _current = new Stop(Stops.Count + 1)
        {
            In = passing,
            After = Stints[^1].After,
            FalsePulse = falsePulse,
            Uncertain = falsePulse is not null,
        };
        Stops.Add(_current);
        Stints[^1].Entered = _current;
    }

    private void PitOut(Mark passing)
    {
        if (_current is { } stop && passing.At.Since(_lastPulse.Out) > Race.FurtherPulseMicros)
        {
            stop.Out = passing;
            stop.Before = passing.At;
            _current = null;
            if (IsPassage(stop) is { Answer: not false } passage)
            {
                stop.MayBePassage = passage.Why;
                if (passage.Answer == true)
                {
                    GoOn(stop);
                    return;
                }
            }

            Begin(passing, stop, passing.At);
        }
        else if (_current is not null)
        {
            // Of the passing out before: no visit is so short.
            AddPhantom(_current, passing);
        }
        else if (Stops is [.., { Out: not null }] && passing.At.Since(_lastPulse.Out) <= Race.FurtherPulseMicros)
        {
            AddPhantom(Stops[^1], passing);
        }
        else if (Passages is [.., { Out: { } left }]
            && left.At >= (Stops is [.., { Out: { } last }] ? last.At : left.At)
            && passing.At.Since(_lastPulse.Out) <= Race.FurtherPulseMicros)
        {
            // A further pulse of a passage that is no stop.
        }
        else if (StartedHere(passing.At))
        {
            // It started from the pit lane: that is no stop, and its first stint begins here.
            _inBeforeStart = false;
            Stints[0].From = passing;
        }
        else
        {
            PitInMissed(passing);
        }
    }

    private bool StartedHere(Instant at) =>
        Stops.Count == 0 && StartFinishes.Count == 0 && Stints is [{ From: null or { Event: RaceStarted } } first]
        && (_inBeforeStart || first.From is null || at.Since(first.After) <= StartMicros);

    private void PitInMissed(Mark passing)
    {
        var since = _stint?.After ?? passing.At;
        var lapped = Laps is [.., var seen] && seen.At > since;
        if (Stops is [.., { In: not null, Out: { } left } before] && !lapped
            && (Laps.Count > 0 || passing.At.Since(left.At) <= SameVisitMicros))
        {
            before.OutAgain ??= passing;
        }

        var stop = new Stop(Stops.Count + 1)
        {
            Out = passing,
            InBox = _inBox > since ? _inBox : null,
            After = since,
            Before = passing.At,
            Uncertain = (Stops.Count > 0 && !lapped) || (_race.Finish is { } finish && passing.At >= finish),
        };
        if (_stint is not null)
        {
            _stint.Entered = stop;
        }

        End(null, passing.At);
        Stops.Add(stop);
        _inBox = null;
        Begin(passing, stop, passing.At);
    }

    /// <summary>The car left at some time, unseen, and is on the track at <paramref name="by"/>.</summary>
    private void Missed(Stop stop, Instant by, string why)
    {
        stop.OutMissed = stop.FalsePulse ?? why;
        stop.Before = by;
        Begin(null, stop, stop.In?.At ?? stop.After);
    }

    private void AddPhantom(Stop stop, Mark passing)
    {
        stop.AddPhantom((CarPassed)passing.Event);
    }
}
