using PitMarshal.Judge.Rules.Common;
using PitMarshal.Judge.Rules.Penalties;
using PitMarshal.Judge.Rules.Reading;

namespace PitMarshal.Judge.Rules;

/// <summary>The regulations of one race, frozen. Bulletins in the log change them from their instant on.</summary>
/// <param name="Name">The series' short name, such as kart-24h.</param>
/// <param name="Title">What a person calls them.</param>
/// <param name="Hash">First 12 hex digits of the SHA-256 of the file's bytes.</param>
/// <param name="Rules">In the order of the file; names are unique.</param>
public sealed record RaceRegulations(string Name, string Title, string Hash, IReadOnlyList<Rule> Rules)
{
    /// <summary>As verdicts name them: <c>kart-24h@0123456789ab</c>.</summary>
    public string Id { get; } = $"{Name}@{Hash}";

    /// <summary>
    /// Published values that rules need and the event has yet to set; whoever judges without them guesses.
    /// </summary>
    public IReadOnlyList<UnsetValue> Unset { get; } = [.. Rules.SelectMany(rule => rule.Uses.Unset)];

    /// <summary>
    /// The file as written: source, status and published values, which people read and no rule needs.
    /// </summary>
    public Field Written { get; init; } = new(1);

    /// <summary>Where all that no rule says another source of comes from.</summary>
    public RuleSource Source { get; init; } = new(null, null, null);

    /// <summary>What the series asks and nothing here judges, each with why.</summary>
    public IReadOnlyList<(string What, string Why)> NotJudged { get; init; } = [];

    /// <summary>What the points of a car bring; null when the regulations have no points.</summary>
    public Ledger? Ledger { get; init; }

    /// <summary>What an infringement is proposed depends on those before it.</summary>
    public bool Escalates => Ledger is not null || Rules.Any(rule => rule.Head.Penalty is { Escalates: true });
}
