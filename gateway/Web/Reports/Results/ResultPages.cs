using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using PitMarshal.Timing.Classifications;
using PitMarshal.Timing.Grids;
using PitMarshal.Timing.Standings;
using PitMarshal.Web.Layout;

namespace PitMarshal.Web.Reports.Results;

/// <summary>
/// <c>/reports/classification</c>, <c>/reports/grid</c> and <c>/reports/standings</c>: to print and to sign, and for
/// spreadsheets; each as it is when it is asked for.
/// </summary>
internal static class ResultPages
{
    internal static void Map(IEndpointRouteBuilder app)
    {
        app.MapGet("/reports/classification", (HttpContext http, PageWriter pages, TimingBook book) =>
        {
            var shown = book.Read((timing, _) => ShownResult.Of(timing, AskedResult.Of(http.Request.Query, timing)));
            return pages.Write(http, "Classification", null,
                page => Fragment.Of<ClassificationView>(("Shows", page.Shows), ("Shown", shown)));
        });
        app.MapGet("/reports/grid", (HttpContext http, PageWriter pages, TimingBook book) =>
        {
            var shown = book.Read(
                (timing, rules) => ShownGrid.Of(timing, rules, AskedResult.Of(http.Request.Query, timing)));
            return pages.Write(http, "Starting grid", null,
                page => Fragment.Of<GridView>(("Shows", page.Shows), ("Shown", shown)));
        });
        app.MapGet("/reports/standings", Standings);
        app.MapGet("/reports/classification.csv", (HttpContext http, TimingBook book) => Csv(http, "classification.csv",
            book.Read((timing, _) => ShownResult.Of(timing, AskedResult.Of(http.Request.Query, timing)).Result
                is { } result ? ClassificationCsv.Write(result) : "")));
        app.MapGet("/reports/grid.csv", (HttpContext http, TimingBook book) => Csv(http, "grid.csv",
            book.Read((timing, rules) => ShownGrid.Of(timing, rules, AskedResult.Of(http.Request.Query, timing)).Grid
                is { } grid ? GridCsv.Write(grid) : "")));
        app.MapGet("/reports/standings.csv", StandingsText);
    }

    private static async Task<IResult> Standings(HttpContext http, PageWriter pages, StandingsBook book)
    {
        var shown = await book.Read(http.RequestAborted);
        return await pages.Write(http, "Standings", null,
            page => Fragment.Of<StandingsView>(("Shows", page.Shows), ("Shown", shown)));
    }

    private static async Task<IResult> StandingsText(HttpContext http, StandingsBook book)
    {
        var shown = await book.Read(http.RequestAborted);
        return Csv(http, "standings.csv", shown.Standings is { } standings ? StandingsCsv.Write(standings) : "");
    }

    private static IResult Csv(HttpContext http, string file, string text)
    {
        http.Response.Headers.CacheControl = "no-store";
        return TypedResults.File(Encoding.UTF8.GetBytes(text), "text/csv; charset=utf-8", file);
    }
}
