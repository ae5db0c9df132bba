using PitMarshal.Events;
using PitMarshal.Judge.Driving;
using PitMarshal.Judge.Forecasts;
using PitMarshal.Judge.Pit.Stints;
using PitMarshal.Judge.RaceWide;
using PitMarshal.Judge.Reasons;
using PitMarshal.Judge.Rules.Common;
using PitMarshal.Judge.Rules.Forecasting;
using PitMarshal.Judge.Rules.Reading;
using PitMarshal.Judge.Rules.Subjects;
using PitMarshal.Judge.Times;
using PitMarshal.Judge.Verdicts;

namespace PitMarshal.Judge.Rules.Sums;

/// <summary>
/// <c>sum</c>: driving time, pit-lane time, stationary time, refuel time or laps of a driver, a car or the drivers of a
/// rating come to at least
/// <c>min</c> and at most <c>max</c>, or to a <c>share</c> of the race's scheduled duration; over the race, over any
/// window of it, or over blocks.
/// </summary>
public sealed partial class Sum(
    RuleHead head, SumOf of, Per per, Over over, SumLimits limits, PitTime pitTime, Until until) : Rule(head)
{
    public override Scope Scope => Scoped(per);

    public static Rule Read(FieldReader fields)
    {
        var of = fields.WordOrNull<SumOf>("of") ?? SumOf.DriveTime;
        var per = fields.WordOrNull<Per>("per") ?? (of == SumOf.DriveTime ? Per.Driver : Per.Car);
        var over = Over.Read(fields);
        if (!over.IsRace && of is not (SumOf.DriveTime or SumOf.PitLaneTime))
        {
            throw fields.Bad("over", "expected race: only drive-time and pit-lane-time are added up over windows");
        }

        if (per == Per.Class && !over.IsRace)
        {
            throw fields.Bad("over", "expected race: the cars of a class are added up over the whole race only");
        }

        var limits = SumLimits.Read(fields, of == SumOf.Laps ? Dimension.Number : Dimension.Duration);
        var pitTime = of == SumOf.DriveTime
            ? fields.WordOrNull<PitTime>("pitTime") ?? PitTime.Excluded
            : PitTime.Excluded;
        var head = fields.Head(
            Scoped(per), of == SumOf.Laps
                ? Dimension.Number
                : Dimension.Duration, selects: of is not (SumOf.DriveTime or SumOf.Laps),
            prorates: over.IsRace);
        return new Sum(head, of, per, over, limits, pitTime, fields.UntilOf(of == SumOf.DriveTime));
    }

    public override IEnumerable<Subject> Whole(Subject car) => per switch
    {
        Per.Driver => car.Driving.Drivers(car.Race).Select(driver => car with { DriverId = driver }),
        Per.Rating =>
            (car.Race.Entries.Of(car.Car.Number, Spell.Forever)?.Drivers ?? []).Select(d => d.Rating).OfType<string>()
            .Distinct(StringComparer.OrdinalIgnoreCase).Select(rating => car with { Rating = rating }),
        Per.Car => [car],
        _ => [],
    };

    private protected override TruthValue Applies(Subject subject)
    {
        var whose = subject.Stint is null ? subject : subject with { Stint = null, DriverId = subject.Driver };
        return Head.SelectsStops ? Head.When.AppliesToCar(whose) : Head.When.Applies(whose);
    }

    private protected override Verdict Judge(Subject subject) => Totals.Gravest(Bounds(subject).Select(bound =>
        over.Unknown(subject.Race.Span, bound.AtMost) is { } unknown
            ? Totals.NoWindow(this, subject, bound, Words(subject), unknown) : Judge(subject, bound)));

    private protected override Verdict Judge(IReadOnlyList<Subject> cars) =>
        Totals.Gravest(Bounds(cars[0]).Select(bound => Judge(cars, bound)));

    private Verdict Judge(IReadOnlyList<Subject> cars, Bound bound)
    {
        var (sum, isOver, span) = (default(Total), true, cars[0].Race.Span);
        foreach (var car in cars)
        {
            var (total, over) = TotalOf(car);
            (sum, isOver) = (sum.Plus(total), isOver && over);
        }

        return Totals.Judge(this, cars[0], sum with { Where = (span.Started?.At, span.Finish) }, bound, isOver,
            onlyGrows: true, Words(cars[0]));
    }

    /// <summary>What a car adds to the sum of its class over the race, and whether no more can come.</summary>
    private (Total Total, bool IsOver) TotalOf(Subject car)
    {
        if (of == SumOf.Laps)
        {
            return LapCount.Of(car, stint => Belongs(car, stint));
        }

        var (extent, span) = (ExtentOf(car), car.Race.Span);
        var (seen, least, most) =
            (over.Worst(extent.Seen, span, true), over.Worst(extent.Least, span, true),
                over.Worst(extent.Most, span, true));
        return (new Total(seen.Micros, least.Micros, most.Micros, seen.U, extent.Why) { AtLeast = extent.Running },
            span.Finish is not null && !extent.Running);
    }

    private Verdict Judge(Subject subject, Bound bound)
    {
        var span = subject.Race.Span;
        if (of == SumOf.Laps)
        {
            var (laps, isCounted) = LapCount.Of(subject, stint => Belongs(subject, stint));
            return Totals.Judge(this, subject, laps, bound, isCounted
                && span.Finish is not null, onlyGrows: true, Words(subject));
        }

        var extent = ExtentOf(subject);
        var isOver = span.Finish is not null && !extent.Running;
        var least = over.Worst(extent.Least, span, bound.AtMost);
        if (!isOver
            && (bound.AtMost ? least.Micros <= bound.Limit.High : !over.IsOne || least.Micros < bound.Limit.High))
        {
            var soFar = new Total(0, 0, long.MaxValue, 0, null) { Where = (span.Started?.At, null) };
            return Totals.Judge(this, subject, soFar, bound, isOver: false, onlyGrows: false, Words(subject));
        }

        var (seen, most) = (over.Worst(extent.Seen, span, bound.AtMost), over.Worst(extent.Most, span, bound.AtMost));
        var total = new Total(seen.Micros, least.Micros, most.Micros, seen.U, extent.Why)
        {
            AtLeast = extent.Running,
            Where = over.IsRace ? (span.Started?.At ?? seen.From, span.Finish ?? seen.To) : (seen.From, seen.To),
        };
        return Totals.Judge(this, subject, total, bound, isOver, over.IsOne,
            Words(subject)) with { Evidence = extent.Sources(seen.From, seen.To) };
    }

    private protected override IEnumerable<Forecast?> Forecasts(Subject subject)
    {
        if (subject.Stint is null || of != SumOf.DriveTime || per is Per.Car or Per.Class)
        {
            return [];
        }

        var spell = subject.Driving.Spells(subject.Race, pitTime, until)[^1];
        var driver = spell.Driver.Id;
        var rating = per == Per.Rating && driver is not null ? subject.Listed(driver)?.Rating : null;
        var whose = subject with { Stint = null, DriverId = driver, Rating = rating };
        Forecast? earliest = null;
        foreach (var bound in Bounds(whose).Where(b => b.AtMost))
        {
            var past = driver is null ? [] : ExtentOf(whose with { DriverId = per == Per.Driver ? driver : null }).Most;
            var forecast = StintForecast.Of(
                this, subject, spell, past, bound.Limit,
                $"{bound.Explain(over.Explain())}.", run =>
                    over.Latest(run, bound.Limit.Low, subject.Race.Span), ofDriver: true);
            earliest = earliest is null || (forecast?.At ?? Spell.Forever) < (earliest.At ?? Spell.Forever)
                ? forecast
                : earliest;
        }

        return [earliest];
    }

    /// <summary>
    /// The bounds of a whole race shrink with it where the regulations say so; those of a window do not.
    /// </summary>
    private IEnumerable<Bound> Bounds(Subject subject)
    {
        foreach (var (amount, isShare, atMost) in new[]
        {
            (limits.Max, false, true), (limits.ShareMax, true, true), (limits.Min, false, false),
                (limits.ShareMin, true, false),
        })
        {
            if (amount?.In(subject) is { } limit)
            {
                var scaled = over.IsRace ? Head.Scaled(limit, subject.Race.Span) : limit;
                yield return new(scaled, atMost)
                {
                    Counts = of == SumOf.Laps,
                    ShareOf = isShare && subject.Race.Span.LengthMicros is { } length and > 0 ? length : null,
                };
            }
        }
    }

    private static Scope Scoped(Per per) =>
        per switch { Per.Driver => Scope.Driver, Per.Rating => Scope.Rating, Per.Class => Scope.Class, _ => Scope.Car };
}
