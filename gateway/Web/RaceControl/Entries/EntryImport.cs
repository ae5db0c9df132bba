using System.Text;
using Microsoft.AspNetCore.Http;
using PitMarshal.Events;
using PitMarshal.Ingest;
using PitMarshal.Ingest.Decisions;
using PitMarshal.Ingest.Decisions.EntryLists;
using PitMarshal.Web.Forms;

namespace PitMarshal.Web.RaceControl.Entries;

/// <summary>An entry list as somebody gave it, and what is to be done with it.</summary>
/// <param name="Csv">As it came, of a file too.</param>
/// <param name="Reason">Of the bulletin, once the race runs.</param>
/// <param name="Take">False: only looked at.</param>
public sealed record EntryImport(string Csv, string Reason, bool Take)
{
    internal static EntryImport Blank { get; } = new("", "", false);

    /// <summary>A file counts before what was pasted.</summary>
    internal static async Task<EntryImport> Of(IFormCollection form)
    {
        var given = await UploadedText.Read(form, "file", "csv");
        // Spreadsheets put a mark before the first line.
        return new(Encoding.UTF8.GetString(given).TrimStart('\uFEFF'),
            form["reason"].ToString().Trim(), form["do"] == "take");
    }

    internal IReadOnlyList<EntryListed> Entries(out IReadOnlyList<string> wrong) =>
        EntryListCsv.Read(Encoding.UTF8.GetBytes(Csv), out wrong);
}
