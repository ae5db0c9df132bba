using PitMarshal.Judge;
using PitMarshal.Log;

namespace PitMarshal.Evidence;

/// <summary>A duration within a stop that a rule limits: from where it is measured, and where the limit lies.</summary>
/// <param name="Name">Article and rule.</param>
/// <param name="From">Where it begins.</param>
/// <param name="To">Where it ended; null while it runs.</param>
/// <param name="At">Where the limit lies.</param>
/// <param name="UMicros">± µs of what is measured: nearer to the limit nothing is decided.</param>
/// <param name="Limit">The limit in words.</param>
/// <param name="Says">What the verdict says, in short: its sign, its word, what was measured.</param>
internal sealed record DrawnLimit(string Name, Instant From, Instant? To, Instant At, double UMicros, string Limit, string Says)
{
    /// <summary>Null when the verdict is not about a duration that begins in the stop.</summary>
    public static DrawnLimit? Of(Verdict verdict) => verdict is { Stop: not null, RequiredMicros: { } required, From: { } from }
        ? new DrawnLimit(
            verdict.Article is { } article ? $"{article} {verdict.Rule}" : verdict.Rule,
            from,
            verdict.To,
            from.Plus(required),
            (verdict.UMs ?? 0) * 1000,
            Say.Duration(required),
            Words(verdict))
        : null;

    private static string Words(Verdict verdict)
    {
        var outcome = verdict.Open ? "running" : $"{Signs.Of(verdict.Outcome)} {VerdictJson.Name(verdict.Outcome)}";
        return verdict.MeasuredMicros is { } measured ? $"{Exact.Duration(measured, verdict.UMs)} {outcome}" : outcome;
    }
}
