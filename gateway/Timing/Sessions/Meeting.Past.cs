using PitMarshal.Events;

namespace PitMarshal.Timing.Sessions;

/// <summary>A meeting as it was.</summary>
internal sealed partial class Meeting
{
    /// <summary>
    /// The meeting as it stood at an instant, with the laps that are made already; null when what was told later made
    /// some of them, so that they must be made anew. It holds as long as this one takes nothing, and takes nothing.
    /// </summary>
    public Meeting? At(Instant instant)
    {
        if (_told.Exists(e => e.At > instant && e is EntryListed or LapInvalidated))
        {
            return null;
        }

        var past = new Meeting(rules);
        foreach (var e in _told)
        {
            if (e.At <= instant)
            {
                past.Gather(e, 0);
            }
        }

        past.Settle();
        for (var i = 0; i < past.Sessions.Count; i++)
        {
            if (!past.Sessions[i].Share(Sessions[i], instant))
            {
                return null;
            }
        }

        past._unknown.AddRange(_unknown.Where(passing => passing.At <= instant));
        return past;
    }
}
