using PitMarshal.Events;
using PitMarshal.Web.Recorded;

namespace PitMarshal.Web.RaceControl;

/// <summary>What was decided, in a line: an entry list is one.</summary>
/// <param name="Number">Of its last event in the log.</param>
/// <param name="At">From when on it holds.</param>
/// <param name="By">Null where nobody said.</param>
/// <param name="Reason">Null where none was given.</param>
public sealed record DecisionLine(long Number, Instant At, string Says, string? By, string? Reason)
{
    /// <summary>Where it is taken back; null of what is changed otherwise, such as an entry by another.</summary>
    public string? TakeBackHref { get; init; }

    /// <param name="decisions">Latest first.</param>
    internal static IReadOnlyList<DecisionLine> Of(IReadOnlyList<LoggedEvent> decisions)
    {
        var lines = new List<DecisionLine>();
        for (var i = 0; i < decisions.Count; i++)
        {
            var (first, entries) = (decisions[i], 1);
            while (first.Event is EntryListed && i + 1 < decisions.Count && decisions[i + 1].Event is EntryListed next
                && next.By == first.Event.By)
            {
                (i, entries) = (i + 1, entries + 1);
            }
            lines.Add(new(first.Number, first.Event.At, entries > 1 ? $"{entries} entries" : InWords(first),
                first.Event.By, ReasonOf(first.Event))
            {
                TakeBackHref = first.Event is not (CarPassed or IOfCar)
                    && Remedies.For(first).Contains(Remedy.Withdraw)
                    ? Remedies.Href(Remedy.Withdraw, first.Number, null) : null,
            });
        }
        return lines;
    }

    private static string InWords(LoggedEvent decision) => decision.Event is BulletinIssued { Set.Count: 0 }
        ? "Bulletin" : EventWords.Of(decision.Event) + (decision.Holds is null ? " (withdrawn)" : "");

    private static string? ReasonOf(RaceEvent e) => e switch
    {
        BulletinIssued bulletin => bulletin.Reason,
        EventCorrected corrected => corrected.Reason,
        StewardRuled ruled => ruled.Reason,
        _ => null,
    };
}
