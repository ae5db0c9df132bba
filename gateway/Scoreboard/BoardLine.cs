using PitMarshal.Events;

namespace PitMarshal.Scoreboard;

/// <summary>A time line as Enhanced RMonitor numbers and names it: T1 on the track, P1 in the pit lane.</summary>
internal readonly record struct BoardLine(string Number, string Name)
{
    /// <summary>Start-finish where a loop of its own sees it in the pit lane.</summary>
    public const string InPitLane = "start-finish-pit";

    /// <summary>The lines that the format defines; null: another, of which it has no number.</summary>
    public static BoardLine? Of(string line) => line switch
    {
        Line.StartFinish => new("T1", "SFT"),
        InPitLane => new("P1", "SFP"),
        Line.PitOut => new("P2", "POP"),
        "pit-out-track" => new("T2", "POT"),
        Line.PitIn => new("PB", "PIP"),
        "pit-in-track" => new("TB", "PIT"),
        _ => null,
    };
}
