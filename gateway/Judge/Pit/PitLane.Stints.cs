using PitMarshal.Events;
using PitMarshal.Judge.Times;

namespace PitMarshal.Judge.Pit;

// Where stints begin and end.
public sealed partial class PitLane
{
    private void BeginFirst(Instant seen)
    {
        _stint = new Stint(1, _race.Started?.At ?? seen)
        {
            From = _race.Started is { } start ? new Mark(start) : null,
        };
        Stints.Add(_stint);
        Touch(int.MaxValue, 1);
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
        Touch(int.MaxValue, _stint.Number);
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
        Touch(int.MaxValue, _stint.Number);
        _stint = null;
    }
}
