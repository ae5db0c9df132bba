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
    internal const string Path = "/race/regulations", Draft = "/race/regulations/draft",
        Answer = "/race/regulations/answer", Trial = "/race/regulations/trial", TextFile = "/race/regulations/file";

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
        app.MapPost(Answer, (HttpContext http, PageWriter pages, RegulationsBook book, IFormCollection form) =>
            Answered(http, pages, book, form, text => Fill(http, pages, RegulationsDraft.Of(text), FormErrors.None)))
            .RequireAuthorization(Allow.RaceControl);
        app.MapPost(Trial, (HttpContext http, PageWriter pages, RegulationsBook book, Gateway gateway,
            IFormCollection form) => Answered(http, pages, book, form, text => Try(http, pages, gateway, text)))
            .RequireAuthorization(Allow.RaceControl);
        app.MapPost(TextFile, (HttpContext http, PageWriter pages, RegulationsBook book, IFormCollection form) =>
            Answered(http, pages, book, form, text => Task.FromResult<IResult>(TypedResults.File(
                text, "application/yaml", $"{RegulationsFile.Read(text, RegulationsDraft.Name).Name}.yaml"))))
            .RequireAuthorization(Allow.RaceControl);
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

    private static Task<IResult> Choose(
        HttpContext http, PageWriter pages, RegulationsBook book, Gateway gateway, IFormCollection form) =>
        Answered(http, pages, book, form, async text =>
        {
            var decided = await gateway.UseRegulations(
                text, RegulationsDraft.Name, http.Who()!.Name, http.RequestAborted);
            return decided.Refusal is { } refusal
                ? await Fill(http, pages, RegulationsDraft.Of(form), Told(RegulationsDraft.Of(form), refusal.Reason))
                : SeeOther.To($"{Path}?done=yes");
        });

    /// <summary>What the race of this log would be judged by them.</summary>
    private static async Task<IResult> Try(HttpContext http, PageWriter pages, Gateway gateway, byte[] text)
    {
        var rules = RegulationsFile.Parse(text, RegulationsDraft.Name);
        var verdicts = await gateway.Try(rules, http.RequestAborted);
        return await pages.Write(http, $"Trial: {rules.Title}", null, page => Fragment.Of<RegulationsTrial>(
            (nameof(RegulationsTrial.For), page), (nameof(RegulationsTrial.Rules), rules),
            (nameof(RegulationsTrial.Verdicts), verdicts), (nameof(RegulationsTrial.Text), text)));
    }

    /// <summary>Goes on with the draft as the form has it; or shows the form again with what is wrong in it.</summary>
    private static async Task<IResult> Answered(HttpContext http, PageWriter pages, RegulationsBook book,
        IFormCollection form, Func<byte[], Task<IResult>> next)
    {
        RegulationsDraft? draft = null;
        try
        {
            draft = RegulationsDraft.Of(form);
            return await next(draft.Filled());
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
