using PitMarshal.Events;
using PitMarshal.Judge.Driving;
using PitMarshal.Judge.RaceWide;
using PitMarshal.Judge.Reasons;
using PitMarshal.Judge.Rules.Forecasting;
using PitMarshal.Judge.Rules.Reading;
using PitMarshal.Judge.Times;

namespace PitMarshal.Judge.Rules.Sums;

/// <summary>
/// <c>over</c>: a sum is over the whole race, over any window of a length (<c>rolling 6h</c>), over windows of a
/// length that follow one another from the race start (<c>blocks 6h</c>), or over the first or the last so much of the
/// race as it is scheduled (<c>first 6h</c>, <c>last 25%</c>).
/// </summary>
/// <param name="Kind">Which of these.</param>
/// <param name="LengthMicros">Of a window.</param>
public sealed record Over(Over.Kinds Kind, long LengthMicros)
{
    public enum Kinds { Race, Rolling, Blocks, First, Last }

    /// <summary>No window is shorter: of shorter ones a long race has too many.</summary>
    private const long LeastMicros = 60_000_000;

    public static readonly Over Race = new(Kinds.Race, 0);

    /// <summary>A window that is this share of the scheduled race, in millionths; null: it has a length.</summary>
    public long? Millionths { get; init; }

    public bool IsRace => Kind == Kinds.Race;

    /// <summary>It is one stretch of the race, so that more driving never makes what lies in it less.</summary>
    public bool IsOne => Kind is Kinds.Race or Kinds.First or Kinds.Last;

    /// <summary>
    /// Which windows there are is not known: where the race began, or how long it is scheduled. Null: it is known.
    /// </summary>
    public string? Unknown(RaceSpan span, bool atMost) =>
        span.Started is null
            && (Kind is Kinds.Blocks or Kinds.First or Kinds.Last || (Kind == Kinds.Rolling && !atMost))
            ? "the log has no race start"
        : span.LengthMicros is null && (Kind == Kinds.Last || Millionths is not null)
            ? "the log does not say how long the race is scheduled to last"
        : null;

    public static Over Read(FieldReader fields)
    {
        var words = (fields.TextOrNull("over") ?? "race").Split(' ');
        return words switch
        {
            ["race"] => Race,
            ["rolling", var text] when WrittenDuration.TryParse(text, out var length) && length >= LeastMicros =>
                new(Kinds.Rolling, length),
            ["blocks", var text] when WrittenDuration.TryParse(text, out var length) && length >= LeastMicros =>
                new(Kinds.Blocks, length),
            ["first" or "last", var text] when WrittenDuration.TryParse(text, out var length) && length > 0 =>
                new(words[0] == "first" ? Kinds.First : Kinds.Last, length),
            ["first" or "last", var text] when Shares.TryParse(text, out var share) && share > 0 =>
                new(words[0] == "first" ? Kinds.First : Kinds.Last, 0) { Millionths = share },
            _ => throw fields.Bad("over", "expected race, rolling 6h, blocks 6h (1m or more), first 6h, last 6h or "
                + $"last 25%, not '{string.Join(' ', words)}'"),
        };
    }

    /// <summary>
    /// The window that decides: with the most of the spells under a maximum, with the least under a minimum.
    /// </summary>
    public TimeWindow Worst(List<Spell> spells, RaceSpan span, bool atMost)
    {
        var (from, to) = Domain(spells, span, atMost);
        return Kind switch
        {
            Kinds.Rolling => TimeWindow.Worst(spells, LengthMicros, from, to, atMost),
            Kinds.Blocks => TimeWindow.WorstBlock(spells, LengthMicros, from, to, atMost),
            _ => TimeWindow.Of(spells, from, to),
        };
    }

    /// <summary>
    /// The latest end of a running spell with which a maximum is kept; null when it cannot be exceeded.
    /// </summary>
    public Instant? Latest(RunningSpell run, long max, RaceSpan span) => Kind switch
    {
        Kinds.Rolling => run.LatestRolling(LengthMicros, max),
        Kinds.Blocks => run.LatestInBlocks(LengthMicros, max, span.Started?.At ?? run.From),
        Kinds.First or Kinds.Last => Unknown(span, true) is null && Stretch(span) is var (from, to)
            ? run.LatestBetween(from, to, max)
            : null,
        _ => run.LatestInAll(max),
    };

    /// <summary>In words that end a sentence: <c>in any 6 h</c>.</summary>
    public string Explain() => Kind switch
    {
        Kinds.Rolling => $"in any {ReasonText.Duration(LengthMicros)}",
        Kinds.Blocks => $"in each {ReasonText.Duration(LengthMicros)} of the race",
        Kinds.First or Kinds.Last => $"in the {(Kind == Kinds.First ? "first" : "last")} "
            + (Millionths is { } share ? $"{share / 10_000m:0.####} %" : ReasonText.Duration(LengthMicros))
            + " of the race",
        _ => "in the race",
    };

    /// <summary>
    /// From race start to finish. What was driven after the flag until the pit-in counts, too; but nobody owes it, so a
    /// window that has to hold a minimum ends at the finish.
    /// </summary>
    private (Instant From, Instant To) Domain(List<Spell> spells, RaceSpan span, bool atMost)
    {
        if (Kind == Kinds.First)
        {
            return Stretch(span);
        }

        var first = spells.Count > 0 ? spells[0].From : span.Finish ?? Spell.Forever;
        var from = span.Started?.At ?? first;
        var last = spells.FindLast(s => s.To != Spell.Forever) is { Micros: not 0 } spell ? spell.To : from;
        var to = span.Finish ?? last;
        if (IsRace || atMost)
        {
            (from, to) = (first < from ? first : from, last > to ? last : to);
        }

        return Kind == Kinds.Last ? (Stretch(span).From, last > to ? last : to) : (from, to);
    }

    /// <summary>The first or last so much of the race as scheduled; the last goes on until nobody drives.</summary>
    private (Instant From, Instant To) Stretch(RaceSpan span)
    {
        var (start, scheduled) = (span.Started!.At, span.LengthMicros ?? 0);
        var length = Millionths is { } share ? (long)Math.Round((decimal)scheduled * share / 1_000_000) : LengthMicros;
        return Kind == Kinds.First
            ? (start, start.Plus(length))
            : (start.Plus(Math.Max(0, scheduled - length)), Spell.Forever);
    }
}
