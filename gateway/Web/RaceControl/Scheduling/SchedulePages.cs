using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using PitMarshal.Ingest;
using PitMarshal.Ingest.Decisions;
using PitMarshal.Web.Forms;
using PitMarshal.Web.Layout;
using PitMarshal.Web.Officials.Roles;
using PitMarshal.Web.RaceControl.Tasks;

namespace PitMarshal.Web.RaceControl.Scheduling;

/// <summary><c>/race/schedule</c>: what the race is called and how long it is.</summary>
internal static class SchedulePages
{
    internal const string Path = "/race/schedule";

    internal static void Map(IEndpointRouteBuilder app)
    {
        app.MapGet(Path, (HttpContext http, PageWriter pages) =>
            Draw(http, pages, ScheduleEntry.Of(pages.Now.Race), FormErrors.None))
            .RequireAuthorization(Allow.RaceControl);
        app.MapPost(Path, Decide).RequireAuthorization(Allow.RaceControl);
    }

    private static async Task<IResult> Decide(HttpContext http, PageWriter pages, Gateway gateway, IFormCollection form)
    {
        var entry = ScheduleEntry.Of(form);
        var (scheduled, errors) = entry.Event(http.Who()!.Name);
        if (scheduled is not null)
        {
            var decided = await gateway.Decide(scheduled, http.RequestAborted);
            if (decided.Refusal is not { } refusal)
            {
                return SeeOther.To(RacePaths.Race);
            }
            errors = ScheduleEntry.Named(refusal);
        }
        return await Draw(http, pages, entry, errors);
    }

    private static Task<IResult> Draw(HttpContext http, PageWriter pages, ScheduleEntry entry, FormErrors errors) =>
        pages.Write(http, "Schedule", null, page => Fragment.Of<ScheduleForm>(
            (nameof(ScheduleForm.For), page), (nameof(ScheduleForm.Entry), entry),
            (nameof(ScheduleForm.Errors), errors)), errors.Any ? 422 : 200);
}
