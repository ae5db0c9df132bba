using PitMarshal.Judge.Rules.Common;
using PitMarshal.Judge.Rules.Exceptions;
using PitMarshal.Judge.Driving;
using PitMarshal.Judge.Pit;
using PitMarshal.Judge.Reasons;
using PitMarshal.Judge.Rules.Subjects;

namespace PitMarshal.Judge.Rules.Sums;

// What is added up.
public sealed partial class Sum
{
    private Extent ExtentOf(Subject subject)
    {
        // Rules that add up the same share what was worked out; which stops count is each rule's own.
        var excludes = RedFlag(subject).Excludes && subject.Race.Span.Suspensions.Count > 0;
        var own = of == SumOf.DriveTime ? null : Name;
        return subject.Driving.Derived((of, pitTime, until, subject.DriverId, subject.Rating, excludes, own), () =>
            Added(subject));
    }

    private Extent Added(Subject subject)
    {
        var extent = new Extent();
        foreach (var (stretch, belongs) in of == SumOf.DriveTime ? Driven(subject) : Stopped(subject))
        {
            extent.Add(stretch, belongs);
        }

        if (of == SumOf.DriveTime && subject.Race.Span.Finish is { } finish
            && subject.Car.PitLane is { Stops: [.., { InPitLane: true, In: { } last }], Laps.Count: 0 }
                && last.At < finish)
        {
            // Where no laps are seen it may have gone out again, and nobody saw it.
            const string Why = "no pit-out of the last stop was seen";
            extent.Add(new BoundedSpell { Possible = new(last.At, 0, finish, 0), Why = Why }, TruthValue.Unknown(Why));
        }

        if (RedFlag(subject).Excludes)
        {
            extent.TakeOut(subject.Race.Span.Suspensions);
        }

        return extent;
    }

    private AfterRedFlag RedFlag(Subject subject) => Head.AfterRedFlag.In(subject.Race.Span);

    private IEnumerable<(BoundedSpell, TruthValue)> Driven(Subject subject) =>
        subject.Driving.Spells(subject.Race, pitTime, until)
            .Select(spell => ((BoundedSpell)spell, Belongs(subject, spell)));

    /// <summary>
    /// The stops that the rule's conditions select; of a driver those to which he brought the car in.
    /// </summary>
    private IEnumerable<(BoundedSpell, TruthValue)> Stopped(Subject subject)
    {
        var interval = of switch
        {
            SumOf.PitLaneTime => Interval.PitLaneTime,
            SumOf.StationaryTime => Interval.StationaryTime,
            _ => Interval.RefuelTime,
        };
        return subject.Driving.OfStops((Name, subject.DriverId, subject.Rating), stop =>
        {
            var asked = subject with { Stop = stop };
            return (BoundedSpell.Of(interval.Measure(asked), DriverSpells.Widest(stop), $"stop {stop.Number}"),
                BroughtIn(subject, stop).And(Doubts.Happened(subject.Race, stop)).And(Counts(asked)));
        });
    }

    /// <summary>Whether it was one of those whose stops are added up who brought the car in.</summary>
    private TruthValue BroughtIn(Subject subject, Stop stop)
    {
        if (per is Per.Car or Per.Class)
        {
            return TruthValue.Yes;
        }

        var spells = subject.Driving.Spells(subject.Race, PitTime.Excluded);
        return stop.Number <= spells.Count && spells[stop.Number - 1].Stint.Entered == stop
            ? Belongs(subject, spells[stop.Number - 1])
            : TruthValue.Unknown($"who brought the car in to stop {stop.Number} is not known");
    }

    /// <summary>A stop is added up as the rule in force at its pit-in says.</summary>
    private TruthValue Counts(Subject stop)
    {
        var inForce = stop.InForce?.Invoke(Name, stop.JudgedAt) as Rule ?? this;
        var counts = inForce.Unset is { } unset ? TruthValue.Unknown(unset) : inForce.Head.When.Selects(stop);
        return (stop.Stop!.MayBePassage is { } passage ? counts.And(TruthValue.Unknown(passage)) : counts)
            .And(RedFlag(stop).IsSilent
                ? Head.AfterRedFlag.Counts(stop.Stop!, stop.Race.Span)
                : TruthValue.Yes);
    }

    private TruthValue Belongs(Subject subject, DriverSpell spell) => per is Per.Car or Per.Class ? TruthValue.Yes
        : spell.Driver.Id is not { } driver ? TruthValue.Unknown(spell.Driver.Why!)
        : per == Per.Driver ? TruthValue.Of(driver == subject.DriverId)
        : subject.Listed(driver)?.Rating is { } rating
            ? TruthValue.Of(rating.Equals(subject.Rating, StringComparison.OrdinalIgnoreCase))
        : TruthValue.Unknown($"no rating is listed for driver {driver}");
}
