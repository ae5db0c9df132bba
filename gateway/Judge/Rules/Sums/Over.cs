using PitMarshal.Events;
using PitMarshal.Judge.Driving;
using PitMarshal.Judge.RaceWide;
using PitMarshal.Judge.Reasons;
using PitMarshal.Judge.Rules.Forecasting;
using PitMarshal.Judge.Rules.Reading;
using PitMarshal.Judge.Times;

namespace PitMarshal.Judge.Rules.Sums;

/// <summary>
/// <c>over</c>: a sum is over the whole race, over any window of a length (<c>rolling 6h</c>), or over windows of a
/// length that follow one another from the race start (<c>blocks 6h</c>).
/// </summary>
/// <param name="Kind">Which of these.</param>
/// <param name="LengthMicros">Of a window.</param>
public sealed record Over(Over.Kinds Kind, long LengthMicros)
{
    public enum Kinds { Race, Rolling, Blocks }

    /// <summary>No window is shorter: of shorter ones a long race has too many.</summary>
    private const long LeastMicros = 60_000_000;

    public static readonly Over Race = new(Kinds.Race, 0);

    public bool IsRace => Kind == Kinds.Race;

    /// <summary>Where the race began says which windows there are.</summary>
    public bool NeedsStart(bool atMost) => Kind == Kinds.Blocks || (Kind == Kinds.Rolling && !atMost);

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
            _ => throw fields.Bad(
                "over", $"expected race, rolling 6h or blocks 6h (1m or more), not '{string.Join(' ', words)}'"),
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
        _ => run.LatestInAll(max),
    };

    /// <summary>In words that end a sentence: <c>in any 6 h</c>.</summary>
    public string Explain() => Kind switch
    {
        Kinds.Rolling => $"in any {ReasonText.Duration(LengthMicros)}",
        Kinds.Blocks => $"in each {ReasonText.Duration(LengthMicros)} of the race",
        _ => "in the race",
    };

    /// <summary>
    /// From race start to finish. What was driven after the flag until the pit-in counts, too; but nobody owes it, so a
    /// window that has to hold a minimum ends at the finish.
    /// </summary>
    private (Instant From, Instant To) Domain(List<Spell> spells, RaceSpan span, bool atMost)
    {
        var first = spells.Count > 0 ? spells[0].From : span.Finish ?? Spell.Forever;
        var from = span.Started?.At ?? first;
        var last = spells.FindLast(s => s.To != Spell.Forever) is { Micros: not 0 } spell ? spell.To : from;
        var to = span.Finish ?? last;
        if (IsRace || atMost)
        {
            (from, to) = (first < from ? first : from, last > to ? last : to);
        }

        return (from, to);
    }
}
