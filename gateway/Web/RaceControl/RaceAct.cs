using PitMarshal.Events;

namespace PitMarshal.Web.RaceControl;

/// <summary>A button of race control, and what it records.</summary>
/// <param name="Name">As the form sends it.</param>
/// <param name="Label">As people read it.</param>
/// <param name="Events">One after the other.</param>
/// <param name="Warning">What no other button takes back: asked once more before it is recorded. Null:
/// recorded at once.</param>
public sealed record RaceAct(string Name, string Label, IReadOnlyList<RaceEvent> Events, string? Warning = null)
{
    internal static readonly RaceAct Start = new("start", "Start the race", [new RaceStarted()],
        "The clock of the race begins. From then on schedule and regulations are locked, and an entry changes with a "
            + "bulletin only.");

    internal static readonly RaceAct Red = new("red", "Red", [new FlagShown(Flag.Red)],
        "It suspends the race. The next other flag ends the suspension.");

    /// <summary>In this order: a race that the red flag has suspended is not suspended again.</summary>
    internal static readonly RaceAct SuspendUnderRed = new(
        "suspend-red", "Suspend, then red", [new RaceSuspended(), new FlagShown(Flag.Red)],
        "It suspends the race. Only ‘Resume’ ends the suspension, whatever flags are shown.");

    internal static readonly RaceAct Chequered = new("chequered", "Chequered", [new FlagShown(Flag.Chequered)],
        "The race is over. A pit-in after it begins no stop any more, and there is no second chequered flag.");

    internal static readonly RaceAct Suspend = new("suspend", "Suspend", [new RaceSuspended()]);

    internal static readonly RaceAct Resume = new("resume", "Resume", [new RaceResumed()]);

    internal static readonly RaceAct End = new("end", "End the race", [new RaceEnded()],
        "The log of the race is complete: no flag is taken after it, and what is open is judged.");

    internal static readonly IReadOnlyList<RaceAct> Flags =
    [
        Shown("Green", Flag.Green), Shown("Yellow", Flag.Yellow), Shown("Full course yellow", Flag.FullCourseYellow),
        Shown("Safety car", Flag.SafetyCar), Shown("Code 60", Flag.Code60), Red, Chequered,
    ];

    internal static readonly IReadOnlyList<RaceAct> PitLane =
    [
        new("open-entry", "Open pit entry", [new PitLaneOpened(PitLaneEnd.Entry)]),
        new("close-entry", "Close pit entry", [new PitLaneClosed(PitLaneEnd.Entry)]),
        new("open-exit", "Open pit exit", [new PitLaneOpened(PitLaneEnd.Exit)]),
        new("close-exit", "Close pit exit", [new PitLaneClosed(PitLaneEnd.Exit)]),
    ];

    private static readonly IReadOnlyList<RaceAct> s_all =
        [Start, .. Flags, SuspendUnderRed, Suspend, Resume, End, .. PitLane];

    /// <summary>Null when there is none of this name.</summary>
    internal static RaceAct? Find(string name) => s_all.FirstOrDefault(act => act.Name == name);

    /// <summary>What else somebody may mean by it.</summary>
    internal RaceAct? Other => this == Red ? SuspendUnderRed : null;

    /// <summary>As a sentence names it.</summary>
    internal string Spoken => Flags.Contains(this) ? $"{Label} flag" : Label;

    private static RaceAct Shown(string label, Flag flag) => new(Words<Flag>.Write(flag), label, [new FlagShown(flag)]);
}
