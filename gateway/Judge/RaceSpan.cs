using PitMarshal.Log;

namespace PitMarshal.Judge;

/// <summary>The race's own instants, as far as the log knows them.</summary>
internal sealed class RaceSpan
{
    /// <summary>The earliest RaceStarted.</summary>
    public RaceStarted? Started { get; private set; }

    /// <summary>The earliest chequered flag from the start on.</summary>
    public FlagShown? Chequered { get; private set; }

    /// <summary>The earliest RaceEnded from the start on.</summary>
    public RaceEnded? Ended { get; private set; }

    /// <summary>A pit-in from this instant on ends a stint and begins no stop.</summary>
    public Instant? Finish =>
        Chequered is null ? Ended?.At : Ended is null || Chequered.At < Ended.At ? Chequered.At : Ended.At;

    /// <summary>Takes the next event; they must come in order.</summary>
    public void Take(RaceEvent e)
    {
        switch (e)
        {
            case RaceStarted start when Started is null:
                // Whatever was flagged before belongs to practice.
                (Started, Chequered, Ended) = (start, null, null);
                break;
            case FlagShown { Flag: Flag.Chequered } flag:
                Chequered ??= flag;
                break;
            case RaceEnded end:
                Ended ??= end;
                break;
        }
    }
}
