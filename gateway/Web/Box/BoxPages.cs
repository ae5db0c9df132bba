using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using PitMarshal.Events;
using PitMarshal.Ingest;
using PitMarshal.Ingest.Decisions;
using PitMarshal.Web.Layout;
using PitMarshal.Web.Live;
using PitMarshal.Web.Officials.Roles;

namespace PitMarshal.Web.Box;

/// <summary><c>/box/4</c>: a box as its marshal has it, with buttons for what a sensor does not see.</summary>
internal static class BoxPages
{
    /// <param name="box">Escaped as in an address.</param>
    internal static ViewAddress View(string box) => ViewAddress.OfName<BoxView>("/box/", box, nameof(BoxView.Number));

    internal static void Map(IEndpointRouteBuilder app)
    {
        app.MapGet("/box/{box}", (HttpContext http, PageWriter pages, string box, string? done, string? car) =>
            Draw(http, pages, box, Recorded(done, car)));
        app.MapGet("/press/clock", (Gateway gateway) =>
            TypedResults.Text($"{gateway.Now.Micros},{gateway.Now.Micros}"));
        app.MapPost("/box/{box}", Record).RequireAuthorization(Allow.Marshal);
    }

    private static Task<IResult> Draw(
        HttpContext http, PageWriter pages, string box, string? done = null, string? error = null)
    {
        return pages.Write(http, $"Box {box}", View(Uri.EscapeDataString(box)), page => Fragment.Of<BoxControls>(
            (nameof(BoxControls.For), page),
            (nameof(BoxControls.Box), box),
            (nameof(BoxControls.Car), BoxCar.In(page.Shows, box)),
            (nameof(BoxControls.Done), done),
            (nameof(BoxControls.Error), error)), error is null ? 200 : 422);
    }

    private static async Task<IResult> Record(
        HttpContext http, PageWriter pages, Gateway gateway, string box, IFormCollection form)
    {
        var (who, came) = (http.Who()!, gateway.Now);
        var car = BoxCar.In(pages.Now, box);
        var (name, driver) = (form["press"].ToString(), form["driver"].ToString());
        if (car is null || car.Car != form["car"])
        {
            return await Draw(http, pages, box,
                error: "Another car has this box now. Nothing was recorded; look again, then press again.");
        }
        RaceEvent[] seen = Press.Find(name) is { } press ? press.Events(car.Car, box)
            : driver.Length > 0 ? [new DriverIdentified(car.Car, driver)]
            : [];
        if (seen.Length == 0)
        {
            return await Draw(http, pages, box, error: $"There is no button '{name}'.");
        }
        if (seen.Select(e => MayDecide.Refuses(who, e, gateway))
            .FirstOrDefault(refused => refused is not null) is { } why)
        {
            return await Draw(http, pages, box, error: $"{why}.");
        }
        var timed = PressTime.Timed(seen.Select(e => e with { By = who.Name }), form, came);
        var decided = await gateway.Decide([.. timed], http.RequestAborted);
        if (decided.Refusal is { } refusal) { return await Draw(http, pages, box, error: refusal.Reason); }
        string done = Press.Find(name) is null ? "driver" : name;
        return SeeOther.To(
            $"/box/{Uri.EscapeDataString(box)}?done={Uri.EscapeDataString(done)}&car={Uri.EscapeDataString(car.Car)}");
    }

    /// <summary>What a page says of a press that it was led to from; null of anything else.</summary>
    private static string? Recorded(string? done, string? car)
    {
        var what = done == "driver" ? "the driver"
            : Press.Rows.SelectMany(row => row.Presses.Select(press => (row.Row, press)))
                .FirstOrDefault(found => found.press.Name == done) is { press: { } press, Row: var row }
            ? $"{row.ToLowerInvariant()} {press.Label.ToLowerInvariant()}"
            : null;
        return what is null ? null : car is null ? $"Recorded: {what}." : $"Recorded: {what}, car {car}.";
    }
}
