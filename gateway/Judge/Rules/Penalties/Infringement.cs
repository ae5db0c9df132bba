using PitMarshal.Judge.Verdicts;

namespace PitMarshal.Judge.Rules.Penalties;

/// <summary>An infringement, as far as what came before it decides its penalty.</summary>
/// <param name="Rule">The rule's name.</param>
/// <param name="Driver">In a rule on drivers the driver, whose infringements are counted apart; else null.</param>
/// <param name="Proposal">What its rule proposes; null: nothing.</param>
internal readonly record struct Infringement(string Rule, string? Driver, Proposal? Proposal);
