using System.Text;
using PitMarshal.Events;
using PitMarshal.Ingest;
using PitMarshal.Ingest.Decisions;
using PitMarshal.Ingest.Decisions.EntryLists;

namespace PitMarshal.Web.RaceControl.Entries;

/// <summary>What a car of an entry list would change.</summary>
/// <param name="Was">As it is entered now; null: it is not.</param>
public sealed record EntryChange(EntryListed Entry, EntryListed? Was)
{
    /// <summary>False where it is entered so already.</summary>
    internal bool Changes => Was is null || Written(Was) != Written(Entry);

    internal static IReadOnlyList<EntryChange> Of(
        IEnumerable<EntryListed> entries, IReadOnlyList<EntryListed> entered) =>
        [.. entries.Select(entry => new EntryChange(entry, entered.FirstOrDefault(known => known.Car == entry.Car)))];

    private static string Written(EntryListed entry) => Encoding.UTF8.GetString(EntryListCsv.Write([entry]));
}
