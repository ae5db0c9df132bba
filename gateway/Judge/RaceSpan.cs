using PitMarshal.Log;

namespace PitMarshal.Judge;

/// <summary>The race's own instants, as far as the log knows them.</summary>
/// <param name="Started">The earliest RaceStarted.</param>
/// <param name="Chequered">The earliest chequered flag from the start on.</param>
/// <param name="Ended">The earliest RaceEnded from the start on.</param>
internal sealed record RaceSpan(RaceStarted? Started, FlagShown? Chequered, RaceEnded? Ended)
{
    public static readonly RaceSpan Unknown = new(null, null, null);

    /// <summary>A pit-in from this instant on ends a stint and begins no stop.</summary>
    public Instant? Finish { get; } =
        Chequered is null ? Ended?.At : Ended is null || Chequered.At < Ended.At ? Chequered.At : Ended.At;

    /// <summary>Reads them from all events, in order.</summary>
    public static RaceSpan Of(IEnumerable<RaceEvent> events)
    {
        RaceStarted? started = null;
        FlagShown? chequered = null;
        RaceEnded? ended = null;
        foreach (var e in events)
        {
            switch (e)
            {
                case RaceStarted start when started is null:
                    // Whatever was flagged before belongs to practice.
                    (started, chequered, ended) = (start, null, null);
                    break;
                case FlagShown { Flag: Flag.Chequered } flag:
                    chequered ??= flag;
                    break;
                case RaceEnded end:
                    ended ??= end;
                    break;
            }
        }

        return new RaceSpan(started, chequered, ended);
    }
}
