using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using PitMarshal.Ingest;
using PitMarshal.Ingest.Decisions;
using PitMarshal.Judge.Pit;
using PitMarshal.Judge.Verdicts;
using PitMarshal.Web.Formats;
using PitMarshal.Web.Forms;
using PitMarshal.Web.Layout;
using PitMarshal.Web.Live;
using PitMarshal.Web.Officials.Roles;
using PitMarshal.Web.Verdicts.Case;
using PitMarshal.Web.Verdicts.Listing;
using PitMarshal.Web.Verdicts.Parts;
using PitMarshal.Web.Verdicts.Rulings;

namespace PitMarshal.Web.Verdicts;

/// <summary><c>/verdicts</c> and <c>/verdicts/minimum-stop/27/stop-3</c>, where a steward rules.</summary>
internal static class VerdictPages
{
    internal static ViewAddress View(string id) =>
        ViewAddress.Of<VerdictView>(VerdictSubject.Href(id), nameof(VerdictView.Id), id);

    internal static void Map(IEndpointRouteBuilder app)
    {
        app.MapGet(VerdictFilter.Path, List);
        app.MapGet(VerdictFilter.Path + "/{**id}", (HttpContext http, PageWriter pages, CaseFiles files, string id) =>
            Draw(http, pages, files, id, RulingEntry.Empty(Version(pages, id)), FormErrors.None));
        app.MapPost(VerdictFilter.Path + "/{**id}", Rule).RequireAuthorization(Allow.Steward);
    }

    private static Task<IResult> List(HttpContext http, PageWriter pages)
    {
        var filter = VerdictFilter.Parse(http.Request.QueryString.Value ?? "");
        return pages.Write(http, "Verdicts", filter.View, _ => Fragment.Of<NewerLink>(),
            above: page => Fragment.Of<VerdictFilterForm>(
            (nameof(VerdictFilterForm.Filter), filter), (nameof(VerdictFilterForm.Shows), page.Shows)));
    }

    private static async Task<IResult> Draw(
        HttpContext http, PageWriter pages, CaseFiles files, string id, RulingEntry entry, FormErrors errors)
    {
        var verdict = Standing(pages, id);
        if (verdict is null && files.Of(pages.Now, id).History.Count == 0)
        {
            return await RefusalPage.Of(
                http, pages, 404, "There is no such verdict", $"There has never been a verdict '{id}'.");
        }
        return await pages.Write(http, Title(pages, id, verdict), View(id), page => Fragment.Of<RulingForm>(
            (nameof(RulingForm.For), page), (nameof(RulingForm.Verdict), verdict),
            (nameof(RulingForm.Entry), entry), (nameof(RulingForm.Errors), errors)), errors.Any ? 422 : 200);
    }

    private static async Task<IResult> Rule(
        HttpContext http, PageWriter pages, CaseFiles files, Gateway gateway, string id, IFormCollection form)
    {
        var standing = Standing(pages, id);
        var entry = RulingEntry.Of(form);
        var errors = entry.Check(standing, pages.Now.Race.Rulings.GetValueOrDefault(id) ?? []);
        if (!errors.Any)
        {
            var decided = await gateway.DecideUnless(
                RulingVersion.Guard(id, entry.Version), [entry.Event(id, http.Who()!.Name)], http.RequestAborted);
            if (decided.Refusal is not { } refusal)
            {
                return SeeOther.To($"{VerdictSubject.Href(id)}#rulings");
            }
            errors = FormErrors.From(refusal);
        }
        // What is wrong stands in the form: the next time it is about the verdict that the page shows now.
        return await Draw(http, pages, files, id, entry with { Version = Version(pages, id) }, errors);
    }

    private static string Version(PageWriter pages, string id) => RulingVersion.Of(pages.Now, Standing(pages, id));

    private static Verdict? Standing(PageWriter pages, string id) =>
        pages.Now.Verdicts.FirstOrDefault(verdict => verdict.Id == id);

    private static string Title(PageWriter pages, string id, Verdict? verdict) => verdict is null ? id
        : string.Join(", ", new[] { verdict.Car.Length > 0 ? $"Car {verdict.Car}" : null,
            VerdictSubject.Of(verdict, pages.Now.CarOf(verdict)) }
            .OfType<string>()) + $": {RuleName.Of(verdict.Rule)}";
}
