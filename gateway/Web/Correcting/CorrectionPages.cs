using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using PitMarshal.Ingest;
using PitMarshal.Ingest.Decisions;
using PitMarshal.Judge;
using PitMarshal.Judge.Box;
using PitMarshal.Web.Forms;
using PitMarshal.Web.Layout;
using PitMarshal.Web.Live;
using PitMarshal.Web.Officials.Roles;
using PitMarshal.Web.Recorded;
using PitMarshal.Web.Verdicts.Parts;

namespace PitMarshal.Web.Correcting;

/// <summary>
/// <c>/corrections</c>: all that was corrected, and the passings that nobody identified. A correction is filled in,
/// shows which verdicts it would change, and is entered only after that.
/// </summary>
internal static class CorrectionPages
{
    internal static readonly ViewAddress View = ViewAddress.Of<CorrectionsView>(Remedies.Path);

    internal static void Map(IEndpointRouteBuilder app)
    {
        app.MapGet(Remedies.Path, (HttpContext http, PageWriter pages) => pages.Write(http, "Corrections", View,
            page => page.Is(Role.Steward, Role.RaceControl) ? Fragment.Of<MayCorrect>() : null));
        app.MapGet(Remedies.Form, Fill).RequireAuthorization(Allow.Steward);
        app.MapPost(Remedies.Form, Preview).RequireAuthorization(Allow.Steward);
        app.MapPost(Remedies.Path, Enter).RequireAuthorization(Allow.Steward);
    }

    private static Task<IResult> Fill(HttpContext http, PageWriter pages, LogBook book) =>
        CorrectionEntry.Of(http.Request.Query) is { } entry
            && (entry.Remedy == Remedy.Missed || book.At(entry.Number) is not null)
            ? Form(http, pages, book, entry, FormErrors.None)
            : Task.FromResult(Unknown());

    /// <summary>What it would change; or, where somebody goes back, the form again.</summary>
    private static async Task<IResult> Preview(
        HttpContext http, PageWriter pages, LogBook book, Gateway gateway, IFormCollection form)
    {
        if (CorrectionEntry.Of(form) is not { } entry)
        {
            return Unknown();
        }
        if (form.ContainsKey("back"))
        {
            return await Form(http, pages, book, entry, FormErrors.None);
        }
        var (changes, errors) = await Try(http, pages, book, gateway, entry);
        return errors.Any
            ? await Form(http, pages, book, entry, errors)
            : await Before(http, pages, book, entry, changes);
    }

    private static async Task<IResult> Enter(
        HttpContext http, PageWriter pages, LogBook book, Gateway gateway, IFormCollection form)
    {
        if (CorrectionEntry.Of(form) is not { } entry)
        {
            return Unknown();
        }
        var (changes, errors) = await Try(http, pages, book, gateway, entry);
        if (errors.Any)
        {
            return await Form(http, pages, book, entry, errors);
        }
        if (entry.Expects != PreviewVersion.Of(changes))
        {
            return await Before(http, pages, book, entry, changes,
                new FormErrors { { "", "What it changes is different now. Look again." } });
        }
        var decided = await gateway.Decide(entry.Event(pages.Now, http.Who()!.Name), http.RequestAborted);
        return decided.Refusal is { } refusal
            ? await Form(http, pages, book, entry, Named(refusal))
            : SeeOther.To(entry.Verdict.Length > 0
                ? VerdictSubject.Href(entry.Verdict)
                : $"{Remedies.Path}#event-{decided.Number}");
    }

    /// <summary>The verdicts that would change, or what is wrong.</summary>
    private static async Task<(IReadOnlyList<VerdictPreview> Changes, FormErrors Errors)> Try(
        HttpContext http, PageWriter pages, LogBook book, Gateway gateway, CorrectionEntry entry)
    {
        var shows = pages.Now;
        var errors = entry.Check(shows, book.At(entry.Number));
        if (errors.Any)
        {
            return ([], errors);
        }
        var preview = await gateway.Preview(entry.Event(shows, http.Who()!.Name), http.RequestAborted);
        return (preview.Changes, preview.Refusal is { } refusal ? Named(refusal) : FormErrors.None);
    }

    /// <summary>A refusal at the form's field, or of the form as a whole where it has no such field.</summary>
    private static FormErrors Named(Refusal refusal) =>
        FormErrors.From(refusal.Field is "car" or "line" or "at" or "uMs" or "reason"
            ? refusal
            : new Refusal("", refusal.Reason));

    private static Task<IResult> Form(
        HttpContext http, PageWriter pages, LogBook book, CorrectionEntry entry, FormErrors errors) =>
        pages.Write(http, Title(book, entry), null, page => Fragment.Of<CorrectionForm>(
            (nameof(CorrectionForm.For), page), (nameof(CorrectionForm.Entry), entry),
            (nameof(CorrectionForm.Corrected), book.At(entry.Number)), (nameof(CorrectionForm.Errors), errors)),
            errors.Any ? 422 : 200);

    private static Task<IResult> Before(
        HttpContext http, PageWriter pages, LogBook book, CorrectionEntry entry, IReadOnlyList<VerdictPreview> changes,
        FormErrors? errors = null) =>
        pages.Write(http, $"{Title(book, entry)}: what it changes", null, page => Fragment.Of<CorrectionPreview>(
            (nameof(CorrectionPreview.For), page),
            (nameof(CorrectionPreview.Entry), entry with { Expects = PreviewVersion.Of(changes) }),
            (nameof(CorrectionPreview.Corrected), book.At(entry.Number)), (nameof(CorrectionPreview.Changes), changes),
            (nameof(CorrectionPreview.Errors), errors ?? FormErrors.None)), errors is null ? 200 : 422);

    private static string Title(LogBook book, CorrectionEntry entry) =>
        Remedies.Offer(entry.Remedy, book.At(entry.Number)?.Event);

    private static IResult Unknown() =>
        TypedResults.Problem("no such correction, or no such entry in the log", statusCode: 422);
}
