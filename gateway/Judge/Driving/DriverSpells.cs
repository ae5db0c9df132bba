using PitMarshal.Judge.Pit.Stints;
using PitMarshal.Judge.Pit;
using PitMarshal.Judge.RaceWide;
using PitMarshal.Judge.Reasons;
using PitMarshal.Judge.Times;

namespace PitMarshal.Judge.Driving;

/// <summary>Makes the driving time of one car of its stints and stops.</summary>
internal static class DriverSpells
{
    /// <summary>The spell of a stint.</summary>
    /// <param name="race">The race.</param>
    /// <param name="car">The car.</param>
    /// <param name="stint">The stint.</param>
    /// <param name="counts">What of the stop before it counts, and until when it counts at the finish.</param>
    /// <param name="before">Who drove the stint before; null for the first.</param>
    public static DriverSpell Of(
        Race race, Car car, Stint stint, (PitTime PitTime, Until Until) counts, StintDriver? before)
    {
        var time = StintTime.Of(race, car, stint, counts.Until).Value;
        var driver = StintDriver.Of(race, car, stint, time.Unsound is null && !HasLongLap(car, time));
        var stretch =
            BoundedSpell.Of(time, new Spell(stint.From?.At ?? stint.After, stint.From?.U ?? 0, Spell.Forever, 0),
                $"stint {stint.Number}");
        if (driver.Identified is { } identified)
        {
            stretch = stretch with { Evidence = [.. stretch.Evidence, identified] };
        }

        var spell = new DriverSpell(stretch, stint, driver) { Unsound = time.Unsound };
        return stint.Left is { } stop && counts.PitTime != PitTime.Excluded && spell.Possible.Micros > 0
            ? WithStop(race, spell, stop, Counts(counts.PitTime, driver, before)) : spell;
    }

    /// <summary>All a stop can be where it cannot be relied on.</summary>
    public static Spell Widest(Stop stop) => new(stop.After, 0, stop.Before ?? Spell.Forever, 0);

    /// <summary>The spell with the stop before it, as far as that counts.</summary>
    private static DriverSpell WithStop(Race race, DriverSpell spell, Stop stop, TruthValue counts)
    {
        if (counts.Answer == false)
        {
            return spell;
        }

        var lane = BoundedSpell.Of(PitLaneTime.Of(race, stop).Value, Widest(stop), $"stop {stop.Number}");
        var isCertain = counts.Answer == true;
        return spell with
        {
            Seen = isCertain && lane.Seen is { } seen ? Joined(seen, spell.Seen) : spell.Seen,
            Certain = isCertain && lane.Certain is { } certain ? Joined(certain, spell.Certain) : spell.Certain,
            Possible = lane.Possible.From < spell.Possible.From
                ? spell.Possible with { From = lane.Possible.From, FromU = lane.Possible.FromU }
                : spell.Possible,
            Why = spell.Why ?? counts.Why ?? lane.Why,
            Evidence = [.. lane.Evidence, .. spell.Evidence],
        };
    }

    private static Spell? Joined(Spell lane, Spell? stint) =>
        stint is { } so ? so with { From = lane.From, FromU = lane.FromU } : null;

    private static TruthValue Counts(PitTime pitTime, StintDriver driver, StintDriver? before) =>
        pitTime == PitTime.Included ? TruthValue.Yes
        : before?.Id is not { } one ? TruthValue.Unknown(before?.Why ?? "nobody drove before it")
        : driver.Id is not { } other ? TruthValue.Unknown(driver.Why!)
        : TruthValue.Of(one == other);

    /// <summary>A visit that nobody saw, and a change of drivers in it, may hide in the stint.</summary>
    private static bool HasLongLap(Car car, Measured time) => time is { From: { } from }
        && car.PitLane.Pace.LongLaps.Exists(lap => lap.From >= from.At && !(lap.To > time.To?.At));
}
