using System.Text;
using Microsoft.AspNetCore.Http;
using PitMarshal.Events;
using PitMarshal.Ingest;
using PitMarshal.Ingest.Decisions;
using PitMarshal.Ingest.Decisions.EntryLists;
using PitMarshal.Web.Forms;
using PitMarshal.Web.RaceControl.Entries.Columns;

namespace PitMarshal.Web.RaceControl.Entries;

/// <summary>An entry list as somebody gave it, and what is to be done with it.</summary>
/// <param name="Csv">As it came, of a file too.</param>
/// <param name="Reason">Of the bulletin, once the race runs.</param>
/// <param name="Take">False: only looked at.</param>
/// <param name="Columns">What each of its columns says, chosen by somebody now or before, or else guessed.</param>
public sealed record EntryImport(string Csv, string Reason, bool Take, IReadOnlyList<string> Columns)
{
    internal static EntryImport Blank { get; } = new("", "", false, []);

    /// <summary>The names of its columns.</summary>
    internal IReadOnlyList<string> Head { get; } = EntryListCsv.Head(Csv);

    /// <summary>A file counts before what was pasted.</summary>
    /// <param name="form">As it was sent.</param>
    /// <param name="remembered">What was chosen for columns of these names before; null: nothing.</param>
    internal static async Task<EntryImport> Of(
        IFormCollection form, Func<IReadOnlyList<string>, IReadOnlyList<string>?> remembered)
    {
        var csv = EntryListCsv.Decode(await UploadedText.Read(form, "file", "csv"));
        var head = EntryListCsv.Head(csv);
        IReadOnlyList<string> chosen = [.. form["column"].Select(column => column ?? "")];
        // Choices are those of the list that was looked at, and not of another one.
        var isOfIt = form["head"] == RememberedColumns.HeadText(head) && chosen.Count == head.Count
            && chosen.All(EntryColumns.All.Contains);
        return new(csv, form["reason"].ToString().Trim(), form["do"] == "take",
            isOfIt ? chosen : remembered(head) ?? EntryColumns.Guess(head));
    }

    internal IReadOnlyList<EntryListed> Entries(out IReadOnlyList<string> wrong) =>
        EntryListCsv.Read(Encoding.UTF8.GetBytes(Csv), out wrong, Columns);
}
