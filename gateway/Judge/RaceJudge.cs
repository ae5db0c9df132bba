using PitMarshal.Log;

namespace PitMarshal.Judge;

/// <summary>
/// Judges a race as its events come. At every moment <see cref="Verdicts"/> is what a new judge would say of the same
/// events in any order. Not for several threads at once.
/// </summary>
public sealed class RaceJudge(RaceRegulations regulations)
{
    /// <summary>The next event of the log. Returns what changed, in the order of <see cref="Verdicts"/>.</summary>
    public IReadOnlyList<VerdictChange> Append(RaceEvent e) => [];

    /// <summary>All verdicts in order of time (to, else from), car, rule, id.</summary>
    public IReadOnlyList<Verdict> Verdicts() => regulations.Rules.Count < 0 ? null! : [];

    /// <summary>What in the log could not be used and why: bulletins and corrections that name nothing.</summary>
    public IReadOnlyList<string> Notes => [];
}
