using PitMarshal.Events;

namespace PitMarshal.Timing.Laps;

/// <summary>A passing of one car over a line that timing uses.</summary>
/// <param name="Event">As the log holds it.</param>
/// <param name="Position">Its position in the log, from 1, by which others name it.</param>
/// <param name="Line">Which line.</param>
internal readonly record struct Passing(CarPassed Event, long Position, TimedLine Line)
{
    public Instant At { get; } = Event.At;

    /// <summary>± µs.</summary>
    public double U => Event.UMs * 1000;

    /// <summary>
    /// In order of time; of one instant by what they say, never by their positions, so that the order of arrival never
    /// matters.
    /// </summary>
    public static int Compare(in Passing a, in Passing b)
    {
        var byTime = a.At.CompareTo(b.At);
        return byTime != 0 ? byTime
            : a.Line != b.Line ? a.Line.CompareTo(b.Line)
            : a.U != b.U ? a.U.CompareTo(b.U)
            : string.CompareOrdinal(a.Event.Source, b.Event.Source);
    }

    /// <summary>The line of a passing that timing uses, or null.</summary>
    public static TimedLine? LineOf(CarPassed passed) => passed.Line switch
    {
        Events.Line.StartFinish => TimedLine.StartFinish,
        InPitLane => TimedLine.StartFinishInPitLane,
        Events.Line.PitIn => TimedLine.PitIn,
        Events.Line.PitOut => TimedLine.PitOut,
        _ => null,
    };

    /// <summary>Start-finish where a loop of its own sees it in the pit lane.</summary>
    private const string InPitLane = "start-finish-pit";
}
