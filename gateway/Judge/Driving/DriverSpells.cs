using PitMarshal.Judge.Rules;
using PitMarshal.Log;

namespace PitMarshal.Judge.Driving;

/// <summary>Makes the driving time of one car of its stints and stops.</summary>
internal static class DriverSpells
{
    /// <summary>The spell of a stint.</summary>
    /// <param name="race">The race.</param>
    /// <param name="car">The car.</param>
    /// <param name="stint">The stint.</param>
    /// <param name="pitTime">What of the stop before it counts.</param>
    /// <param name="before">Who drove the stint before; null for the first.</param>
    public static DriverSpell Of(Race race, Car car, Stint stint, PitTime pitTime, StintDriver? before)
    {
        var time = StintTime.Of(race, car, stint).Value;
        var driver = StintDriver.Of(race, car, stint, time.Unsound is null);
        var spell = new DriverSpell(stint, driver)
        {
            Seen = time is { From: { } from, To: { } to, Open: null } ? new Spell(from.At, from.U, to.At, to.U) : null,
            Possible = Widest(stint, time.To?.At),
            Running = time.Open is not null,
            Evidence = Evidence(time, driver),
        };
        if (time.Open is null && time.Unsound is null)
        {
            var seen = spell.Seen!.Value;
            spell = spell with { Certain = Certain(seen, time), Possible = seen with { From = seen.From.Plus(-(time.LostBefore?.Micros ?? 0)) } };
        }

        var why = time.Unsound ?? Loss(time);
        spell = spell with { Why = why is null ? null : $"stint {stint.Number}: {why}" };
        return stint.Left is { } stop && pitTime != PitTime.Excluded ? WithStop(race, spell, stop, Counts(pitTime, driver, before)) : spell;
    }

    /// <summary>The spell with the stop before it, as far as that counts.</summary>
    private static DriverSpell WithStop(Race race, DriverSpell spell, Stop stop, Maybe counts)
    {
        if (counts.Answer == false)
        {
            return spell;
        }

        var lane = PitLaneTime.Of(race, stop).Value;
        var isSound = lane.Unsound is null;
        var why = counts.Why ?? lane.Unsound ?? Loss(lane);
        var earliest = isSound ? stop.In!.Value.At.Plus(-(lane.LostBefore?.Micros ?? 0)) : stop.After;
        return spell with
        {
            Seen = counts.Answer == true ? From(spell.Seen, stop.In) : spell.Seen,
            Certain = counts.Answer == true && isSound && lane.MayBeShorter is null ? From(spell.Certain, stop.In) : spell.Certain,
            Possible = spell.Possible is { } possible && earliest < possible.From
                ? possible with { From = earliest, FromU = isSound ? stop.In!.Value.U : 0 }
                : spell.Possible,
            Why = spell.Why ?? (why is null ? null : $"stop {stop.Number}: {why}"),
            Evidence = stop.In is { } pitIn ? [pitIn.Event, .. spell.Evidence] : spell.Evidence,
        };
    }

    private static Spell? From(Spell? spell, Mark? pitIn) =>
        spell is { } so && pitIn is { } mark ? so with { From = mark.At, FromU = mark.U } : spell;

    private static Maybe Counts(PitTime pitTime, StintDriver driver, StintDriver? before) =>
        pitTime == PitTime.Included ? Maybe.Yes
        : before?.Id is not { } one ? Maybe.Unknown(before?.Why ?? "nobody drove before it")
        : driver.Id is not { } other ? Maybe.Unknown(driver.Why!)
        : Maybe.Of(one == other);

    private static Spell? Certain(Spell seen, Measured time)
    {
        var to = seen.To.Plus(-(time.LostWithin?.Micros ?? 0));
        return time.MayBeShorter is null && to > seen.From ? seen with { To = to } : null;
    }

    /// <summary>Where an end is in doubt the stint may reach over the stop beside it.</summary>
    private static Spell Widest(Stint stint, Instant? ended)
    {
        var from = stint.Left is { } left ? left.In?.At ?? left.After : stint.After;
        var to = stint.Entered is { } entered ? entered.Out?.At ?? entered.Before ?? Blind.Forever : stint.To?.At ?? stint.Before ?? ended ?? Blind.Forever;
        return new Spell(from, stint.Left?.In?.U ?? 0, to, stint.Entered?.Out?.U ?? 0);
    }

    private static string? Loss(Measured time) => time.MayBeShorter ?? (time.LostBefore ?? time.LostWithin)?.Reason;

    private static List<RaceEvent> Evidence(Measured time, StintDriver driver)
    {
        var evidence = new List<RaceEvent>(time.Evidence);
        evidence.AddRange(new[] { time.From?.Event, driver.Identified, time.Open is null ? time.To?.Event : null }.OfType<RaceEvent>());
        return evidence;
    }
}
