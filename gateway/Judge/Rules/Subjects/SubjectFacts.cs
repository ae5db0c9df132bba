using PitMarshal.Events;
using PitMarshal.Judge.Pit;
using PitMarshal.Judge.Times;

namespace PitMarshal.Judge.Rules.Subjects;

/// <summary>What amounts need to know of the race, the car and its driver.</summary>
internal static class SubjectFacts
{
    /// <summary>No passing is uncertain by more than a minute, µs.</summary>
    private const long Reach = 60_000_000;

    /// <summary>The race as scheduled, µs.</summary>
    public static Limit Duration(Subject subject) => subject.Race.Span.LengthMicros is { } length
        ? Limit.Of(length)
        : Limit.Unknown("the duration of the race is not scheduled");

    public static Limit Drivers(Subject subject) => Entry(subject)?.Drivers is { } drivers
        ? Limit.Of(drivers.Count)
        : Limit.Unknown($"the drivers of car {subject.Car.Number} are not listed");

    public static KnownName Class(Subject subject) => Entry(subject)?.Class is { } known
        ? new(known, null)
        : new(null, "the class of the car is not listed");

    /// <summary>The rating of the driver concerned, or of the drivers who are asked about together.</summary>
    public static KnownName Rating(Subject subject)
    {
        if (subject.Rating is { } together)
        {
            return new(together, null);
        }

        if (subject.Driver is not { } driver)
        {
            return new(null, "the driver is not identified");
        }

        return subject.Listed(driver)?.Rating is { } rating
            ? new(rating, null)
            : new(null, $"the rating of driver {driver} is not listed");
    }

    /// <summary>Laps of the stint that ends with the stop, with the one in progress at pit-in.</summary>
    public static Limit LapsInStint(Subject subject)
    {
        var stint = subject.Stint
            ?? subject.Car.PitLane.Stints.FirstOrDefault(s => s.Entered is not null && s.Entered == subject.Stop);
        if (stint is not { From: { } from, To: { } to })
        {
            return Limit.Unknown("when the stint began or ended is not known");
        }

        return LapsBetween(subject, from, to);
    }

    /// <summary>Laps that end between two instants, and the one that ends, or is in progress, at the second.</summary>
    public static Limit LapsBetween(Subject subject, Mark from, Mark to)
    {
        var (least, most) = (1L, 1L);
        var laps = subject.Car.PitLane.Laps;
        for (var i = laps.FirstFrom(from.At.Plus(-Reach), lap => lap.At); i < laps.Count
            && laps[i].At < to.At.Plus(Reach); i++)
        {
            var lap = laps[i];
            var certain = new Spell(from.At, from.U + lap.U, to.At, to.U + lap.U);
            least += lap.Doubt is null && Within(certain.Shrunk(), lap.At) ? 1 : 0;
            most += Within(certain.Widened(), lap.At) ? 1 : 0;
        }

        // Without any in the whole race the line may have no loop.
        return laps.Count == 0 ? new(least, long.MaxValue, "no start-finish passing of the car was seen")
            : subject.Race.BlindFor(Line.StartFinish, from.At, to.At) is { } blind
            ? new(least, long.MaxValue, $"passings of start-finish may be lost ({blind.Reason})")
            : least == most ? Limit.Of(least)
            : new(least, most, "whether a start-finish passing belongs to the stint is closer than the uncertainty");
    }

    /// <summary>Race time left at pit-in, µs; none after the race's scheduled end.</summary>
    public static Limit Remaining(Subject subject)
    {
        var duration = Duration(subject);
        var pitIn = subject.Stop?.In ?? subject.Stint?.To;
        if (!duration.Known || subject.Race.Span.Started is not { } started || pitIn is not { } mark)
        {
            return Limit.Unknown(duration.Why ?? "when the race started or the car came in is not known");
        }

        var (left, u) = (duration.Low - mark.At.Since(started.At), (long)Math.Ceiling(mark.U));
        var (least, most) = (Math.Max(0, left - u), Math.Max(0, left + u));
        return least == most
            ? Limit.Of(least)
            : new(least, most, "the pit-in is closer to a row of the table than its uncertainty");
    }

    private static bool Within(Spell spell, Instant at) => at > spell.From && at < spell.To;

    private static EntryListed? Entry(Subject subject) => subject.Race.Entries.Of(subject.Car.Number, subject.JudgedAt);
}
