using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using PitMarshal.Events;
using PitMarshal.Ingest;
using PitMarshal.Ingest.Decisions;
using PitMarshal.Regulations;
using PitMarshal.Web.Forms;
using PitMarshal.Web.Layout;
using PitMarshal.Web.Officials.Roles;

namespace PitMarshal.Web.RaceControl.Rulebook;

/// <summary>
/// <c>/race/regulations</c>: what judges, in plain language, for everybody. Race control chooses others until the
/// start: they are read first, the published values are filled in, and then they judge.
/// </summary>
internal static class RegulationsPages
{
    internal const string Path = "/race/regulations", Draft = "/race/regulations/draft";

    internal static void Map(IEndpointRouteBuilder app)
    {
        app.MapGet(Path, (HttpContext http, PageWriter pages, RegulationsBook book, string? done) =>
            Draw(http, pages, book, done: done));
        app.MapGet(Draft, (HttpContext http, PageWriter pages, RegulationsBook book, string? shipped) =>
            (shipped is null ? book.InForce?.Text : Shipped.Find(shipped)) is { } text
                ? Fill(http, pages, RegulationsDraft.Of(text), FormErrors.None)
                : Task.FromResult<IResult>(TypedResults.Problem("there are no such regulations", statusCode: 404)))
            .RequireAuthorization(Allow.RaceControl);
        app.MapPost(Draft, Read).RequireAuthorization(Allow.RaceControl);
        app.MapPost(Path, Choose).RequireAuthorization(Allow.RaceControl);
    }

    private static async Task<IResult> Read(
        HttpContext http, PageWriter pages, RegulationsBook book, IFormCollection form)
    {
        var text = await UploadedText.Read(form, "file", "text");
        try
        {
            return await Fill(http, pages, RegulationsDraft.Of(text), FormErrors.None);
        }
        catch (BadInput bad)
        {
            return await Draw(http, pages, book, new() { { "text", RegulationsDraft.Told(bad.Message) } },
                Encoding.UTF8.GetString(text));
        }
    }

    private static async Task<IResult> Choose(
        HttpContext http, PageWriter pages, RegulationsBook book, Gateway gateway, IFormCollection form)
    {
        RegulationsDraft? draft = null;
        try
        {
            var text = Convert.FromBase64String(form["draft"].ToString());
            draft = RegulationsDraft.Of(text, PublishedText.Of(text, RegulationsDraft.Name)
                .ToDictionary(field => field.Name,
                    field => form[RegulationsDraft.FieldOf(field.Name)].ToString().Trim()));
            var decided = await gateway.UseRegulations(
                draft.Filled(), RegulationsDraft.Name, http.Who()!.Name, http.RequestAborted);
            return decided.Refusal is { } refusal
                ? await Fill(http, pages, draft, Told(draft, refusal.Reason))
                : SeeOther.To($"{Path}?done=yes");
        }
        catch (BadInput bad) when (draft is not null)
        {
            return await Fill(http, pages, draft, Told(draft, bad.Message));
        }
        catch (Exception bad) when (bad is BadInput or FormatException)
        {
            return await Draw(http, pages, book,
                new() { { "", "That was not a form of this gateway: choose the regulations again." } });
        }
    }

    private static FormErrors Told(RegulationsDraft draft, string message) =>
        new() { { draft.Meant(message) is { } value ? RegulationsDraft.FieldOf(value) : "",
            RegulationsDraft.Told(message) } };

    private static Task<IResult> Draw(
        HttpContext http, PageWriter pages, RegulationsBook book, FormErrors? errors = null,
        string text = "", string? done = null) =>
        pages.Write(http, "Regulations", null, page => Fragment.Of<RegulationsChoice>(
            (nameof(RegulationsChoice.For), page), (nameof(RegulationsChoice.InForce), book.InForce),
            (nameof(RegulationsChoice.Text), text),
            (nameof(RegulationsChoice.Errors), errors ?? FormErrors.None),
            (nameof(RegulationsChoice.Done), done is not null)),
            errors is null ? 200 : 422);

    private static Task<IResult> Fill(HttpContext http, PageWriter pages, RegulationsDraft draft, FormErrors errors) =>
        pages.Write(http, draft.Rules?.Title ?? "Regulations to fill in", null, page => Fragment.Of<RegulationsFill>(
            (nameof(RegulationsFill.For), page), (nameof(RegulationsFill.Draft), draft),
            (nameof(RegulationsFill.Errors), errors)),
            errors.Any ? 422 : 200);
}
