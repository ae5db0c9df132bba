using PitMarshal.Events;
using PitMarshal.Judge.Pit;
using PitMarshal.Judge.RaceWide;
using PitMarshal.Judge.Rules.Subjects;
using PitMarshal.Judge.Times;

namespace PitMarshal.Judge.Rules.Stops;

/// <summary>The part of a visit between two lines of the pit lane.</summary>
internal static class LaneStretch
{
    /// <summary>The time between the first passings of both lines in a stop.</summary>
    public static Measured Of(Subject subject, string from, string to)
    {
        var (race, stop) = (subject.Race, subject.Stop!);
        var lane = PitLaneTime.Of(race, stop).Value;
        if ((from == Line.PitIn && to == Line.PitOut)
            || lane is not { From: { } pitIn, To: { } pitOut, Open: null, Unsound: null })
        {
            return lane;
        }

        var marks = subject.Car.MarksDuring(pitIn.At, pitOut.At).ToList();
        var begin = First(from, pitIn.At, marks, pitIn, pitOut);
        var end = First(to, begin?.At ?? pitIn.At, marks, pitIn, pitOut);
        return new Measured
        {
            From = begin,
            To = end,
            Unsound = Unseen(race, from, begin, pitIn, pitOut) ?? Unseen(race, to, end, pitIn, pitOut),
            LostBefore = begin is { } one
                ? Doubts.Lost(race, from, from == Line.PitIn ? stop.After : pitIn.At, one.At)
                : null,
            LostWithin = begin is { } after && end is { } two ? Doubts.Lost(race, to, after.At, two.At) : null,
            Note = lane.Note,
            Evidence = [pitIn.Event, pitOut.Event, .. lane.Evidence],
        };
    }

    /// <summary>The first pulse of a line in the stop from an instant on.</summary>
    public static Mark? First(string line, Instant after, List<Mark> marks, Mark pitIn, Mark pitOut) => line switch
    {
        Line.PitIn => pitIn,
        Line.PitOut => pitOut,
        _ => marks.FindIndex(m =>
            m.At >= after && m.At < pitOut.At && m.Event is CarPassed passed && passed.Line == line) is >= 0 and var i
                ? marks[i]
                : null,
    };

    private static string? Unseen(Race race, string line, Mark? mark, Mark pitIn, Mark pitOut) => mark is { } seen
        ? Doubts.OfMark(race, seen)
        : $"no passing of {line} was seen in this stop"
            + (race.BlindFor(line, pitIn.At, pitOut.At) is { } blind ? $" ({blind.Reason})" : "");
}
