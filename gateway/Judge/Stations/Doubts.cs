using PitMarshal.Events;

namespace PitMarshal.Judge;

/// <summary>
/// What makes stops and stints uncertain. Each answer is a reason for a person, or null when there is none; evidence it
/// names is added to a list.
/// </summary>
internal static partial class Doubts
{
    /// <summary>A car with start-finish passings that was not seen for this long (15 min) before the race end may have retired.</summary>
    private const long RetiredMicros = 15 * 60 * 1_000_000L;

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

        return stop.FalsePulse
            ?? OfPitIn(race, stop)
            ?? OfPitOut(race, stop)
            ?? Hidden(race, Line.PitOut, Line.PitIn, pitIn.At, pitOut.At);
    }

    /// <summary>Why a stint that is over cannot be relied on.</summary>
    public static string? Of(Race race, Car car, Stint stint, Mark? to, ICollection<RaceEvent> evidence)
    {
        if (stint.From is not { } from)
        {
            return stint.Left is { } left
                ? Of(race, left, evidence)
                : "the log has no race start";
        }

        if (to is not { } end)
        {
            return "no pit-in was seen" + Missing(race, Line.PitIn, from.At, stint.Before ?? Spell.Forever, evidence);
        }

        return (stint.Left is { } before ? OfPitOut(race, before) : OfMark(race, from))
            ?? (stint.Entered is { } stop ? stop.FalsePulse ?? OfPitIn(race, stop) : OfMark(race, end))
            ?? Hidden(race, Line.PitIn, Line.PitOut, from.At, end.At)
            ?? (end.Event is RaceEnded ? LostPitIn(race, car, from.At, end.At) ?? NeverSeen(race, car) : null);
    }

    /// <summary>
    /// Why there may be two further, unidentified passings of the car between two instants, of one line and then another,
    /// or null: it would make what was measured shorter.
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

    private static string? OfPitIn(Race race, Stop stop) => stop.In is { } pitIn ? OfMark(race, pitIn) : "no pit-in was seen";

    private static string? OfPitOut(Race race, Stop stop) => stop.Out is { } pitOut ? OfMark(race, pitOut) : "no pit-out was seen";

    public static string? OfMark(Race race, Mark mark) =>
        mark.Doubt ?? Inferred(mark.Event) ?? race.DoubtOf(mark.Event)?.Reason;

    /// <summary>Nobody observed the event; null when somebody did.</summary>
    public static string? Inferred(RaceEvent? e) => e?.Inferred is { } why ? $"the {Say.Name(e)} is inferred: {why}" : null;

    /// <summary>The race end ends a stint only if the car was still out: one that was not seen for long may have been in its garage.</summary>
    public static string? MayHaveRetired(Car car, Instant ended) =>
        car.PitLane.StartFinishes.Count > 0 && car.LastPassed is { } last && ended.Since(last) > RetiredMicros
            ? $"the car was last seen {Say.Duration(ended.Since(last))} before the race end and may have retired"
            : null;

    /// <summary>
    /// Why a car that passed no line may not have taken part, or may have passed unseen. Null where only stops are seen at
    /// all: there a car without one is a car that made none.
    /// </summary>
    public static string? NeverSeen(Race race, Car car) =>
        car.Passed || race.ShowsOnlyStops ? null : "the car was never seen passing a line";

    private static string Missing(Race race, string line, Instant after, Instant before, ICollection<RaceEvent> evidence)
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
