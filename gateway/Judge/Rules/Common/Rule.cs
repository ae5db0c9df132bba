using PitMarshal.Judge.Forecasts;
using PitMarshal.Judge.Reasons;
using PitMarshal.Judge.Rules.Reading;
using PitMarshal.Judge.Rules.Subjects;
using PitMarshal.Judge.Verdicts;

namespace PitMarshal.Judge.Rules.Common;

/// <summary>
/// One rule of the regulations. A kind of rule is one file below and one line in <c>RuleKinds</c>: it says what
/// the obligations of a car are and judges each; what all rules have (<c>when</c>, red flag, early end, tolerance) is
/// applied here.
/// </summary>
public abstract class Rule
{
    private protected Rule(RuleHead head) => Head = head;

    public string Name => Head.Name;

    public string? Article => Head.Article;

    public RuleHead Head { get; }

    public abstract Scope Scope { get; }

    /// <summary>What decides who owes what by it; equal where the obligations are the same.</summary>
    public virtual object Obliges => Scope;

    /// <summary>
    /// What of the rule is not known, so that it cannot decide: a bulletin nobody can read. Null: nothing.
    /// </summary>
    public string? Unset { get; set; }

    /// <summary>The published values it needs; those that have none are an open question to the event.</summary>
    public PublishedUses Uses { get; set; } = new();

    /// <summary>It is about the whole race of a car, not about single stops or stints.</summary>
    public bool IsOfWholeRace => Scope >= Scope.Car;

    /// <summary>The instant at which flags and windows are asked, in words.</summary>
    public virtual string Edge => IsOfWholeRace ? "the finish" : Scope == Scope.Stop ? "the pit-in" : "its end";

    /// <summary>
    /// What it asks, in plain sentences made of the fields that judge; the conditions and what else all rules have is
    /// said apart.
    /// </summary>
    public abstract string Explain();

    /// <summary>
    /// How many numbered obligations a car has: its stops, its stints; 0 of a rule about the whole race.
    /// </summary>
    public virtual int Count(Subject car) => Scope switch
    {
        Scope.Stop => car.Car.PitLane.Stops.Count,
        Scope.Stint => car.Car.PitLane.Stints.Count,
        _ => 0,
    };

    /// <summary>
    /// The first numbered obligation, from 1, that rests on more than the first so many stops and stints of a car.
    /// </summary>
    public virtual int FirstBeyond(Subject car, int settled) => settled + 1;

    /// <summary>A numbered obligation, from 1.</summary>
    public virtual Subject Nth(Subject car, int number) => Scope == Scope.Stop
        ? car with { Stop = car.Car.PitLane.Stops[number - 1] }
        : car with { Stint = car.Car.PitLane.Stints[number - 1] };

    /// <summary>The obligations of the whole race: of the car, or of each of its drivers.</summary>
    public virtual IEnumerable<Subject> Whole(Subject car) => Scope == Scope.Car ? [car] : [];

    /// <summary>The verdict of a rule about classes on one class, or null when the rule does not apply to it.</summary>
    /// <param name="cars">All cars of the class.</param>
    public Verdict? OnClass(IReadOnlyList<Subject> cars)
    {
        var concerned = cars.Where(car => Applies(car).Answer != false).ToList();
        return concerned.Count == 0 ? null : Finished(Judge(concerned), concerned[0], default);
    }

    /// <summary>The verdict on one obligation, or null when the rule does not apply to it.</summary>
    /// <param name="subject">The obligation.</param>
    /// <param name="before">How the car conducted itself in the obligations before it.</param>
    public Verdict? On(Subject subject, Conduct before) =>
        Applied(subject) is { } verdict ? Finished(verdict, subject, before) : null;

    private Verdict Finished(Verdict verdict, Subject subject, Conduct before)
    {
        if (Unset is not null)
        {
            return verdict.Without(Unset);
        }

        verdict = Head.IfRaceEndsEarly.On(
            Head.AfterRedFlag.In(subject.Race.Span).On(verdict, subject), subject);
        verdict = Head.Tolerance?.On(verdict, subject, before) ?? verdict;
        if (subject.Stop is { } stop && verdict.Outcome != Outcome.Undecided)
        {
            verdict = stop.WhyDoubtful is { } doubtful
                ? verdict.Undecided(doubtful) with { Open = stop.InPitLane && subject.Race.Span.Finish is null }
                : stop.MayBePassage is { } passage
                    && verdict.Outcome == Outcome.Infringement ? verdict.Undecided(passage)
                : verdict;
        }

        verdict = AcrossClockSteps.On(verdict, subject.Race);
        return verdict.Outcome == Outcome.Infringement || verdict.Penalty is null ? verdict : verdict.Proposing(null);
    }

    /// <summary>
    /// What the rule will ask of a stop or stint in progress; nothing when it says nothing of it yet.
    /// </summary>
    public IEnumerable<Forecast> ForecastsOn(Subject subject)
    {
        List<Forecast> forecasts = Unset is null ? [.. Forecasts(subject).OfType<Forecast>()] : [];
        if (forecasts.Count == 0)
        {
            return forecasts;
        }

        return Applies(subject) switch
        {
            { Answer: false } => [],
            { Answer: true } => forecasts,
            var unknown =>
                forecasts.Select(f =>
                    f with { Reason = $"{f.Reason} Whether the rule applies is not known yet: {unknown.Why}." }),
        };
    }

    /// <summary>What of a stop it asks for.</summary>
    internal virtual RequirementOf Requires => RequirementOf.Other;

    /// <summary>It is about what was done: nothing that a car still does in its stop mends it.</summary>
    internal virtual bool IsOfWhatWasDone => false;

    /// <summary>
    /// Whether a stop that is over meets what the rule asks of it, or of one of the car's stops; null where it asks
    /// nothing of this one.
    /// </summary>
    internal virtual TruthValue? MetBy(Subject stop)
    {
        if (Scope != Scope.Stop || Applies(stop) is not { Answer: not false } applies)
        {
            return null;
        }

        var met = Finished(Judge(stop), stop, default) switch
        {
            { Outcome: Outcome.Compliant } => TruthValue.Yes,
            { Outcome: Outcome.Infringement, Reason: var why } => new TruthValue(false, why),
            { Reason: var why } => TruthValue.Unknown(why),
        };
        // What is met need not apply.
        return applies.Answer == true || met.Answer == true ? met
            : TruthValue.Unknown($"Whether the rule applies is not known: {applies.Why}.");
    }

    /// <summary>The forecasts on a stop or stint in progress, if the rule applies to it; null is none.</summary>
    private protected virtual IEnumerable<Forecast?> Forecasts(Subject subject) => [];

    /// <summary>The verdict on one obligation of the rule's scope, to which the rule applies.</summary>
    private protected abstract Verdict Judge(Subject subject);

    /// <summary>The verdict on all cars of a class together. Only rules of that scope are asked.</summary>
    private protected virtual Verdict Judge(IReadOnlyList<Subject> cars) =>
        throw new NotSupportedException($"{Name} is not about classes");

    /// <summary>Whether <c>when</c> holds. A rule that counts stops asks only what concerns the car.</summary>
    private protected virtual TruthValue Applies(Subject subject) => Head.When.Applies(subject);

    private Verdict? Applied(Subject subject) => Applies(subject) switch
    {
        { Answer: false } => null,
        { Answer: true } => Judge(subject),
        var unknown => Judge(subject) switch
        {
            { Open: true } open => open,
            var verdict => verdict.Undecided($"whether the rule applies is not known: {unknown.Why}"),
        },
    };
}
