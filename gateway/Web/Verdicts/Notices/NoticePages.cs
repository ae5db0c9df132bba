using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using PitMarshal.Web.Layout;

namespace PitMarshal.Web.Verdicts.Notices;

/// <summary><c>/notices/minimum-stop/27/stop-3</c>: the stewards' decision, to print and to show the team.</summary>
internal static class NoticePages
{
    internal const string Path = "/notices";

    internal static void Map(IEndpointRouteBuilder app) => app.MapGet(Path + "/{**id}",
        (HttpContext http, PageWriter pages, string id) =>
            pages.Now is var shows && shows.Race.Rulings.GetValueOrDefault(id) is { Count: > 0 } rulings
            ? pages.Write(http, "Decision of the stewards", null, page => Fragment.Of<DecisionNotice>(
                (nameof(DecisionNotice.Shows), page.Shows), (nameof(DecisionNotice.Ruling), rulings[^1]),
                (nameof(DecisionNotice.Verdict), page.Shows.Verdicts.FirstOrDefault(verdict => verdict.Id == id))))
            : RefusalPage.Of(http, pages, 404, "No decision", $"The stewards have not ruled about '{id}'."));
}
