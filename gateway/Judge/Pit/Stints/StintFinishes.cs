using PitMarshal.Events;
using PitMarshal.Judge.RaceWide;
using PitMarshal.Judge.Reasons;
using PitMarshal.Judge.Times;

namespace PitMarshal.Judge.Pit.Stints;

/// <summary>Where stints end: at a visit to the pit lane, or where the finish cuts them.</summary>
internal static class StintFinishes
{
    private const string MayHaveStopped =
        "the car was not seen any more before the end and may have stopped on the track";

    public static StintEnd Of(Race race, Car car, Stint stint, Until until)
    {
        var end = stint.Entered is { } stop ? AtStop(race, car, stint, stop, until) : AtFinish(race, car, stint, until);
        if (until != Until.ScheduledEnd || ScheduledEnd(race.Span) is not { } cut || end.Outer <= cut.At)
        {
            return end;
        }

        return end.Inner >= cut.At ? StintEnd.At(cut) : end with { Outer = cut.At, Why = end.Why ?? MayHaveStopped };
    }

    private static StintEnd AtStop(Race race, Car car, Stint stint, Stop stop, Until until)
    {
        if (Doubts.Happened(race, stop) is { Answer: not true, Why: var why })
        {
            var isLast = stint.Number == car.PitLane.Stints.Count;
            var next = isLast
                ? AtFinish(race, car, stint, until)
                : Of(race, car, car.PitLane.Stints[stint.Number], until);
            var outer = isLast && race.Span.Finish is not null && car.PitLane.Pace.Best is { } lap
                && stop.In is { } entry
                && entry.At.Plus(2 * lap) < next.Outer
                ? entry.At.Plus(2 * lap)
                : next.Outer;
            return new(stint.To, stint.To?.At ?? LastLap(car, stop.Out?.At ?? stint.After, stint.After), outer, why)
            {
                MayBeNone = true,
                Open = race.Span.Finish is null ? (isLast ? why : next.MayBeNone ? next.Open : null) : null,
            };
        }

        if (stop.In is not { } pitIn)
        {
            return new(null, LastLap(car, stop.Out!.Value.At, stint.After), stop.InBox
                ?? stop.Out.Value.At, "no pit-in was seen");
        }

        return Doubts.OfMark(race, pitIn) is { } doubt
            ? new(pitIn, LastLap(car, pitIn.At, stint.After), stop.InBox ?? stop.Out?.At ?? stop.Before
                ?? Spell.Forever, doubt)
            : StintEnd.At(pitIn);
    }

    private static StintEnd AtFinish(Race race, Car car, Stint stint, Until until)
    {
        var (span, seen) = (race.Span, LastSeen(car, stint));
        if (car.Duties.RetiredAt is { } retired && retired.At >= stint.After && seen <= retired.At
            && !(span.Finish < retired.At))
        {
            return new(new Mark(retired), seen, retired.At,
                $"the car was last seen {ReasonText.Duration(retired.At.Since(seen))} before it retired");
        }

        if ((span.Chequered ?? (RaceEvent?)span.Ended) is not { } flag)
        {
            return new(null, seen, Spell.Forever, "the stint is running") { Open = "the stint is running" };
        }

        var end = ByFlag(race, car, stint, until, new Mark(flag));
        if (span.Chequered is null && ScheduledEnd(span) is { } planned && planned.At < flag.At
            && until is Until.OwnFinish or Until.Flag)
        {
            // Nobody told of the flag: it was shown between the scheduled end and when somebody ended the race.
            var earliest = ByFlag(race, car, stint, until, planned);
            return earliest == end
                ? end
                : new(earliest.Seen, earliest.Inner, end.Outer, "the log has no chequered flag");
        }

        return end;
    }

    private static StintEnd ByFlag(Race race, Car car, Stint stint, Until until, Mark flag)
    {
        var seen = LastSeen(car, stint);
        var end = until switch
        {
            Until.PitIn => stint.To is { } pitIn ? StintEnd.At(pitIn)
                : new(flag, seen, Spell.Forever, "no pit-in after the finish was seen"),
            Until.OwnFinish when car.PitLane.Laps.Count > 0 => OwnFinish(race, car, stint, flag, seen),
            Until.ScheduledEnd when ScheduledEnd(race.Span) is { } planned && planned.At < flag.At =>
                Cut(planned, seen),
            _ => Cut(flag, seen),
        };
        return end.IsExact || race.Span.Ended is not null || seen >= flag.At
            ? end
            : end with { Open = "the car was not seen since the finish" };
    }

    private static StintEnd Cut(Mark end, Instant seen) =>
        seen >= end.At ? StintEnd.At(end) : new(end, seen, end.At, MayHaveStopped);

    /// <summary>
    /// The first start-finish passing at or after the flag, or the pit-in where that comes first. Where a lap before it
    /// may have been lost, the car may have taken the flag on that.
    /// </summary>
    private static StintEnd OwnFinish(Race race, Car car, Stint stint, Mark flag, Instant seen)
    {
        var (laps, best) = (car.PitLane.Laps, car.PitLane.Pace.Best);
        var i = laps.FirstFrom(flag.At, lap => lap.At);
        var last = i > 0 && laps[i - 1].At > stint.After ? laps[i - 1].At : stint.From?.At ?? stint.After;
        Mark? finish = i < laps.Count ? laps[i] : null;
        if (i > 0 && flag.At.Since(laps[i - 1].At) <= flag.U + laps[i - 1].U)
        {
            return new(laps[i - 1], laps[i - 1].At, finish?.At ?? flag.At,
                "whether it passed start-finish before or after the flag is closer than the uncertainty");
        }

        if (stint.To is { } pitIn && !(finish?.At <= pitIn.At))
        {
            return best * 9 / 10 > pitIn.At.Since(last) && Doubts.OfMark(race, pitIn) is null
                ? StintEnd.At(pitIn)
                : new(pitIn, flag.At, pitIn.At, "its start-finish passing at the finish was not seen");
        }

        if (finish is not { } own)
        {
            var lap = best ?? car.PitLane.Pace.Any ?? 0;
            var latest = flag.At.Plus(lap + (lap / 4));
            return seen >= flag.At ? new(flag, flag.At, latest, "its start-finish passing at the finish was not seen")
                : new(flag, seen, latest, MayHaveStopped);
        }

        var doubt = Doubts.OfMark(race, own) ?? race.BlindFor(Line.StartFinish, flag.At, own.At)?.Reason
            ?? (best * 9 / 5 > own.At.Since(last)
                ? null
                : "a start-finish passing before its finish may have been lost");
        return doubt is null || own.At == flag.At ? StintEnd.At(own) : new(own, flag.At, own.At, doubt);
    }

    /// <summary>The scheduled end, told by the schedule; null when the log has none.</summary>
    private static Mark? ScheduledEnd(RaceSpan span) =>
        span is { Started: { } start, LengthMicros: { } length, Scheduled: { } scheduled }
        ? new Mark(scheduled with { At = start.At.Plus(length), UMs = start.UMs })
        : null;

    private static Instant LastSeen(Car car, Stint stint) =>
        car.LastPassed is { } passed && passed > stint.After ? passed : stint.From?.At ?? stint.After;

    private static Instant LastLap(Car car, Instant before, Instant after)
    {
        var laps = car.PitLane.Laps;
        var i = laps.FirstFrom(before, lap => lap.At) - 1;
        return i >= 0 && laps[i].At > after ? laps[i].At : after;
    }
}
