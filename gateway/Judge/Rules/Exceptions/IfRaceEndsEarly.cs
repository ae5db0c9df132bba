using PitMarshal.Judge.RaceWide;
using PitMarshal.Judge.Rules.Reading;
using PitMarshal.Judge.Rules.Subjects;
using PitMarshal.Judge.Verdicts;

namespace PitMarshal.Judge.Rules.Exceptions;

/// <summary>
/// <c>ifRaceEndsEarly</c>: what becomes of an obligation of the whole race when it finishes before its scheduled time.
/// Where the regulations are silent, what would be an infringement is undecided.
/// </summary>
/// <param name="Kind">What is done.</param>
/// <param name="BelowMillionths">
/// Of <c>waive below 75%</c>: only when a smaller share of the scheduled time was run.
/// </param>
public sealed record IfRaceEndsEarly(IfRaceEndsEarly.Kinds Kind, long BelowMillionths = 0)
{
    public enum Kinds { Silent, Keep, Waive, Prorate }

    private const string Below = "waive below ";

    private const long Whole = 1_000_000;

    public static readonly IfRaceEndsEarly Silent = new(Kinds.Silent);

    /// <summary>
    /// Throws <see cref="BadRule"/>, also for what the rule could not do: it would be explained and not judged.
    /// </summary>
    public static IfRaceEndsEarly Read(FieldReader fields, bool prorates)
    {
        long share = 0;
        return fields.TextOrNull("ifRaceEndsEarly") switch
        {
            null => Silent,
            "keep" => new(Kinds.Keep),
            "waive" => new(Kinds.Waive, Whole),
            "prorate" when prorates => new(Kinds.Prorate),
            "prorate" =>
                throw fields.Bad(
                    "ifRaceEndsEarly", "only the limits of a sum or a count over the whole race can be prorated"),
            { } text when text.StartsWith(Below, StringComparison.Ordinal)
                && Shares.TryParse(text[Below.Length..], out share) => new(Kinds.Waive, share),
            var text =>
                throw fields.Bad("ifRaceEndsEarly", $"expected keep, waive, waive below 75%, or prorate, not '{text}'"),
        };
    }

    /// <summary>A limit in a race that finished early: with <c>prorate</c> the share of it that was run.</summary>
    public long Scaled(long limit, RaceSpan span) =>
        Kind == Kinds.Prorate && Share(span) is { } share ? (long)Math.Round(limit * share) : limit;

    /// <summary>The verdict on a whole race.</summary>
    public Verdict On(Verdict verdict, Subject subject)
    {
        if (verdict.Open || subject.IsInterval || Share(subject.Race.Span) is not { } share)
        {
            return verdict;
        }

        var ran = $"the race ended after {Math.Floor(share * 10_000) / 100:0.##} % of its scheduled time";
        return Kind switch
        {
            Kinds.Waive when share * Whole < BelowMillionths => verdict.Waived(ran),
            Kinds.Silent when verdict.Outcome == Outcome.Infringement =>
                verdict.Undecided($"{ran}, and the regulations do not say what that does to this rule"),
            _ => verdict,
        };
    }

    public string Explain() => Kind switch
    {
        Kinds.Keep => "It holds also when the race ends early.",
        Kinds.Waive when BelowMillionths == Whole => "It is waived when the race ends early.",
        Kinds.Waive => $"It is waived when less than {BelowMillionths / 10_000m:0.##} % of the race is run.",
        Kinds.Prorate => "When the race ends early, the limit is the share of it that was run.",
        _ => "What an early end of the race does is not said: what would be an infringement is then undecided.",
    };

    /// <summary>
    /// The share of the scheduled time that was run, when the race finished before it by more than the uncertainty;
    /// else null.
    /// </summary>
    private static decimal? Share(RaceSpan span) =>
        span is { Started: { } start, Finished: { } end, LengthMicros: { } length and > 0 }
            && end.At.Since(start.At) is var ran && ran + ((start.UMs + end.UMs) * 1000) < length
            ? (decimal)ran / length
            : null;
}
