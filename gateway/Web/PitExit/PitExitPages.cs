using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using PitMarshal.Events;
using PitMarshal.Ingest;
using PitMarshal.Ingest.Decisions;
using PitMarshal.Web.Box;
using PitMarshal.Web.Layout;
using PitMarshal.Web.Live;
using PitMarshal.Web.Officials.Roles;

namespace PitMarshal.Web.PitExit;

/// <summary><c>/clock</c>: the large clock of the pit exit; marshals enter passings there that no sensor saw.</summary>
internal static class PitExitPages
{
    internal static readonly ViewAddress View = ViewAddress.Of<PitExitView>("/clock");

    internal static void Map(IEndpointRouteBuilder app)
    {
        app.MapGet("/clock", (HttpContext http, PageWriter pages, string? car, string? done) =>
            Draw(http, pages, done: done is Line.PitIn or Line.PitOut && IsCar(pages, car)
                ? $"Recorded: {done}, car {car}." : null));
        app.MapPost("/clock", Record).RequireAuthorization(Allow.Marshal);
    }

    private static Task<IResult> Draw(
        HttpContext http, PageWriter pages, string? car = null, string? done = null, string? error = null) =>
        pages.Write(http, "Pit exit", View, page => Fragment.Of<PitExitControls>(
            (nameof(PitExitControls.For), page),
            (nameof(PitExitControls.Car), car),
            (nameof(PitExitControls.Done), done),
            (nameof(PitExitControls.Error), error)), error is null ? 200 : 422);

    private static async Task<IResult> Record(HttpContext http, PageWriter pages, Gateway gateway, IFormCollection form)
    {
        var came = gateway.Now;
        var (car, line) = (form["car"].ToString().Trim(), form["line"].ToString());
        if (!IsCar(pages, car))
        {
            return await Draw(http, pages, car, error: car.Length == 0 ? "Which car?" : $"No car '{car}' is entered.");
        }
        if (line is not (Line.PitIn or Line.PitOut))
        {
            return await Draw(http, pages, car, error: "Pit-in or pit-out?");
        }
        var who = http.Who()!;
        var seen = new CarPassed(car, null, line) { By = who.Name };
        if (MayDecide.Refuses(who, seen, gateway) is { } why)
        {
            return await Draw(http, pages, car, error: $"{why}.");
        }
        var decided = await gateway.Decide([.. PressTime.Timed([seen], form, came)], http.RequestAborted);
        return decided.Refusal is { } refusal
            ? await Draw(http, pages, car, error: refusal.Reason)
            : SeeOther.To($"/clock?done={line}&car={Uri.EscapeDataString(car)}");
    }

    private static bool IsCar(PageWriter pages, string? car) => pages.Now.Race.Cars.Any(known => known.Car == car);
}
