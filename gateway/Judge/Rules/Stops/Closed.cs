using PitMarshal.Events;
using PitMarshal.Judge.Forecasts;
using PitMarshal.Judge.Pit;
using PitMarshal.Judge.RaceWide;
using PitMarshal.Judge.Reasons;
using PitMarshal.Judge.Rules.Amounts;
using PitMarshal.Judge.Rules.Common;
using PitMarshal.Judge.Rules.Conditions;
using PitMarshal.Judge.Rules.Forecasting;
using PitMarshal.Judge.Rules.Reading;
using PitMarshal.Judge.Rules.Subjects;
using PitMarshal.Judge.Times;
using PitMarshal.Judge.Verdicts;

namespace PitMarshal.Judge.Rules.Stops;

/// <summary>
/// <c>closed</c>: nobody comes in, goes out, connects the refuelling probe or changes drivers (<c>what</c>) while that
/// is closed: while race control has closed the exit (for going out) or the entry (for the rest), or, where <c>when</c>
/// names a flag or a window, while that holds. A stop declared as one of <c>except</c> is free.
/// </summary>
public sealed partial class Closed(
    RuleHead head, IReadOnlyList<Closed.Act> what, IReadOnlyList<string> except, Amount? emergency) : Rule(head)
{
    public enum Act { Entry, Exit, Refuelling, DriverChange }

    public override Scope Scope => Scope.Stop;

    private bool ByConditions => Head.When.Conditions.Any(IsTime);

    public static Rule Read(FieldReader fields)
    {
        var what = fields.WordList<Act>("what").Distinct().ToList();
        var emergency = Amount.ReadOrNull(fields, "emergency", Dimension.Duration);
        return emergency is not null && !what.Contains(Act.Refuelling)
            ? throw fields.Bad("emergency", "is a refuelling of so long; expected refuelling in what")
            : new Closed(fields.Head(Scope.Stop, Dimension.Number), what, fields.TextsOrNull("except") ?? [],
                emergency);
    }

    public override string Edge => "that moment";

    public override string Explain()
    {
        var closed = ByConditions ? "at any moment at which the conditions below hold"
            : $"while race control has closed the pit {Ends()}";
        return $"{ReasonText.Sentence(ReasonText.Either([.. what.Select(Doing)]))} is forbidden {closed}."
            + (emergency is null ? ""
                : $" A refuelling of at most {emergency.Explain()} is an emergency service and free.")
            + (except.Count == 0 ? "" : $" A stop declared as {ReasonText.Either(except)} is free.");
    }

    /// <summary>Flags and windows are asked of what was done, not of the stop.</summary>
    private protected override TruthValue Applies(Subject subject) => Head.When.Holds(subject, c => !IsTime(c));

    private protected override Verdict Judge(Subject subject) =>
        Together([.. what.Select(act => Judge(subject, act))]);

    private Verdict Judge(Subject subject, Act what)
    {
        var (doing, (verdict, acts, hidden)) = (Doing(what), what switch
        {
            Act.Entry => OfLine(subject, what, Line.PitIn, subject.Stop!.In),
            Act.Exit => OfLine(subject, what, Line.PitOut, subject.Stop!.Out),
            _ => InStop(subject, what),
        });
        if (verdict.Open)
        {
            return verdict;
        }

        var done = acts.Select(act => IsClosed(subject, what, act)).ToList();
        var excepted = IsExcepted(subject);
        if (excepted.Answer == true)
        {
            return verdict with { Outcome = Outcome.Compliant,
                Reason = $"{ReasonText.Sentence(doing)} is free: {excepted.Why}." };
        }

        if (done.Exists(d => d.Answer != false) && what == Act.Refuelling && Emergency(subject) is { } service)
        {
            return verdict with { Outcome = service.Outcome, Reason = service.Why };
        }

        if (done.Exists(d => d.Answer == true))
        {
            return excepted.Answer is null
                ? verdict with { Reason = $"{ReasonText.Sentence(doing)} while that was closed; but {excepted.Why}." }
                : (verdict with { Outcome = Outcome.Infringement,
                    Reason = $"{ReasonText.Sentence(doing)} while that was closed." })
                    .Proposing(Head.Penalty?.Propose(new(subject, 1, 0)));
        }

        var why = done.Find(d => d.Answer is null).Why ?? hidden;
        return why is not null
            ? verdict with { Reason = $"Whether it was closed for {doing} is not known: {why}." }
            : verdict with
            {
                Outcome = Outcome.Compliant,
                Reason = acts.Count > 0
                    ? $"{ReasonText.Sentence(doing)} while that was open."
                    : $"No {doing} while that was closed.",
            };
    }

    /// <summary>A car in the pit lane leaves when race control has opened the exit.</summary>
    private protected override IEnumerable<Forecast?> Forecasts(Subject subject)
    {
        if (!what.Contains(Act.Exit) || ByConditions || subject.Stop is not { In: { } pitIn }
            || IsExcepted(subject).Answer == true)
        {
            return [];
        }

        var exit = subject.Race.Track.OpenFor(PitLaneEnd.Exit, Class(subject));
        if (!exit.At(Spell.Forever))
        {
            return [subject.Forecast(
                this, ForecastOf.EarliestPitOut, subject.Driver, null, pitIn.U, "Not known: the pit exit is closed.")];
        }

        if (exit.Latest is not { } opened || opened.At <= pitIn.At)
        {
            return [];
        }

        var at = opened.At.Plus((long)Math.Ceiling(opened.U));
        var doubt = subject.Stop.FalsePulse ?? StopForecast.OfSuspension(Head.AfterRedFlag, subject.Race.Span, at);
        return [subject.Forecast(this, ForecastOf.EarliestPitOut, subject.Driver, at, pitIn.U,
            "The pit exit was closed and is open.").Doubted(doubt)];
    }

    private TruthValue IsClosed(Subject subject, Act what, Mark act)
    {
        var closed = ByConditions
            ? Head.When.Holds(subject with { Moment = act }, IsTime)
            : ByRaceControl(subject, what, act);
        var doubt = closed.Answer == false ? null
            : Doubts.OfMark(subject.Race, act)
                ?? (what == Act.DriverChange && subject.DriverAt(subject.Stop!.In!.Value.At) is null
                    ? "the driver who brought the car in is not identified" : null);
        return doubt is null ? closed : TruthValue.Unknown(doubt);
    }

    private TruthValue ByRaceControl(Subject subject, Act what, Mark act)
    {
        var open = Open(subject, what).Possible(act.At, act.U);
        if (subject.Race.Track.IsOfClasses && Class(subject) is null && !open.TrueForAll(o => !o))
        {
            return TruthValue.Unknown("it was closed for classes, and the class of the car is not listed");
        }

        return open.TrueForAll(o => o) ? TruthValue.No
            : what is Act.Refuelling or Act.DriverChange && subject.Stop!.In is { } pitIn
                && Open(subject, what).Possible(pitIn.At, pitIn.U).Contains(true)
            ? TruthValue.Unknown("the entry closed after the car had come in, and the regulations do not say whether "
                + "it may then still be served")
            : open.TrueForAll(o => !o) ? TruthValue.Yes
            : TruthValue.Unknown("it was opened or closed within the uncertainty of that instant");
    }

    private static Timeline<bool> Open(Subject subject, Act what) => subject.Race.Track.OpenFor(
        what == Act.Exit ? PitLaneEnd.Exit : PitLaneEnd.Entry, Class(subject));

    private static string? Class(Subject subject) =>
        subject.Race.Entries.Of(subject.Car.Number, subject.JudgedAt)?.Class;

    private TruthValue IsExcepted(Subject subject)
    {
        if (except.Count == 0)
        {
            return TruthValue.No;
        }

        var (said, over) = Declared.Of(subject);
        return said.Find(d => except.Contains(d.As, StringComparer.OrdinalIgnoreCase)) is { } declared
            ? new TruthValue(true, $"the stop was declared as {declared.As}")
            : over ? TruthValue.No : TruthValue.Unknown("the out-lap is not over, so the stop may still be declared");
    }

    /// <summary>One verdict on all that a rule closes: what is gravest, with all that is to say of that.</summary>
    private static Verdict Together(IReadOnlyList<Verdict> verdicts)
    {
        var gravest = verdicts.MinBy(verdict => verdict switch
        {
            { Outcome: Outcome.Infringement } => 0,
            { Outcome: Outcome.Undecided, Open: false } => 1,
            { Outcome: Outcome.Undecided } => 2,
            _ => 3,
        })!;
        var said = verdicts.Where(v => (v.Outcome, v.Open) == (gravest.Outcome, gravest.Open)).ToList();
        return verdicts.Count == 1 ? gravest : gravest with
        {
            Evidence = [.. said.SelectMany(v => v.Evidence).Distinct()],
            Reason = string.Join(" ", said.Select(v => v.Reason)),
        };
    }

    private static string Doing(Act what) => what switch
    {
        Act.Entry => "coming in",
        Act.Exit => "going out",
        Act.Refuelling => "refuelling",
        _ => "changing drivers",
    };

    private string Ends() => !what.Contains(Act.Exit) ? "entry" : what.Count == 1 ? "exit" : "entry, or its exit";

    private static bool IsTime(Condition condition) => condition is UnderFlag or InWindow;
}
