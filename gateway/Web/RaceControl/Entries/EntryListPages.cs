using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using PitMarshal.Ingest;
using PitMarshal.Ingest.Decisions;
using PitMarshal.Ingest.Decisions.EntryLists;
using PitMarshal.Web.Forms;
using PitMarshal.Web.Layout;
using PitMarshal.Web.Officials.Roles;
using PitMarshal.Web.RaceControl.Entries.Columns;

namespace PitMarshal.Web.RaceControl.Entries;

/// <summary>
/// <c>/race/entries</c>: all entries, to be changed one by one or by a file, which is looked at before it is taken.
/// </summary>
internal static class EntryListPages
{
    internal const string Path = "/race/entries", Csv = "/race/entries.csv";

    internal static void Map(IEndpointRouteBuilder app)
    {
        app.MapGet(Path, (HttpContext http, PageWriter pages, int? taken) =>
            Draw(http, pages, EntryImport.Blank, [], taken: taken))
            .RequireAuthorization(Allow.RaceControl);
        app.MapGet(Csv, (Gateway gateway) =>
            TypedResults.Bytes(EntryListCsv.Write(gateway.Ask(intake => intake.Entries())),
                "text/csv; charset=utf-8", "entries.csv"))
            .RequireAuthorization(Allow.RaceControl);
        app.MapPost(Path, Import).RequireAuthorization(Allow.RaceControl);
    }

    private static async Task<IResult> Import(HttpContext http, PageWriter pages, Gateway gateway, IFormCollection form)
    {
        var import = await EntryImport.Of(form, head => RememberedColumns.Read(http.Request, head));
        var changes = EntryChange.Of(import.Entries(out var wrong), gateway.Ask(intake => intake.Entries()));
        var errors = Check(import, changes, wrong, locked: pages.Now.Race.Started is not null);
        if (!import.Take || errors.Any)
        {
            return await Draw(http, pages, import, changes, errors, wrong);
        }
        RememberedColumns.Write(http.Response, import.Head, import.Columns);
        var who = http.Who()!.Name;
        var entries = changes.Where(change => change.Changes).Select(change => change.Entry with { By = who }).ToList();
        var decided = await EntryRecording.Decide(gateway, pages, entries, import.Reason, who, http.RequestAborted);
        return decided.Refusal is { } refusal
            ? await Draw(http, pages, import, changes, new()
            {
                { refusal.Field == "reason" ? "reason" : "csv", $"{refusal.Reason}." },
            })
            : SeeOther.To($"{Path}?taken={entries.Count}");
    }

    private static FormErrors Check(
        EntryImport import, IReadOnlyList<EntryChange> changes, IReadOnlyList<string> wrong, bool locked)
    {
        FormErrors errors = [];
        if (wrong.Count > 0)
        {
            errors.Add("csv", wrong.Count == 1
                ? wrong[0]
                : $"{wrong.Count} lines are wrong. The list below names each.");
        }
        else if (changes.All(change => !change.Changes))
        {
            errors.Add("csv", "Every car in it is already entered like this.");
        }
        if (import.Take && locked && import.Reason.Length == 0)
        {
            errors.Add("reason", "Give the reason; the bulletin that goes with the change states it.");
        }
        return errors;
    }

    private static Task<IResult> Draw(
        HttpContext http, PageWriter pages, EntryImport import, IReadOnlyList<EntryChange> changes,
        FormErrors? errors = null, IReadOnlyList<string>? wrong = null, int? taken = null) =>
        pages.Write(http, "Entries", null, page => Fragment.Of<EntryListForm>(
            (nameof(EntryListForm.For), page), (nameof(EntryListForm.Import), import),
            (nameof(EntryListForm.Changes), changes),
            (nameof(EntryListForm.Errors), errors ?? FormErrors.None), (nameof(EntryListForm.Wrong), wrong ?? []),
            (nameof(EntryListForm.Taken), taken)), errors is { Any: true } ? 422 : 200);
}
