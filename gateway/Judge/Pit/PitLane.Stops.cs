using PitMarshal.Events;
using PitMarshal.Judge.RaceWide;
using PitMarshal.Judge.Times;

namespace PitMarshal.Judge.Pit;

// Where stops begin and end, also those of which only one end was seen.
public sealed partial class PitLane
{
    private const string Twice = "two pit-in pulses too far apart for one passing, and no start-finish passing of the car "
        + "between them: either its pit-out was missed or one of the pulses is false";

    private void PitIn(Mark passing)
    {
        string? falsePulse = null;
        if (_current is { } stop)
        {
            if (stop.In is { } first && passing.At.Since(first.At) <= Race.FurtherPulseMicros)
            {
                AddPhantom(stop, passing);
                return;
            }

            falsePulse = stop.StartFinishes > 0 ? null : Twice;
            stop.FalsePulse ??= falsePulse;
            Touch(stop.Number, Stints.Count);
            Missed(stop, passing.At, "it passed start-finish and came in again, so its pit-out was missed");
            _current = null;
        }

        End(passing, passing.At);
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
        Touch(_current.Number, Stints.Count);
    }

    private void PitOut(Mark passing)
    {
        if (_current is { } stop)
        {
            stop.Out = passing;
            stop.Before = passing.At;
            _current = null;
            Touch(stop.Number, int.MaxValue);
            Begin(passing, stop, passing.At);
        }
        else if (Stops is [.., { Out: { } last }] && passing.At.Since(last.At) <= Race.FurtherPulseMicros)
        {
            AddPhantom(Stops[^1], passing);
        }
        else if (_inBeforeStart && Stops.Count == 0 && StartFinishes.Count == 0)
        {
            // It started from the pit lane: that is no stop, and its first stint begins here.
            _inBeforeStart = false;
            Stints[0].From = passing;
            Touch(int.MaxValue, 1);
        }
        else
        {
            PitInMissed(passing);
        }
    }

    private void PitInMissed(Mark passing)
    {
        var since = _stint?.After ?? passing.At;
        var lapped = Laps is [.., var seen] && seen.At > since;
        var stop = new Stop(Stops.Count + 1)
        {
            Out = passing,
            After = since,
            Before = passing.At,
            Uncertain = (Stops.Count > 0 && !lapped) || (_race.Finish is { } finish && passing.At >= finish),
        };
        End(null, passing.At);
        Stops.Add(stop);
        // Who drove on after the stop before is known by the last instant before this one.
        Touch(stop.Number - 1, int.MaxValue);
        Begin(passing, stop, passing.At);
    }

    /// <summary>The car left at some time, unseen, and is on the track at <paramref name="by"/>.</summary>
    private void Missed(Stop stop, Instant by, string why)
    {
        stop.OutMissed = stop.FalsePulse ?? why;
        stop.Before = by;
        Touch(stop.Number, int.MaxValue);
        Begin(null, stop, stop.In?.At ?? stop.After);
    }

    private void AddPhantom(Stop stop, Mark passing)
    {
        stop.AddPhantom((CarPassed)passing.Event);
        Touch(stop.Number, Stints.Count);
    }
}
