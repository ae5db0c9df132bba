using PitMarshal.Judge.Driving;
using PitMarshal.Judge.Forecasts;
using PitMarshal.Judge.Pit.Stints;
using PitMarshal.Judge.RaceWide;
using PitMarshal.Judge.Reasons;
using PitMarshal.Judge.Rules.Amounts;
using PitMarshal.Judge.Rules.Common;
using PitMarshal.Judge.Rules.Exceptions;
using PitMarshal.Judge.Rules.Forecasting;
using PitMarshal.Judge.Rules.Reading;
using PitMarshal.Judge.Rules.Subjects;
using PitMarshal.Judge.Rules.Sums;
using PitMarshal.Judge.Times;
using PitMarshal.Judge.Verdicts;

namespace PitMarshal.Judge.Rules.Durations;

/// <summary>
/// <c>max-duration</c> of <c>continuous-drive</c>: a driver drives at most <c>value</c> with <c>plus</c> until another
/// one takes over; or, with
/// <c>resetAfter</c>, until he was out of the car for so long.
/// </summary>
public sealed class MaxContinuousDrive(
    RuleHead head, Amount max, Additions plus, Amount? resetAfter, PitTime pitTime, Until until) : Rule(head)
{
    public override Scope Scope => Scope.Drive;

    public override object Obliges => (resetAfter, pitTime, until);

    public static Rule Read(FieldReader fields) => new MaxContinuousDrive(
        fields.Head(Scope.Drive), Amount.Read(fields, "value", Dimension.Duration),
            Additions.Read(fields, Dimension.Duration, Scope.Drive),
        Amount.ReadOrNull(fields, "resetAfter", Dimension.Duration), fields.WordOrNull<PitTime>("pitTime")
            ?? PitTime.Excluded,
        fields.UntilOf(ofDriving: true));

    public override int Count(Subject car) => Drives(car).Count;

    public override int FirstBeyond(Subject car, int settled)
    {
        var drives = Drives(car);
        var first = drives.FindIndex(d => d.OverWith is not { } over || over > settled);
        return first < 0 ? drives.Count + 1 : first + 1;
    }

    public override Subject Nth(Subject car, int number) => car with { Drive = Drives(car)[number - 1] };

    public override string Explain() => $"A driver drives on end for at most {max.Explain()}{plus.Explain()}. "
        + (resetAfter is null
            ? "Another driver's stint ends it. "
            : $"The time counts on until he was out of the car for at least {resetAfter.Explain()}. ")
        + $"{pitTime.Explain()} {until.Explain()}";

    private protected override Verdict Judge(Subject subject)
    {
        if (Reset(subject) is { Why: { } unknown })
        {
            return subject.Verdict(this, Outcome.Undecided, "").Without(unknown);
        }

        var (drive, span) = (subject.Drive!, subject.Race.Span);
        var (_, seen) = Longest(drive.Spells.Where(s => s.Seen is not null).Select(s => s.Seen!.Value).ToList(), span);
        var least = drive.Parts.Count == 0 ? 0 : drive.Parts.Max(part => Longest(part.Least, span).Micros);
        var (most, _) = Longest(drive.Whole.Most, span);
        var isOver = !drive.Whole.Running && (drive.OverWith is not null || span.Finish is not null);
        var bound = new Bound(max.In(subject) + plus.In(subject), AtMost: true);
        var who = drive.Driver is { } driver
            ? $"Continuous drive of {driver}"
            : "Continuous drive of an unknown driver";
        var (began, ended) =
            (drive.Spells[0].Seen?.From ?? drive.Spells[0].Possible.From, drive.Spells[^1].Seen?.To
                ?? drive.Spells[^1].Possible.To);
        var total = new Total(seen.Micros, least, drive.Driver is null ? long.MaxValue : most, seen.U, drive.Whole.Why)
        {
            AtLeast = drive.Whole.Running,
            Where = (began, ended == Spell.Forever ? null : ended),
        };
        var verdict = Totals.Judge(this, subject, total, bound, isOver, onlyGrows: true, (who, "without a reset"));
        return verdict.Open ? verdict : verdict with { Evidence = drive.Whole.Sources(began, Spell.Forever) };
    }

    private protected override IEnumerable<Forecast?> Forecasts(Subject subject)
    {
        if (subject.Stint is null || Reset(subject) is { Known: false })
        {
            return [];
        }

        var drive =
            Driving.Drives.Of(subject.Race, subject.Driving, (pitTime, until), Reset(subject)?.Low, subject.Stint);
        var asked = max.In(subject with { Drive = drive }) + plus.In(subject with { Drive = drive });
        var text = $"At most {ReasonText.Duration(Math.Max(0, asked.Low))} without a reset.";
        return [StintForecast.Of(this, subject, drive.Spells[^1], drive.Whole.Most, asked, text, run =>
            run.LatestInAll(asked.Low), ofDriver: true)];
    }

    private List<Drive> Drives(Subject car) =>
        Driving.Drives.Of(car.Race, car.Driving, (pitTime, until), Reset(car) is { Known: true, Low: var reset }
            ? reset
            : null);

    /// <summary>Asked of the car, not of a drive: it says where drives end.</summary>
    private Limit? Reset(Subject subject) => resetAfter?.In(subject with { Drive = null, Stint = null });

    /// <summary>
    /// All of it as the red flag leaves it; where it counts anew from the resumption, the longest run between.
    /// </summary>
    private (long Micros, TimeWindow Where) Longest(List<Spell> spells, RaceSpan span)
    {
        if (spells.Count == 0)
        {
            return (0, default);
        }

        var (from, to) = (spells[0].From, spells[^1].To);
        var inside = span.Suspensions.FindAll(s => s.From < to && s.To > from);
        var longest = TimeWindow.Of(spells, from, to);
        if (Head.AfterRedFlag.Excludes)
        {
            var suspended = inside.Sum(s => TimeWindow.Of(spells, s.From, s.To).Micros);
            longest = longest with { Micros = longest.Micros - suspended };
        }
        else if (Head.AfterRedFlag.Kind == AfterRedFlag.Kinds.Reset && inside.Count > 0)
        {
            var begins = inside.Select(s => s.To).Where(at => at < to).Prepend(from);
            var ends = inside.Select(s => s.From).Append(to);
            longest = begins.Zip(ends, (a, b) => TimeWindow.Of(spells, a, b)).MaxBy(w => w.Micros);
        }

        return (longest.Micros, longest);
    }
}
