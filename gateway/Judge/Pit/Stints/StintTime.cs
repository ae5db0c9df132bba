using PitMarshal.Events;
using PitMarshal.Judge.RaceWide;
using PitMarshal.Judge.Times;

namespace PitMarshal.Judge.Pit.Stints;

/// <summary>
/// From pit-out, or race start, to the next pit-in; without one to where the finish cuts it. Where an end is in doubt,
/// the least and the most it can be.
/// </summary>
public readonly record struct StintTime(Measured Value)
{
    public static StintTime Of(Race race, Car car, Stint stint, Until until = Until.OwnFinish) =>
        new(stint.Times[(int)until] ??= Measure(race, car, stint, until).Value);

    private static StintTime Measure(Race race, Car car, Stint stint, Until until)
    {
        var (begin, end) = (StintBegins.Of(race, car, stint), StintFinishes.Of(race, car, stint, until));
        if (end.Seen is { } last && begin.Seen is { } first && last.At < first.At)
        {
            // It began after the finish: nothing of it counts.
            end = StintEnd.At(first);
        }

        var evidence = new List<RaceEvent>();
        var missing = Missing(race, stint, begin, end, evidence);
        var hidden = Hidden(race, car, stint, begin, end, evidence);
        var certain = LongestSure(car, new Spell(begin.Inner, begin.U, end.Inner, end.U));
        if (end.Open is null && begin.IsExact && end.IsExact && hidden is null
            && certain.Micros == end.Inner.Since(begin.Inner))
        {
            return new(new Measured
            {
                From = begin.Seen,
                To = end.Seen,
                LostBefore = LostBefore(race, stint),
                LostWithin = LostWithin(race, stint, end),
                Evidence = evidence,
            });
        }

        var lost = (Before: LostBefore(race, stint)?.Micros ?? 0, Within: LostWithin(race, stint, end)?.Micros ?? 0);
        certain = certain with { To = certain.To.Plus(-lost.Within) };
        var isSound = (begin.IsExact || begin.Open is not null) && !end.MayBeNone && stint is not { InMissed: true }
            && hidden is null;
        var why = begin.Why ?? (end.MayBeNone || stint.InMissed ? end.Why : null);
        return new(new Measured
        {
            From = begin.Seen,
            To = end.Open is null || stint.To is not null ? end.Seen : null,
            Open = end.Open,
            Unsound = isSound ? null : (why ?? hidden ?? end.Why) + missing,
            Doubt = (why ?? hidden ?? end.Why
                ?? "a lap in it took so long that a visit to the pit lane that nobody saw may hide in it") + missing,
            Certain = hidden is null && certain.Micros > 0 ? certain : null,
            Possible =
                new Spell(begin.Outer.Plus(-lost.Before), begin.U, end.Outer > begin.Outer
                    ? end.Outer
                    : begin.Outer, end.U),
            Evidence = evidence,
        });
    }

    /// <summary>The longest part without a lap in which a visit that nobody saw may hide.</summary>
    private static Spell LongestSure(Car car, Spell certain)
    {
        var (longest, rest) = (certain with { To = certain.From }, certain);
        foreach (var lap in car.PitLane.Pace.LongLaps)
        {
            if (lap.From < certain.From || lap.To > certain.To)
            {
                continue;
            }

            var part = rest with { To = lap.From, ToU = 0 };
            longest = part.Micros > longest.Micros ? part : longest;
            rest = certain with { From = lap.To, FromU = 0 };
        }

        return rest.Micros >= longest.Micros ? rest : longest;
    }

    /// <summary>Why a visit may hide in it, although nothing else speaks for one.</summary>
    private static string? Hidden(
        Race race, Car car, Stint stint, StintEnd begin, StintEnd end, List<RaceEvent> evidence)
    {
        var (from, to) = (begin.Seen?.At ?? begin.Outer, end.Seen?.At ?? end.Outer);
        return Doubts.Hidden(race, Line.PitIn, Line.PitOut, from, to)
            ?? Doubts.MayBeShorter(race, Line.PitIn, Line.PitOut, from, to, evidence)
            ?? (stint.Running && race.Span.Finish is { } finish
                ? Doubts.LostPitIn(race, car, from, finish) ?? Doubts.NeverSeen(race, car)
                : null);
    }

    /// <summary>What may be the end that was not seen.</summary>
    private static string Missing(Race race, Stint stint, StintEnd begin, StintEnd end, List<RaceEvent> evidence) =>
        begin.Seen is null && stint.Left is { Out: null } left
            ? Doubts.Missing(race, Line.PitOut, left.In?.At ?? left.After, left.Before ?? Spell.Forever, evidence)
        : end.Seen is null
            && stint.InMissed ? Doubts.Missing(race, Line.PitIn, begin.Inner, stint.Before ?? Spell.Forever, evidence)
        : "";

    private static LostPulse? LostBefore(Race race, Stint stint) => stint.Left is { Out: { } left } stop
        ? Doubts.Lost(race, Line.PitOut, stop.In?.At ?? stop.After, left.At)
        : null;

    private static LostPulse? LostWithin(Race race, Stint stint, StintEnd end) =>
        stint is { From: { } start, Entered.In: { } pitIn } && end.Seen?.At == pitIn.At
            ? Doubts.Lost(race, Line.PitIn, start.At, pitIn.At)
            : null;
}
