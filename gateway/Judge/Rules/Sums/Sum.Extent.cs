using PitMarshal.Judge.Driving;

namespace PitMarshal.Judge.Rules;

// What is added up.
public sealed partial class Sum
{
    private Extent ExtentOf(Subject subject)
    {
        // Rules that add up the same share what was worked out; which stops count is each rule's own.
        var excludes = Head.AfterRedFlag.Excludes && subject.Race.Span.Suspensions.Count > 0;
        var own = of == SumOf.DriveTime ? null : Name;
        return subject.Driving.Derived((of, pitTime, until, subject.DriverId, subject.Rating, excludes, own), () => Added(subject));
    }

    private Extent Added(Subject subject)
    {
        var extent = new Extent();
        foreach (var (stretch, belongs) in of == SumOf.DriveTime ? Driven(subject) : Stopped(subject))
        {
            extent.Add(stretch, belongs);
        }

        if (Head.AfterRedFlag.Excludes)
        {
            extent.TakeOut(subject.Race.Span.Suspensions);
        }

        return extent;
    }

    private IEnumerable<(Stretch, Maybe)> Driven(Subject subject) =>
        subject.Driving.Spells(subject.Race, pitTime, until).Select(spell => ((Stretch)spell, Belongs(subject, spell)));

    /// <summary>The stops that the rule's conditions select; of a driver those to which he brought the car in.</summary>
    private IEnumerable<(Stretch, Maybe)> Stopped(Subject subject)
    {
        var interval = of switch
        {
            SumOf.PitLaneTime => Interval.PitLaneTime,
            SumOf.StationaryTime => Interval.StationaryTime,
            _ => Interval.RefuelTime,
        };
        var broughtIn = subject.Driving.Spells(subject.Race, PitTime.Excluded).ToLookup(spell => spell.Stint.Entered?.Number);
        foreach (var stop in subject.Car.PitLane.Stops)
        {
            var asked = subject with { Stop = stop };
            var belongs = per is Per.Car or Per.Class ? Maybe.Yes
                : broughtIn[stop.Number].FirstOrDefault() is { } spell ? Belongs(subject, spell)
                : Maybe.Unknown($"who brought the car in to stop {stop.Number} is not known");
            yield return (Stretch.Of(interval.Measure(asked), DriverSpells.Widest(stop), $"stop {stop.Number}"), belongs.And(Doubts.Happened(subject.Race, stop)).And(Counts(asked)));
        }
    }

    /// <summary>A stop is added up as the rule in force at its pit-in says.</summary>
    private Maybe Counts(Subject stop)
    {
        var inForce = stop.InForce?.At(Name, stop.JudgedAt) ?? this;
        var counts = inForce.Unset is { } unset ? Maybe.Unknown(unset) : inForce.Head.When.Selects(stop);
        return (stop.Stop!.MayBePassage is { } passage ? counts.And(Maybe.Unknown(passage)) : counts)
            .And(Head.AfterRedFlag.Kind == AfterRedFlag.Kinds.Silent ? Head.AfterRedFlag.Counts(stop.Stop!, stop.Race.Span) : Maybe.Yes);
    }

    private Maybe Belongs(Subject subject, DriverSpell spell) => per is Per.Car or Per.Class ? Maybe.Yes
        : spell.Driver.Id is not { } driver ? Maybe.Unknown(spell.Driver.Why!)
        : per == Per.Driver ? Maybe.Of(driver == subject.DriverId)
        : subject.Listed(driver)?.Rating is { } rating ? Maybe.Of(rating.Equals(subject.Rating, StringComparison.OrdinalIgnoreCase))
        : Maybe.Unknown($"no rating is listed for driver {driver}");
}
