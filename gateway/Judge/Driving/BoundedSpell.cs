using PitMarshal.Events;
using PitMarshal.Judge.Pit;
using PitMarshal.Judge.Times;

namespace PitMarshal.Judge.Driving;

/// <summary>
/// One stretch of time of a car that is added up with others: what was seen of it, its least and its most.
/// </summary>
public record BoundedSpell
{
    /// <summary>As it was seen, sound or not; null while it runs and where an end was not seen.</summary>
    public Spell? Seen { get; init; }

    /// <summary>
    /// It lasted at least this, give or take the uncertainty of its ends; null when nothing is certain.
    /// </summary>
    public Spell? Certain { get; init; }

    /// <summary>
    /// It lasted at most this, give or take the uncertainty of its ends. While it runs its end is far off.
    /// </summary>
    public Spell Possible { get; init; }

    /// <summary>It is not over.</summary>
    public bool Running { get; init; }

    /// <summary>Why what is certain and what is possible are not the same; null when they are.</summary>
    public string? Why { get; init; }

    /// <summary>What begins and ends it, and what else it rests on.</summary>
    public IReadOnlyList<RaceEvent> Evidence { get; init; } = [];

    /// <summary>Of an interval that was measured.</summary>
    /// <param name="time">The interval, whole.</param>
    /// <param name="widest">All it can be where it cannot be relied on.</param>
    /// <param name="name">How a reason names it.</param>
    public static BoundedSpell Of(Measured time, Spell widest, string name)
    {
        var seen = Span(time);
        if (time.Doubt is { } doubt)
        {
            return new BoundedSpell
            {
                Seen = time.Open is not null ? time.Certain : seen ?? time.Certain,
                Certain = time.Certain,
                Possible = time.Possible,
                Running = time.Open is not null,
                Why = $"{name}: {doubt}",
                Evidence = Marks(time),
            };
        }

        var isSound = time.Open is null && time.Unsound is null && seen is not null;
        var why = time.Unsound ?? time.MayBeShorter ?? (time.LostBefore ?? time.LostWithin)?.Reason;
        return new BoundedSpell
        {
            Seen = seen,
            Certain = isSound && time.MayBeShorter is null ? Shorter(seen!.Value, time.LostWithin) : null,
            Possible = isSound
                ? seen!.Value with { From = seen.Value.From.Plus(-(time.LostBefore?.Micros ?? 0)) }
                : widest,
            Running = time.Open is not null,
            Why = why is null ? null : $"{name}: {why}",
            Evidence = Marks(time),
        };
    }

    private static IReadOnlyList<RaceEvent> Marks(Measured time) =>
        [.. time.Evidence,
            .. new[] { time.From?.Event, time.Open is null ? time.To?.Event : null }.OfType<RaceEvent>()];

    /// <summary>From end to end; of what counts only in parts, as long as they are together.</summary>
    private static Spell? Span(Measured time) => time switch
    {
        { Open: not null } => null,
        { Parts: [var first, ..] } =>
            new Spell(first.From, first.FromU, first.From.Plus(time.Micros!.Value), time.U - first.FromU),
        { Parts: [], From: { } nothing } => new Spell(nothing.At, 0, nothing.At, 0),
        { From: { } from, To: { } to, Parts: null } => new Spell(from.At, from.U, to.At, to.U),
        _ => null,
    };

    private static Spell? Shorter(Spell seen, LostPulse? lost)
    {
        var to = seen.To.Plus(-(lost?.Micros ?? 0));
        return to >= seen.From ? seen with { To = to } : null;
    }
}
