using PitMarshal.Events;
using PitMarshal.Evidence.Wording;
using PitMarshal.Judge.Pit;
using PitMarshal.Judge.Reasons;
using PitMarshal.Judge.Rules.Common;
using PitMarshal.Judge.Rules.Subjects;
using PitMarshal.Judge.Sensing;
using PitMarshal.Judge.Verdicts;

namespace PitMarshal.Evidence.Drawing;

/// <summary>A duration of a stop that a rule limits.</summary>
/// <param name="Name">Article and rule.</param>
/// <param name="From">Where it begins.</param>
/// <param name="To">Where it ended; null while it runs.</param>
/// <param name="At">Where the limit lies; null where the duration is no single run, so that the limit has
/// no place in time.</param>
/// <param name="UMicros">± µs of what is measured: nearer to the limit nothing is decided.</param>
/// <param name="Limit">The limit in words.</param>
/// <param name="Says">What the verdict says, in short: its sign, its word, what was measured.</param>
internal sealed record DrawnLimit(
    string Name, Instant From, Instant? To, Instant? At, double UMicros, string Limit, string Says)
{
    /// <summary>Null when the verdict is not about a duration of the stop.</summary>
    /// <param name="verdict">The verdict.</param>
    /// <param name="rule">Its rule; null when the regulations have none of its name.</param>
    public static DrawnLimit? Of(Verdict verdict, Rule? rule) =>
        verdict is { Stop: not null, RequiredMicros: { } required, From: { } from }
        ? new DrawnLimit(
            verdict.Article is { } article ? $"{article} {verdict.Rule}" : verdict.Rule,
            from,
            verdict.To,
            Place(verdict, rule, from, required),
            (verdict.UMs ?? 0) * 1000,
            ReasonText.Duration(required),
            Words(verdict))
        : null;

    /// <summary>
    /// What runs from line to line meets its limit as long before its end as it is longer; of what the box saw only one
    /// unbroken spell tells where that was.
    /// </summary>
    private static Instant? Place(Verdict verdict, Rule? rule, Instant from, long required)
    {
        var isLane = rule?.Head.Written.Find("of")?.Text == "pit-lane-time";
        return verdict is not { To: { } to, MeasuredMicros: { } measured }
            ? isLane && rule!.Head.Written.Find("less") is null ? from.Plus(required) : null
            : isLane || to.Since(from) == measured ? to.Plus(required - measured) : null;
    }

    private static string Words(Verdict verdict)
    {
        var outcome = verdict.Open
            ? "running"
            : $"{OutcomeSigns.Of(verdict.Outcome)} {VerdictJson.Name(verdict.Outcome)}";
        return verdict.MeasuredMicros is { } measured
            ? $"{MeasureFormat.Duration(measured, verdict.UMs)} {outcome}"
            : outcome;
    }
}
