using PitMarshal.Judge.Forecasts;
using PitMarshal.Judge.Pit;
using PitMarshal.Judge.Reasons;
using PitMarshal.Judge.Rules.Amounts;
using PitMarshal.Judge.Rules.Common;
using PitMarshal.Judge.Rules.Drivers;
using PitMarshal.Judge.Rules.Reading;
using PitMarshal.Judge.Rules.Stops;
using PitMarshal.Judge.Rules.Subjects;
using PitMarshal.Judge.Rules.Sums;
using PitMarshal.Judge.Verdicts;

namespace PitMarshal.Judge.Rules.Counts;

/// <summary>
/// <c>count</c>: a car makes at least <c>min</c> and at most <c>max</c> stops, of which it may count only those of at
/// least
/// <c>atLeast</c> in the pit lane and those with a driver change (<c>driver: changed</c>), or in which the driver gets
/// out (<c>out</c>); over the race, or (<c>over: blocks 80m</c>) over each block of it. Decided at the chequered
/// flag, or as soon as it is certain.
/// </summary>
public sealed partial class Count(
    RuleHead head, Amount? min, Amount? max, Amount? atLeast, Count.StopDriver? driver, DriverExit? exit, Over over)
    : Rule(head)
{
    /// <summary>What the driver does in a stop that counts.</summary>
    public enum StopDriver { Same, Changed, Out }

    public override Scope Scope => Scope.Car;

    public static Rule Read(FieldReader fields)
    {
        if (fields.TextOrNull("of") == "laps-in-stint")
        {
            return StintLaps.Read(fields);
        }

        if (fields.TextOrNull("of") is not (null or "stop" or "stops"))
        {
            throw fields.Bad("of", "expected stops or laps-in-stint");
        }

        var (min, max) =
            (Amount.ReadOrNull(fields, "min", Dimension.Number), Amount.ReadOrNull(fields, "max", Dimension.Number));
        if (min is null && max is null)
        {
            throw fields.Bad("min", "expected min, max or both, whole numbers");
        }

        if (min is { Constant: { } least } && max is { Constant: { } most } && least > most)
        {
            throw fields.Bad("max", $"expected a whole number from min on, {least}");
        }

        var head = fields.Head(Scope.Car, Dimension.Number, selects: true, prorates: true);
        var driver = fields.WordOrNull<StopDriver>("driver");
        var over = Over.Read(fields);
        if (over.Kind is not (Over.Kinds.Race or Over.Kinds.Blocks))
        {
            throw fields.Bad("over", "stops are counted over the race, or over blocks such as: blocks 80m");
        }

        return new Count(head, min, max, Amount.ReadOrNull(fields, "atLeast", Dimension.Duration), driver,
            driver == StopDriver.Out ? DriverExit.InStop(fields, head) : null, over);
    }

    public override string Explain()
    {
        var bounds =
            new[] { min is null ? null : $"at least {min.Explain()}", max is null ? null : $"at most {max.Explain()}" };
        return $"The number of stops of a car{Where} is {string.Join(" and ", bounds.OfType<string>())}."
            + (atLeast is null ? "" : $" A stop counts when its pit-lane time is at least {atLeast.Explain()}.")
            + driver switch
            {
                StopDriver.Changed => " A stop counts when the driver changes.",
                StopDriver.Same => " A stop counts when the same driver drives on.",
                StopDriver.Out => " A stop counts when the driver changes, or gets out and in again himself: "
                    + exit!.Evidence + ".",
                _ => "",
            };
    }

    private string Where => over.IsRace ? ""
        : $" in each {ReasonText.Duration(over.LengthMicros)} from the race start, one after the other,";

    private protected override TruthValue Applies(Subject subject) => Head.When.AppliesToCar(subject);

    private protected override Verdict Judge(Subject subject)
    {
        if (!over.IsRace)
        {
            return JudgeBlocks(subject, over.LengthMicros);
        }

        var tally = new StopTally();
        foreach (var counts in subject.Driving.OfStops(Name, stop => CountsInForce(subject with { Stop = stop })))
        {
            tally.Add(counts);
        }

        tally.AddHidden(subject);
        return Decide(subject, StopTally.Begin(this, subject), tally, isOver: subject.Race.Span.Finish is not null);
    }

    /// <summary>A stop is judged by what was in force at its pit-in.</summary>
    private TruthValue CountsInForce(Subject stop)
    {
        var inForce = stop.InForce?.Invoke(Name, stop.JudgedAt) as Count ?? this;
        return inForce.Unset is { } unset ? TruthValue.Unknown(unset) : inForce.Counts(stop);
    }

    /// <summary>Certain as soon as nothing that is still possible could change it.</summary>
    private Verdict Decide(Subject subject, Verdict verdict, StopTally tally, bool isOver)
    {
        var certain = tally.Certain;
        var most = tally.Unbounded ? int.MaxValue : certain + tally.Possible;
        var (least, limit) = (Asked(min, subject), Asked(max, subject));
        var (enough, few) = (least is null || certain >= least.Value.High, most < least?.Low);
        var (bounded, many) = (limit is null || most <= limit.Value.Low, certain > limit?.High);
        var outcome = few || many ? Outcome.Infringement : enough && bounded ? Outcome.Compliant : Outcome.Undecided;
        var asked = many || least is null ? limit!.Value : least.Value;
        var what = many || least is null ? $"at most {Asked(asked)} allowed" : $"at least {Asked(asked)} required";
        var missed = few ? asked.Low - certain : many ? certain - asked.High : 0;
        var isOpen = outcome == Outcome.Undecided && !isOver;
        verdict = verdict with
        {
            Outcome = outcome,
            Open = isOpen,
            To = isOpen ? null : verdict.To,
            Measured = isOpen ? null : certain,
            Required = asked.Known ? (int)Math.Min(asked.Low, int.MaxValue) : null,
            Shortfall = few && asked.Known ? (int)Math.Min(missed, int.MaxValue) : null,
            Excess = many && asked.Known ? (int)missed : null,
            Reason = outcome != Outcome.Undecided ? $"{ReasonText.Count(certain, "stop")}, {what}."
                : isOpen ? $"The race is not over: {ReasonText.Count(certain, "stop")} for certain so far, {what}."
                : Possibly(certain, tally, what, least?.Why ?? limit?.Why),
        };
        return verdict.Proposing(outcome == Outcome.Infringement
            ? Head.Penalty?.Propose(new(subject, missed, 0))
            : null);
    }

    /// <summary>
    /// The limit, in a race that lost time what that leaves of it: of a stop and a half nobody says whether it is one
    /// or two, so that it is decided only where both agree.
    /// </summary>
    private Limit? Asked(Amount? amount, Subject subject)
    {
        const long Part = 1_000_000;
        if (amount?.In(subject) is not { Known: true, Low: <= int.MaxValue } limit)
        {
            return amount?.In(subject);
        }

        var scaled = Head.Scaled(Limit.Of(limit.Low * Part), subject.Race.Span).Low;
        var (floor, ceiling) = (scaled / Part, (scaled + Part - 1) / Part);
        return floor == ceiling ? Limit.Of(floor)
            : new(floor, ceiling,
                $"of {ReasonText.Count((int)limit.Low, "stop")} the time that the race lost leaves a part, and how it "
                    + $"is rounded is not said");
    }

    /// <summary>Whether the driver changes, stays, or gets out: also one who gets in again himself.</summary>
    private TruthValue Drives(Subject subject, StopDriver asked) => asked switch
    {
        StopDriver.Same => DriverChanges.Is(subject, DriverChange.Same),
        StopDriver.Changed => DriverChanges.Is(subject, DriverChange.Changed),
        _ => DriverChanges.Is(subject, DriverChange.Changed).Or(exit!.Held(subject)),
    };

    private static string Possibly(int certain, StopTally tally, string what, string? unknown) =>
        tally.Why is { } why ? $"{ReasonText.Count(certain, "stop")} for certain and perhaps more, {what}: {why}."
            : $"{ReasonText.Count(certain, "stop")}, {what}; but {unknown}.";

    private static string Asked(Limit asked) => asked switch
    {
        { Low: long.MinValue } or { High: long.MaxValue } => "a number of stops that is not known is",
        { Known: true } => ReasonText.Count(asked.Low, "stop"),
        _ => $"{asked.Low} to {ReasonText.Count(asked.High, "stop")}",
    };

    /// <summary>Whether one stop counts.</summary>
    private TruthValue Counts(Subject subject)
    {
        var stop = subject.Stop!;
        var redFlag = Head.AfterRedFlag.In(subject.Race.Span);
        var counts = Doubts.Happened(subject.Race, stop).And(redFlag.Counts(stop, subject.Race.Span));
        counts = stop.MayBePassage is { } passage
            ? counts.And(TruthValue.Unknown($"stop {stop.Number}: {passage}"))
            : counts;
        if (atLeast is not null)
        {
            counts = counts.And(StopLength.IsAtLeast(subject, atLeast, redFlag));
        }

        counts = driver is { } asked && counts.Answer != false ? counts.And(Drives(subject, asked)) : counts;
        return counts.Answer == false ? counts : counts.And(Head.When.Selects(subject));
    }
}
