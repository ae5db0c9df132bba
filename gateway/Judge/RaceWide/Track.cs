using PitMarshal.Events;
using PitMarshal.Judge.Times;

namespace PitMarshal.Judge.RaceWide;

/// <summary>
/// What race control shows and opens over the time of a race: the flags, and both ends of the pit lane.
/// </summary>
public sealed class Track
{
    /// <summary>
    /// The flag in force; green from the race start. The chequered flag ends nothing: what held, held at the finish.
    /// </summary>
    public Timeline<Flag> Flags { get; } = new(Flag.Green);

    /// <summary>Whether the entry of the pit lane is open.</summary>
    public Timeline<bool> EntryOpen { get; } = new(true);

    /// <summary>Whether the exit of the pit lane is open.</summary>
    public Timeline<bool> ExitOpen { get; } = new(true);

    /// <summary>Takes the next event; they must come in order.</summary>
    public void Take(RaceEvent e)
    {
        switch (e)
        {
            case RaceStarted:
                // Whatever was flagged before belongs to practice.
                Flags.Restart(e, Flag.Green);
                break;
            case FlagShown { Flag: not Flag.Chequered } shown:
                Flags.Add(e, shown.Flag);
                break;
            case PitLaneOpened { End: var end }:
                End(end).Add(e, true);
                break;
            case PitLaneClosed { End: var end }:
                End(end).Add(e, false);
                break;
        }
    }

    private Timeline<bool> End(PitLaneEnd end) => end == PitLaneEnd.Entry ? EntryOpen : ExitOpen;
}
