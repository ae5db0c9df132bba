using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using PitMarshal.Ingest;
using PitMarshal.Ingest.Decisions;
using PitMarshal.Web.Forms;
using PitMarshal.Web.Layout;
using PitMarshal.Web.Officials.Roles;
using PitMarshal.Web.Verdicts.Rulings;

namespace PitMarshal.Web.Verdicts.Inbox;

/// <summary><c>/rulings</c>: what waits for a steward; what is alike is ruled about at once.</summary>
internal static class InboxPages
{
    internal const string Path = "/rulings";

    internal static void Map(IEndpointRouteBuilder app)
    {
        app.MapGet(Path, (HttpContext http, PageWriter pages, int? done) =>
            Draw(http, pages, new BulkRuling(RulingEntry.Empty(""), []), FormErrors.None, done))
            .RequireAuthorization(Allow.Steward);
        app.MapPost(Path, Rule).RequireAuthorization(Allow.Steward);
    }

    private static async Task<IResult> Rule(HttpContext http, PageWriter pages, Gateway gateway, IFormCollection form)
    {
        var ruling = BulkRuling.Of(form);
        var errors = ruling.Check();
        if (!errors.Any)
        {
            var decided = await gateway.DecideUnless(
                ruling.WhyStale, ruling.Events(http.Who()!.Name), http.RequestAborted);
            if (decided.Refusal is not { } refusal)
            {
                return SeeOther.To($"{Path}?done={ruling.About.Count}");
            }
            errors = FormErrors.From(refusal);
        }
        return await Draw(http, pages, ruling, errors);
    }

    private static Task<IResult> Draw(
        HttpContext http, PageWriter pages, BulkRuling ruling, FormErrors errors, int? done = null) =>
        pages.Write(http, "To rule", null, page => Fragment.Of<InboxForm>(
            (nameof(InboxForm.For), page), (nameof(InboxForm.Ruling), ruling), (nameof(InboxForm.Errors), errors),
            (nameof(InboxForm.Done), done)), errors.Any ? 422 : 200);
}
