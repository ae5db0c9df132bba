using PitMarshal.Judge.Driving;
using PitMarshal.Judge.Pit.Stints;
using PitMarshal.Judge.RaceWide;
using PitMarshal.Judge.Reasons;
using PitMarshal.Judge.Rules.Amounts;
using PitMarshal.Judge.Rules.Common;
using PitMarshal.Judge.Rules.Reading;
using PitMarshal.Judge.Rules.Subjects;
using PitMarshal.Judge.Times;
using PitMarshal.Judge.Verdicts;

namespace PitMarshal.Judge.Rules.Sums;

/// <summary>
/// <c>spread</c>: between the listed driver of a car who drove the most and the one who drove the least there is at
/// most <c>max</c>. Decided when the race is over.
/// </summary>
public sealed class Spread(RuleHead head, Spread.Of of, Amount max, PitTime pitTime, Until until) : Rule(head)
{
    public enum Of { DriveTime, Laps }

    public override Scope Scope => Scope.Car;

    public static Rule Read(FieldReader fields)
    {
        var of = fields.WordOrNull<Of>("of") ?? Of.DriveTime;
        if (fields.TextOrNull("per") is not (null or "driver"))
        {
            throw fields.Bad("per", "expected driver");
        }

        var max = Amount.Read(fields, "max", of == Of.Laps ? Dimension.Number : Dimension.Duration);
        var pitTime = of == Of.DriveTime ? fields.WordOrNull<PitTime>("pitTime") ?? PitTime.Excluded : PitTime.Excluded;
        return new Spread(fields.Head(Scope.Car, of == Of.Laps ? Dimension.Number : Dimension.Duration), of, max,
            pitTime, fields.UntilOf(of == Of.DriveTime));
    }

    public override string Explain() => of == Of.Laps
        ? $"Between the driver of a car with the most laps and the one with the fewest there are at most "
            + $"{max.Explain()} laps."
        : $"Between the driver of a car who drives the longest and the one who drives the shortest there is at most "
            + $"{max.Explain()}. "
            + $"{pitTime.Explain()} {until.Explain()}";

    private protected override Verdict Judge(Subject subject)
    {
        var span = subject.Race.Span;
        var bound = new Bound(max.In(subject), AtMost: true) { Counts = of == Of.Laps };
        var drivers = subject.Race.Entries.Of(subject.Car.Number, subject.JudgedAt)?.Drivers?.Select(d => d.Id)
            .Distinct().ToList() ?? [];
        if (span.Finish is null || subject.Car.PitLane.Stints is [.., { Running: true }] && span.Ended is null)
        {
            return Totals.Judge(this, subject, default, bound, isOver: false, onlyGrows: false,
                ("", Where)) with { From = span.Started?.At };
        }

        if (drivers.Count == 0)
        {
            return subject.Verdict(
                this, Outcome.Undecided, $"No drivers are listed for the car; {bound.Explain(Where)}.");
        }

        var totals = drivers.ConvertAll(driver => (Driver: driver, Total: TotalOf(subject, driver)));
        var (most, least) = (totals.MaxBy(t => t.Total.Seen), totals.MinBy(t => t.Total.Seen));
        var apart = new Total(
            most.Total.Seen - least.Total.Seen,
            Math.Max(0, totals.Max(t => t.Total.Least) - totals.Min(t => t.Total.Most)),
            totals.Max(t => t.Total.Most) - totals.Min(t => t.Total.Least),
            most.Total.U + least.Total.U,
            totals.Select(t => t.Total.Why).FirstOrDefault(why => why is not null))
        {
            Where = (span.Started?.At, span.Finish),
        };
        var words = $"{most.Driver} {bound.Say(most.Total.Seen)}, {least.Driver} {bound.Say(least.Total.Seen)}: apart";
        return Totals.Judge(this, subject, apart, bound, isOver: true, onlyGrows: false, (words, Where)) with
        {
            Evidence = ExtentOf(subject, null).Sources(new(long.MinValue), Spell.Forever),
        };
    }

    private string Where => of == Of.Laps ? "between the drivers' laps" : "between the drivers' times";

    private Total TotalOf(Subject subject, string driver)
    {
        if (of == Of.Laps)
        {
            return LapCount.Of(subject, spell => Belongs(spell, driver)).Laps;
        }

        var extent = ExtentOf(subject, driver);
        var seen = extent.Seen;
        return new(seen.Sum(s => s.Micros), extent.Least.Sum(s => s.Micros), extent.Most.Sum(s => s.Micros),
            seen.Sum(s => s.U), extent.Why);
    }

    /// <summary>The driving of one driver, or (null) of all.</summary>
    private Extent ExtentOf(Subject subject, string? driver)
    {
        var extent = new Extent();
        foreach (var spell in subject.Driving.Spells(subject.Race, pitTime, until))
        {
            extent.Add(spell, driver is null ? TruthValue.Yes : Belongs(spell, driver));
        }

        if (Head.AfterRedFlag.Excludes)
        {
            extent.TakeOut(subject.Race.Span.Suspensions);
        }

        return extent;
    }

    private static TruthValue Belongs(DriverSpell spell, string driver) =>
        spell.Driver.Id is { } known ? TruthValue.Of(known == driver) : TruthValue.Unknown(spell.Driver.Why!);
}
