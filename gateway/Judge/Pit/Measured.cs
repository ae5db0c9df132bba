using PitMarshal.Events;
using PitMarshal.Events.Log;
using PitMarshal.Judge.Reasons;
using PitMarshal.Judge.Times;
using PitMarshal.Judge.Verdicts;

namespace PitMarshal.Judge.Pit;

/// <summary>An interval of a car, as far as it was seen, with everything that makes it uncertain.</summary>
public sealed record Measured
{
    public Mark? From { get; init; }

    public Mark? To { get; init; }

    /// <summary>Why it is not over; null when it is.</summary>
    public string? Open { get; init; }

    /// <summary>Why it cannot be relied on; null when it can.</summary>
    public string? Unsound { get; init; }

    /// <summary>Why the truth may be shorter, though nothing speaks for it; null when not.</summary>
    public string? MayBeShorter { get; init; }

    /// <summary>
    /// An earlier pulse of the passing that begins it may be lost: the truth may be this much longer. Null when not.
    /// </summary>
    public LostPulse? LostBefore { get; init; }

    /// <summary>
    /// An earlier pulse of the passing that ends it may be lost: the truth may be this much shorter. Null when not.
    /// </summary>
    public LostPulse? LostWithin { get; init; }

    /// <summary>
    /// Why its ends leave open how long it was; null when they do not. Then it lasted from <see cref="Certain"/> to
    /// <see cref="Possible"/>.
    /// </summary>
    public string? Doubt { get; init; }

    /// <summary>Where <see cref="Doubt"/> says why: the part that is certain; null when nothing is.</summary>
    public Spell? Certain { get; init; }

    /// <summary>Where <see cref="Doubt"/> says why: all that it can be.</summary>
    public Spell Possible { get; init; }

    /// <summary>What else a person should know, or null.</summary>
    public string? Note { get; init; }

    /// <summary>Further events it rests on, beside its ends.</summary>
    public IReadOnlyCollection<RaceEvent> Evidence { get; init; } = [];

    /// <summary>What of it does not count, µs, and the uncertainty of that.</summary>
    public (long Micros, double U) Excluded { get; init; }

    /// <summary>The spells that add up to it; null when it is one, from end to end.</summary>
    public List<Spell>? Parts { get; init; }

    /// <summary>The note as the end of a sentence.</summary>
    public string NoteText => Note is null ? "" : $" ({Note})";

    /// <summary>± µs; 0 unless both ends were seen.</summary>
    public double U => Parts is not null ? Parts.Sum(part => part.U) + Excluded.U
        : From is { } from && To is { } to ? Mark.Between(from, to) + Excluded.U : 0;

    /// <summary>Its length without what does not count, or null unless both ends were seen.</summary>
    public long? Micros => Parts is not null ? Spell.Total(Parts) - Excluded.Micros
        : From is { } from && To is { } to ? to.At.Since(from.At) - Excluded.Micros : null;

    /// <summary>
    /// The shortest and the longest that the truth may be, µs, whatever of the lost pulses and the uncertainty is true.
    /// </summary>
    public (double Least, double Most) Bounds => Doubt is not null
        ? (Certain is { } certain ? Math.Max(0, Net(certain.Shrunk())) : 0, Net(Possible.Widened()))
        : ((double)Micros!.Value - (LostWithin?.Micros ?? 0) - U, (double)Micros.Value + (LostBefore?.Micros ?? 0) + U);

    /// <summary>Suspensions that do not count, where <see cref="Doubt"/> leaves open how long it was.</summary>
    private List<Spell> Away { get; init; } = [];

    /// <summary>The same from the end of a suspension on.</summary>
    public Measured Since(Spell suspension) => Doubt is not null
        ? this with { Certain = Clipped(Certain, suspension.To), Possible = Clipped(Possible, suspension.To)!.Value }
        : Parts is not null
        ? Without([suspension with { From = new Instant(long.MinValue) }])
        : Less(suspension.To.Since(From!.Value.At), suspension.ToU - From.Value.U,
        "counted anew from the resumption of the race");

    /// <summary>The same without suspensions that overlap it.</summary>
    public Measured Without(List<Spell> suspensions)
    {
        if (Doubt is not null)
        {
            return this with { Away = suspensions };
        }

        if (Parts is not null)
        {
            return this with { Parts = Spell.Without(Parts, suspensions) };
        }

        var parts = Spell.Shared([new Spell(From!.Value.At, 0, To!.Value.At, 0)], suspensions);
        var micros = parts.Sum(part => part.Micros);
        return Less(micros, parts.Sum(part => part.U), $"without {ReasonText.Duration(micros)} of suspension");
    }

    /// <summary>The same without so many µs that do not count, known to ± <paramref name="u"/> µs.</summary>
    public Measured Less(long micros, double u, string? note) => this with
    {
        Excluded = (Excluded.Micros + micros, Excluded.U + u),
        Note = Note is null || note is null ? Note ?? note : $"{Note}; {note}",
    };

    /// <summary>
    /// How the truth stands to a limit, whatever of the lost pulses is true: compliant when the limit is met by at
    /// least the uncertainty, an infringement when it is missed by more than it; anything between is for a person.
    /// </summary>
    public Outcome Against(long limit, bool atMost)
    {
        var (least, most) = Bounds;
        return atMost
            ? most <= limit ? Outcome.Compliant : least > limit ? Outcome.Infringement : Outcome.Undecided
            : least >= limit ? Outcome.Compliant : most < limit ? Outcome.Infringement : Outcome.Undecided;
    }

    /// <summary>All events it rests on as verdicts name them, in order, each once.</summary>
    public List<string> Sources()
    {
        if (Evidence.Count == 0 && From is { } begin && To is { } end && Open is null && begin.At < end.At)
        {
            var (first, last) = (Mark.Name(begin.Event), Mark.Name(end.Event));
            return first == last ? [first] : [first, last];
        }

        var events = new List<RaceEvent>(Evidence.Count + 2);
        events.AddRange(Evidence);
        if (From is { } from)
        {
            events.Add(from.Event);
        }

        if (To is { } to && Open is null)
        {
            events.Add(to.Event);
        }

        events.Sort(EventOrder.Compare);
        var sources = new List<string>(events.Count);
        foreach (var e in events)
        {
            var name = Mark.Name(e);
            if (!sources.Contains(name))
            {
                sources.Add(name);
            }
        }

        return sources;
    }

    private static Spell? Clipped(Spell? spell, Instant from) =>
        spell is { } so && so.From < from ? so with { From = from, FromU = 0 } : spell;

    private long Net(Spell spell)
    {
        var net = spell.Micros;
        foreach (var away in Away)
        {
            var (from, to) = (away.From > spell.From ? away.From : spell.From, away.To < spell.To ? away.To : spell.To);
            net -= Math.Max(0, to.Since(from));
        }

        return net;
    }
}
