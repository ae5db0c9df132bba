using PitMarshal.Events;
using PitMarshal.Judge.Driving;
using PitMarshal.Judge.Pit;
using PitMarshal.Judge.RaceWide;

namespace PitMarshal.Judge.Progress.Cars;

/// <summary>A car on the track, from pit-out (or race start) to the next pit-in (or race end).</summary>
/// <param name="Number">From 1, in order of time.</param>
/// <param name="Driver">Who ended it, or drives; null when not known.</param>
/// <param name="From">Its beginning; where that was not seen, the earliest it can be.</param>
/// <param name="To">Its end; where that was not seen, the latest it can be; null while it runs.</param>
/// <param name="IsSeen">Both its ends (of a running one its beginning) were seen.</param>
public sealed record StintProgress(int Number, string? Driver, Instant From, Instant? To, bool IsSeen)
{
    internal static StintProgress Of(Race race, DriverSpell spell)
    {
        var stint = spell.Stint;
        var to = stint.To?.At ?? stint.Before ?? race.Span.Ended?.At;
        return new(stint.Number, spell.Driver.Id, stint.From?.At ?? stint.After, to, stint.From is not null
            && !stint.InMissed);
    }
}
