using PitMarshal.Events;
using PitMarshal.Judge.Times;

namespace PitMarshal.Judge.Pit;

// Where stints begin and end.
public sealed partial class PitLane
{
    /// <summary>
    /// The first stint begins with the race; of a car that was entered later, at some time from then on.
    /// </summary>
    private void BeginFirst(Instant from)
    {
        _stint = new Stint(1, from) { From = _race.Started is { } start && start.At == from ? new Mark(start) : null };
        Stints.Add(_stint);
    }

    private void Begin(Mark? from, Stop? left, Instant after)
    {
        if (from is { } mark && _race.Ended is { } ended && mark.At >= ended.At)
        {
            _stint = null;
            return;
        }

        _stint = new Stint(Stints.Count + 1, after) { From = from, Left = left };
        Stints.Add(_stint);
    }

    private void End(Mark? to, Instant before)
    {
        if (_stint is null)
        {
            return;
        }

        _stint.To = to;
        _stint.InMissed = to is null;
        _stint.Before = before;
        _stint = null;
    }

    /// <summary>What was taken for a stop is none, so the stint that it ended goes on.</summary>
    private void GoOn(Stop passage)
    {
        Passages.Add(passage);
        Stops.RemoveAt(Stops.Count - 1);
        _stint = Stints[^1];
        (_stint.To, _stint.Before, _stint.Entered) = (null, null, null);
    }
}
