using PitMarshal.Events;
using PitMarshal.Judge.RaceWide;
using PitMarshal.Judge.Reasons;
using PitMarshal.Judge.Times;

namespace PitMarshal.Judge.Pit;

/// <summary>
/// What makes stops and stints uncertain. Each answer is a reason for a person, or null when there is none; evidence it
/// names is added to a list.
/// </summary>
internal static partial class Doubts
{
    /// <summary>Two pit-outs without a lap between.</summary>
    public const string TwiceOut =
        "two pit-out pulses too far apart for one passing, and no start-finish passing of the car between them: "
        + "either one of them is false or the car was pushed back";

    /// <summary>Why the interval from pit-in to pit-out of a stop that is over cannot be relied on.</summary>
    public static string? Of(Race race, Stop stop, ICollection<RaceEvent> evidence)
    {
        if (stop.In is not { } pitIn)
        {
            return "no pit-in was seen" + Missing(race, Line.PitIn, stop.After, stop.Out!.Value.At, evidence);
        }

        if (stop.Out is not { } pitOut)
        {
            return $"no pit-out was seen: {stop.OutMissed}"
                + Missing(race, Line.PitOut, pitIn.At, stop.Before ?? Spell.Forever, evidence);
        }

        return stop.FalsePulse ?? stop.AgainstLaps ?? stop.AgainstPlace
            ?? OfPitIn(race, stop)
            ?? OfPitOut(race, stop)
            ?? Hidden(race, Line.PitOut, Line.PitIn, pitIn.At, pitOut.At);
    }

    /// <summary>A pulse that can be relied on, and a second witness, speak for the stop.</summary>
    public static TruthValue Happened(Race race, Stop stop)
    {
        if (stop.WhyDoubtful is { } doubtful)
        {
            return TruthValue.Unknown(doubtful);
        }

        var doubts = new[] { stop.In, stop.Out }.OfType<Mark>().Select(pulse => OfMark(race, pulse)).ToList();
        return doubts.Contains(null) ? TruthValue.Yes : TruthValue.Unknown($"stop {stop.Number}: {doubts[0]}");
    }

    /// <summary>Both its ends were seen, and nothing speaks against any of it.</summary>
    public static bool IsCertain(Race race, Stop stop) =>
        stop is { In: not null, Out: not null, OutAgain: null, MayBePassage: null, WhyDoubtful: null }
        && Of(race, stop, []) is null;

    /// <summary>Whether what was before a stop may go on after it.</summary>
    public static bool MayBeNone(Race race, Stop stop) => Happened(race, stop).Answer != true;

    /// <summary>
    /// Why there may be two further, unidentified passings of the car between two instants, of one line and then
    /// another, or null: it would make what was measured shorter.
    /// </summary>
    public static string? MayBeShorter(
        Race race, string first, string second, Instant after, Instant before, ICollection<RaceEvent> evidence)
    {
        var one = race.Unidentified(first, after, before).FirstOrDefault();
        var two = race.Unidentified(second, after, before).LastOrDefault();
        var begin = one?.At ?? race.BlindFor(first, after, before)?.From;
        var end = two?.At ?? LastBlind(race, second, after, before)?.To;
        if ((one is null && two is null) || begin is null || end is null || begin >= end)
        {
            return null;
        }

        foreach (var passing in new[] { one, two })
        {
            if (passing is not null)
            {
                evidence.Add(passing);
            }
        }

        return $"passings of {first} and {second} meanwhile that nobody identified may be this car's";
    }

    private static string? OfPitIn(Race race, Stop stop) =>
        stop.In is { } pitIn ? OfMark(race, pitIn) : "no pit-in was seen";

    private static string? OfPitOut(Race race, Stop stop) =>
        stop.Out is { } pitOut ? OfMark(race, pitOut) : "no pit-out was seen";

    public static string? OfMark(Race race, Mark mark) =>
        mark.Doubt ?? Inferred(mark.Event) ?? race.DoubtOf(mark.Event)?.Reason;

    /// <summary>Nobody observed the event; null when somebody did.</summary>
    public static string? Inferred(RaceEvent? e) =>
        e?.Inferred is { } why ? $"the {ReasonText.Name(e)} is inferred: {why}" : null;

    /// <summary>
    /// Why a car that passed no line may not have taken part, or may have passed unseen. Null where only stops are seen
    /// at all: there a car without one is a car that made none.
    /// </summary>
    public static string? NeverSeen(Race race, Car car) =>
        car.Passed || race.ShowsOnlyStops ? null : "the car was never seen passing a line";

    public static string Missing(Race race, string line, Instant after, Instant before, ICollection<RaceEvent> evidence)
    {
        var text = race.BlindFor(line, after, before) is { } blind ? $"; {blind.Reason}" : "";
        var unidentified = race.Unidentified(line, after, before).ToList();
        foreach (var passing in unidentified)
        {
            evidence.Add(passing);
        }

        return unidentified.Count switch
        {
            0 => text,
            1 => $"{text}; a passing of {line} that nobody identified may be it",
            var n => $"{text}; one of {n} passings of {line} that nobody identified may be it",
        };
    }
}
