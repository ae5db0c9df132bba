using PitMarshal.Events;
using PitMarshal.Judge.Driving;
using PitMarshal.Judge.RaceWide;
using PitMarshal.Judge.Reasons;
using PitMarshal.Judge.Rules.Subjects;
using PitMarshal.Judge.Times;

namespace PitMarshal.Judge.Rules.Sums;

/// <summary>
/// How many laps of a car somebody completed: its start-finish passings, each once, by who drove then. One in the pit
/// lane counts for who brought the car in; after the flag only the first counts. The
/// laps of a stint are counted when the next one begins, or the race is over.
/// </summary>
internal static class LapCount
{
    /// <summary>The laps, and whether none can be added any more.</summary>
    public static (Total Laps, bool IsOver) Of(Subject subject, Func<DriverSpell, TruthValue> belongs)
    {
        var (certain, possible, isOver) = (0, 0L, subject.Race.Span.Finish is not null);
        string? why = null;
        var spells = subject.Driving.Spells(subject.Race, PitTime.Excluded);
        for (var i = 0; i < spells.Count; i++)
        {
            var his = belongs(spells[i]);
            if (his.Answer == false || (i == spells.Count - 1 && !isOver))
            {
                continue;
            }

            var (from, to) = (spells[i].Stint.After, i + 1 < spells.Count ? spells[i + 1].Stint.After : Spell.Forever);
            var laps = Between(subject, from, to);
            var unseen = subject.Race.BlindFor(Line.StartFinish, from, to)?.Reason;
            certain += his.Answer == true && spells[i].Unsound is null ? laps : 0;
            possible = unseen is null && possible < long.MaxValue ? possible + laps : long.MaxValue;
            isOver &= !spells[i].Running;
            why ??= his.Why ?? spells[i].Unsound ?? unseen;
        }

        var span = subject.Race.Span;
        return (new Total(certain, certain, possible, 0, why) { Where = (span.Started?.At, span.Finish) }, isOver);
    }

    private static int Between(Subject subject, Instant after, Instant to)
    {
        var finish = subject.Race.Span.Finish ?? Spell.Forever;
        var laps = subject.Car.PitLane.Laps;
        var last = laps.Find(lap => lap.At >= finish) is { Event: not null } flagged ? flagged.At : Spell.Forever;
        return laps.Count(lap => lap.At > after && lap.At <= to && lap.At <= last);
    }
}
