using PitMarshal.Events;
using PitMarshal.Judge.RaceWide;
using PitMarshal.Judge.Times;

namespace PitMarshal.Judge.Pit;

/// <summary>One visit of a car to the pit lane, from pit-in to pit-out.</summary>
public sealed class Stop(int number)
{
    /// <summary>From 1, in order of pit-in.</summary>
    public int Number { get; } = number;

    /// <summary>The first pit-in pulse, or null when none was seen.</summary>
    public Mark? In { get; init; }

    /// <summary>The first pit-out pulse, or null when none was seen (yet).</summary>
    public Mark? Out { get; set; }

    /// <summary>
    /// A pit-out pulse later on without a lap between: the stop may have ended only there; null when there was none.
    /// </summary>
    public Mark? OutAgain { get; set; }

    /// <summary>When the car's box first saw it in this visit; null when it did not.</summary>
    public Instant? InBox { get; set; }

    /// <summary>
    /// Why it is certain that the car left although no pit-out was seen; null while it may be in the pit lane.
    /// </summary>
    public string? OutMissed { get; set; }

    /// <summary>
    /// Why one of its pit-in pulses, or the one after it, may be false; null when there is no such doubt.
    /// </summary>
    public string? FalsePulse { get; set; }

    /// <summary>It may never have happened: nothing but a pulse that may be false speaks for it.</summary>
    public bool Uncertain { get; set; }

    /// <summary>Why the car's laps contradict it; null when they do not.</summary>
    public string? AgainstLaps { get; set; }

    /// <summary>
    /// Why the place of its pulses on the lap leaves open whether it happened; null when it does not.
    /// </summary>
    public string? AgainstPlace { get; set; }

    /// <summary>
    /// From start-finish to its pit-in, from its pit-out to start-finish, and a usual lap then, µs; null while not
    /// known.
    /// </summary>
    public (long Before, long After, long Usual)? Place { get; set; }

    /// <summary>
    /// Why it may be a passage of which the rules ask nothing, such as a penalty served; null when it is a stop.
    /// </summary>
    public string? MayBePassage { get; set; }

    /// <summary>The penalty that the car served in it; null where it served none for certain.</summary>
    public OrderedPenalty? Serves { get; set; }

    /// <summary>The last instant before the stop at which the car was certainly elsewhere.</summary>
    public Instant After { get; init; }

    /// <summary>
    /// The first instant after the stop at which the car was certainly elsewhere; null while not known.
    /// </summary>
    public Instant? Before { get; set; }

    /// <summary>Start-finish passings since pit-in. The line may span the pit lane, so one proves nothing.</summary>
    public int StartFinishes { get; set; }

    /// <summary>Further pulses of the same passings, in order; null when there were none.</summary>
    public List<CarPassed>? Phantoms { get; private set; }

    /// <summary>Its pit-lane time as last worked out; null: to be worked out anew.</summary>
    public PitLaneTime? Time { get; set; }

    public bool InPitLane => Out is null && OutMissed is null;

    /// <summary>Why its pulses and laps leave open whether it happened at all; null when they do not.</summary>
    public string? WhyDoubtful =>
        Uncertain ? $"stop {Number} may rest on a false pulse"
        : (AgainstLaps ?? AgainstPlace) is { } laps ? $"stop {Number}: {laps}"
        : InBox is not null || (In is not null && Out is not null) ? null
        : InPitLane ? $"of stop {Number} only the pit-in was seen so far, and one pulse alone may be false"
        : $"of stop {Number} only one end was seen, and one pulse alone may be false";

    public void AddPhantom(CarPassed pulse) => (Phantoms ??= []).Add(pulse);
}
