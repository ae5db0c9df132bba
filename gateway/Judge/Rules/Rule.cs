namespace PitMarshal.Judge.Rules;

/// <summary>What a rule gives verdicts on.</summary>
internal enum Scope { Stop, Stint, Car }

/// <summary>What all kinds of rules have.</summary>
/// <param name="Name">Unique in its regulations.</param>
/// <param name="Article">Where the regulations say it, or null.</param>
/// <param name="When">To what it applies.</param>
/// <param name="Penalty">What to propose for an infringement, or null.</param>
/// <param name="Written">The rule as it is written, for bulletins that change a field of it.</param>
/// <param name="Published">The values the event has published, by name.</param>
internal sealed record RuleHead(
    string Name, string? Article, When When, Penalty? Penalty, Field Written, IReadOnlyDictionary<string, string> Published);

/// <summary>One rule of the regulations. A kind of rule is one file beside this one and one line in <see cref="RuleKinds"/>.</summary>
public abstract class Rule
{
    private protected Rule(RuleHead head) => Head = head;

    public string Name => Head.Name;

    public string? Article => Head.Article;

    internal RuleHead Head { get; }

    internal abstract Scope Scope { get; }

    /// <summary>What of the rule is not known, so that it cannot decide: a bulletin nobody can read. Null: nothing.</summary>
    internal string? Unset { get; set; }

    /// <summary>The published values it needs that have none: an open question to the event.</summary>
    public IReadOnlyList<UnsetValue> UnsetValues { get; internal set; } = [];

    /// <summary>The verdict on one obligation, or null when the rule does not apply to it.</summary>
    internal Verdict? On(Subject subject)
    {
        var verdict = Applied(subject);
        return Unset is null ? verdict : verdict?.Without(Unset);
    }

    private Verdict? Applied(Subject subject) => Head.When.Applies(subject) switch
    {
        { Answer: false } => null,
        { Answer: true } => Judge(subject),
        var unknown => Judge(subject) switch
        {
            { Open: true } open => open,
            var verdict => verdict with
            {
                Outcome = Outcome.Undecided,
                Penalty = null,
                Proposal = null,
                Reason = $"Whether the rule applies is not known: {unknown.Why}. {verdict.Reason}",
            },
        },
    };

    /// <summary>The verdict on one obligation of the rule's scope, to which the rule applies.</summary>
    private protected abstract Verdict Judge(Subject subject);
}
