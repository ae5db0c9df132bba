using PitMarshal.Judge.Driving;
using PitMarshal.Judge.Forecasts;
using PitMarshal.Log;

namespace PitMarshal.Judge.Rules;

/// <summary>
/// <c>sum</c>: driving time, pit-lane time, stationary time, refuel time or laps of a driver, a car or the drivers of a rating come to at least
/// <c>min</c> and at most <c>max</c>, or to a <c>share</c> of the race's scheduled duration; over the race, over any window of it, or over blocks.
/// </summary>
internal sealed class Sum(RuleHead head, SumOf of, Per per, Over over, Sum.Limits limits, PitTime pitTime) : Rule(head)
{
    /// <summary>What is asked; null where it is not.</summary>
    internal sealed record Limits(Amount? Min, Amount? Max, Amount? ShareMin, Amount? ShareMax);

    internal override Scope Scope => Scoped(per);

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

        var limits = ReadLimits(fields, of == SumOf.Laps ? Dimension.Number : Dimension.Duration);
        var pitTime = of == SumOf.DriveTime ? fields.WordOrNull<PitTime>("pitTime") ?? PitTime.Excluded : PitTime.Excluded;
        var head = fields.Head(
            Scoped(per), of == SumOf.Laps ? Dimension.Number : Dimension.Duration, selects: of is not (SumOf.DriveTime or SumOf.Laps));
        return new Sum(head, of, per, over, limits, pitTime);
    }

    internal override IEnumerable<Subject> Whole(Subject car) => per switch
    {
        Per.Driver => car.Car.Driving.Drivers(car.Race).Select(driver => car with { DriverId = driver }),
        Per.Rating => (car.Race.Entries.Of(car.Car.Number, Blind.Forever)?.Drivers ?? []).Select(d => d.Rating).OfType<string>()
            .Distinct(StringComparer.OrdinalIgnoreCase).Select(rating => car with { Rating = rating }),
        Per.Car => [car],
        _ => [],
    };

    internal override string Explain()
    {
        var what = of switch
        {
            SumOf.DriveTime => "The drive time",
            SumOf.PitLaneTime => "The pit-lane time of all stops together",
            SumOf.StationaryTime => "The stationary time of all stops together",
            SumOf.RefuelTime => "The refuel time of all stops together",
            SumOf.Laps => "The number of laps",
        };
        var least = new[] { limits.Min, limits.ShareMin }.OfType<Amount>().Select(amount => $"at least {amount.Explain()}");
        var most = new[] { limits.Max, limits.ShareMax }.OfType<Amount>().Select(amount => $"at most {amount.Explain()}");
        return $"{what} {per.Explain()} {over.Explain()} is {string.Join(" and ", least.Concat(most))}."
            + (of == SumOf.DriveTime ? $" {pitTime.Explain()}" : "");
    }

    private protected override Maybe Applies(Subject subject) =>
        Head.When.AppliesToCar(subject.Stint is null ? subject : subject with { Stint = null, DriverId = subject.Driver });

    private protected override Verdict Judge(Subject subject) => Totals.Gravest(Bounds(subject).Select(bound =>
        subject.Race.Span.Started is null && over.NeedsStart(bound.AtMost)
            ? Totals.NoStart(this, subject, bound, Words(subject)) : Judge(subject, bound)));

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

        return Totals.Judge(this, cars[0], sum with { Where = (span.Started?.At, span.Finish) }, bound, isOver, onlyGrows: true, Words(cars[0]));
    }

    /// <summary>What a car adds to the sum of its class over the race, and whether no more can come.</summary>
    private (Total Total, bool IsOver) TotalOf(Subject car)
    {
        if (of == SumOf.Laps)
        {
            return LapCount.Of(car, stint => Belongs(car, stint));
        }

        var (extent, span) = (ExtentOf(car), car.Race.Span);
        var (seen, least, most) = (over.Worst(extent.Seen, span, true), over.Worst(extent.Least, span, true), over.Worst(extent.Most, span, true));
        return (new Total(seen.Micros, least.Micros, most.Micros, seen.U, extent.Why), span.Finish is not null && !extent.Running);
    }

    private Verdict Judge(Subject subject, Bound bound)
    {
        var span = subject.Race.Span;
        if (of == SumOf.Laps)
        {
            var (laps, isCounted) = LapCount.Of(subject, stint => Belongs(subject, stint));
            return Totals.Judge(this, subject, laps, bound, isCounted && span.Finish is not null, onlyGrows: true, Words(subject));
        }

        var extent = ExtentOf(subject);
        var isOver = span.Finish is not null && !extent.Running;
        var least = over.Worst(extent.Least, span, bound.AtMost);
        if (!isOver && (bound.AtMost ? least.Micros <= bound.Limit.High : !over.IsRace || least.Micros < bound.Limit.High))
        {
            var soFar = new Total(0, 0, long.MaxValue, 0, null) { Where = (span.Started?.At, null) };
            return Totals.Judge(this, subject, soFar, bound, isOver: false, onlyGrows: false, Words(subject));
        }

        var (seen, most) = (over.Worst(extent.Seen, span, bound.AtMost), over.Worst(extent.Most, span, bound.AtMost));
        var total = new Total(seen.Micros, least.Micros, most.Micros, seen.U, extent.Why)
        {
            Where = over.IsRace ? (span.Started?.At ?? seen.From, span.Finish ?? seen.To) : (seen.From, seen.To),
        };
        return Totals.Judge(this, subject, total, bound, isOver, over.IsRace, Words(subject)) with { Evidence = extent.Sources(seen.From, seen.To) };
    }

    private protected override Forecast? Forecast(Subject subject)
    {
        if (subject.Stint is null || of != SumOf.DriveTime || per is Per.Car or Per.Class)
        {
            return null;
        }

        var spell = subject.Car.Driving.Spells(subject.Race, pitTime)[^1];
        var driver = spell.Driver.Id;
        var rating = per == Per.Rating && driver is not null ? subject.Listed(driver)?.Rating : null;
        var whose = subject with { Stint = null, DriverId = driver, Rating = rating };
        Forecast? earliest = null;
        foreach (var bound in Bounds(whose).Where(b => b.AtMost))
        {
            var past = driver is null ? [] : ExtentOf(whose with { DriverId = per == Per.Driver ? driver : null }).Most;
            var forecast = Latest.Of(
                this, subject, spell, past, bound.Limit,
                $"{bound.Explain(over.Explain())}.", run => over.Latest(run, bound.Limit.Low, subject.Race.Span), ofDriver: true);
            earliest = earliest is null || (forecast?.At ?? Blind.Forever) < (earliest.At ?? Blind.Forever) ? forecast : earliest;
        }

        return earliest;
    }

    private Extent ExtentOf(Subject subject)
    {
        // Rules that add up the same share what was worked out; which stops count is each rule's own.
        var excludes = Head.AfterRedFlag.Excludes && subject.Race.Span.Suspensions.Count > 0;
        var own = of == SumOf.DriveTime ? null : Name;
        return subject.Car.Driving.Derived((of, pitTime, subject.DriverId, subject.Rating, excludes, own), () => Added(subject));
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
        subject.Car.Driving.Spells(subject.Race, pitTime).Select(spell => ((Stretch)spell, Belongs(subject, spell)));

    /// <summary>The stops that the rule's conditions select; of a driver those to which he brought the car in.</summary>
    private IEnumerable<(Stretch, Maybe)> Stopped(Subject subject)
    {
        var interval = of switch
        {
            SumOf.PitLaneTime => Interval.PitLaneTime,
            SumOf.StationaryTime => Interval.StationaryTime,
            _ => Interval.RefuelTime,
        };
        var broughtIn = subject.Car.Driving.Spells(subject.Race, PitTime.Excluded).ToLookup(spell => spell.Stint.Entered?.Number);
        foreach (var stop in subject.Car.PitLane.Stops)
        {
            var asked = subject with { Stop = stop };
            var belongs = per is Per.Car or Per.Class ? Maybe.Yes
                : broughtIn[stop.Number].FirstOrDefault() is { } spell ? Belongs(subject, spell)
                : Maybe.Unknown($"who brought the car in to stop {stop.Number} is not known");
            yield return (Stretch.Of(interval.Measure(asked), DriverSpells.Widest(stop), $"stop {stop.Number}"), belongs.And(Head.When.Selects(asked)));
        }
    }

    private Maybe Belongs(Subject subject, DriverSpell spell) => per is Per.Car or Per.Class ? Maybe.Yes
        : spell.Driver.Id is not { } driver ? Maybe.Unknown(spell.Driver.Why!)
        : per == Per.Driver ? Maybe.Of(driver == subject.DriverId)
        : subject.Listed(driver)?.Rating is { } rating ? Maybe.Of(rating.Equals(subject.Rating, StringComparison.OrdinalIgnoreCase))
        : Maybe.Unknown($"no rating is listed for driver {driver}");

    /// <summary>The bounds of a whole race shrink with it where the regulations say so; those of a window do not.</summary>
    private IEnumerable<Bound> Bounds(Subject subject)
    {
        foreach (var (amount, isShare, atMost) in new[]
        {
            (limits.Max, false, true), (limits.ShareMax, true, true), (limits.Min, false, false), (limits.ShareMin, true, false),
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

    private static Limits ReadLimits(FieldReader fields, Dimension dimension)
    {
        var (min, max) = (Amount.ReadOrNull(fields, "min", dimension), Amount.ReadOrNull(fields, "max", dimension));
        Amount? least = null, most = null;
        if (dimension == Dimension.Duration && fields.MapUnlessText("share") is { } share && (share.Has("min") || share.Has("max")))
        {
            (least, most) = (Amount.ReadShareOrNull(share, "min"), Amount.ReadShareOrNull(share, "max"));
            share.Done();
        }
        else if (dimension == Dimension.Duration)
        {
            most = Amount.ReadShareOrNull(fields, "share");
        }

        return min is null && max is null && least is null && most is null
            ? throw fields.Bad("max", $"expected min or max, {dimension.Expected()}" + (dimension == Dimension.Duration ? ", or share" : ""))
            : new Limits(min, max, least, most);
    }

    private (string What, string Where) Words(Subject subject)
    {
        var what = of switch
        {
            SumOf.DriveTime => "Drive time",
            SumOf.PitLaneTime => "Pit-lane time",
            SumOf.StationaryTime => "Stationary time",
            SumOf.RefuelTime => "Refuel time",
            _ => "Laps",
        };
        var whose = subject.DriverId is { } driver ? $" of {driver}" : subject.Rating is { } rating ? $" of the drivers rated {rating}"
            : subject.Class is { } carClass ? $" of class {carClass}" : "";
        return ($"{what}{whose}", over.Explain());
    }

    private static Scope Scoped(Per per) => per switch { Per.Driver => Scope.Driver, Per.Rating => Scope.Rating, Per.Class => Scope.Class, _ => Scope.Car };
}
