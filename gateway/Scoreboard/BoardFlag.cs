using PitMarshal.Events;

namespace PitMarshal.Scoreboard;

/// <summary>The six characters that boards know. Before the start they are blank.</summary>
internal static class BoardFlag
{
    public const string None = "      ", Green = "Green ", Yellow = "Yellow", Red = "Red   ", Finish = "Finish";

    public static string Of(Flag flag) => flag switch
    {
        Flag.Green => Green,
        Flag.Red => Red,
        Flag.Chequered => Finish,
        _ => Yellow,
    };

    /// <summary>What an event shows; null: it leaves the flag as it is.</summary>
    public static string? After(RaceEvent e) => e switch
    {
        FlagShown shown => Of(shown.Flag),
        RaceStarted or RaceResumed => Green,
        RaceSuspended => Red,
        RaceEnded => Finish,
        RaceScheduled => None,
        _ => null,
    };
}
