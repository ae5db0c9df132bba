using PitMarshal.Events;
using PitMarshal.Ingest;
using PitMarshal.Ingest.Decisions;
using PitMarshal.Judge;
using PitMarshal.Web.Layout;

namespace PitMarshal.Web.RaceControl.Entries;

/// <summary>
/// Puts entries into the log: before the start as they are, after it with the bulletin that gives the reason.
/// </summary>
internal static class EntryRecording
{
    /// <param name="reason">Ignored before the start.</param>
    /// <param name="whyStale">Why what the person saw holds no more.</param>
    internal static Task<Decided> Decide(
        Gateway gateway, PageWriter pages, IReadOnlyList<EntryListed> entries, string reason, string by,
        CancellationToken cancelled, Func<RaceJudge, Refusal?>? whyStale = null) =>
        gateway.DecideUnless(whyStale ?? (_ => null), pages.Now.Race.Started is null
            ? entries
            : [new BulletinIssued([], reason) { By = by }, .. entries], cancelled);
}
