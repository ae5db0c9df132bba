using PitMarshal.Events;
using PitMarshal.Judge.RaceWide;
using PitMarshal.Judge.Rules.Exceptions;
using PitMarshal.Judge.Times;

namespace PitMarshal.Judge.Rules.Forecasting;

/// <summary>What a rule counts of a stop in progress: spells that are over, and one that runs.</summary>
/// <param name="Over">In order, without overlaps.</param>
/// <param name="Runs">It has no end yet.</param>
internal readonly record struct RunningTime(List<Spell> Over, Spell Runs)
{
    /// <summary>
    /// Null while the race is suspended and the rule does not count that: nobody knows from when on it will run.
    /// </summary>
    /// <param name="spells">What is counted, the last of them running.</param>
    /// <param name="rule">What a red flag does to the rule.</param>
    /// <param name="span">The race.</param>
    public static RunningTime? Of(List<Spell> spells, AfterRedFlag rule, RaceSpan span)
    {
        var away = rule.Excludes ? span.Suspensions
            : rule.Kind == AfterRedFlag.Kinds.Reset
                && span.Suspensions is [.., var last] ? [last with { From = new Instant(long.MinValue) }]
            : [];
        return away is [.., { To: var resumed }] && resumed == Spell.Forever
            ? null
            : Counted(Spell.Without(spells, away));
    }

    /// <summary>
    /// The earliest end with which it all lasts at least so many µs for certain, before the uncertainty of that end.
    /// </summary>
    public Instant Earliest(long least) =>
        Runs.From.Plus(Up(Runs.FromU)).Plus(least).Plus(-Over.Sum(s => s.Micros - Up(s.U)));

    /// <summary>
    /// The latest end with which it all lasts at most so many µs for certain, before the uncertainty of that end.
    /// </summary>
    public Instant Latest(long most) =>
        Runs.From.Plus(-Up(Runs.FromU)).Plus(most).Plus(-Over.Sum(s => s.Micros + Up(s.U)));

    private static RunningTime Counted(List<Spell> spells) => new(spells[..^1], spells[^1]);

    private static long Up(double u) => (long)Math.Ceiling(u);
}
