using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using PitMarshal.Events;
using PitMarshal.Ingest;
using PitMarshal.Web.Box;
using PitMarshal.Web.Lane;
using PitMarshal.Web.Layout;
using PitMarshal.Web.Officials.Roles;
using PitMarshal.Web.Recorded;

namespace PitMarshal.Web.Marshals;

/// <summary>
/// <c>/marshal</c>: all a marshal needs on one page. Its script sends a press as often as it must, each with an id of
/// its own, and asks for JSON; without script it is a form like any other.
/// </summary>
internal static class MarshalPages
{
    internal const string Path = "/marshal", Pressing = "/marshal/press", Undoing = "/marshal/undo",
        Entering = "/marshal/enter";

    internal static void Map(IEndpointRouteBuilder app)
    {
        app.MapGet(Path, (HttpContext http, PageWriter pages, string? car, string? done) =>
            Draw(http, pages, car, done is null ? null : MarshalPresses.Find(done)?.Label));
        app.MapPost(Pressing, Record).RequireAuthorization(Allow.Marshal);
        app.MapPost(Entering, Enter).RequireAuthorization(Allow.Marshal);
        app.MapPost(Undoing, Undo).RequireAuthorization(Allow.Marshal);
        StartingDriverPages.Map(app);
    }

    private static Task<IResult> Draw(
        HttpContext http, PageWriter pages, string? car, string? done = null, string? error = null) =>
        pages.Write(http, "Marshal", LanePages.View, status: error is null ? 200 : 422,
            above: page => Fragment.Of<MarshalControls>(
                (nameof(MarshalControls.For), page), (nameof(MarshalControls.Car), car),
                (nameof(MarshalControls.Done), done),
                (nameof(MarshalControls.Error), error)));

    private static async Task<IResult> Record(HttpContext http, PageWriter pages, Gateway gateway, IFormCollection form)
    {
        var (who, came, number) = (http.Who()!, gateway.Now, form["car"].ToString());
        var (name, driver) = (form["press"].ToString(), form["driver"].ToString());
        var car = pages.Now.Race.Cars.FirstOrDefault(known => known.Car == number && known.Entry is not null);
        if (car is null)
        {
            return await Refuse(
                http, pages, number, number.Length == 0 ? "Which car?" : $"No car '{number}' is entered.");
        }
        RaceEvent[] seen = MarshalPresses.Find(name) is { } press ? press.Events(number, car.Entry!.Box)
            : driver.Length > 0 ? [new DriverIdentified(number, driver)] : [];
        if (seen.Length == 0)
        {
            return await Refuse(http, pages, number, $"There is no button '{name}'.");
        }
        if (seen.Select(e => MayDecide.Refuses(who, e, gateway)).FirstOrDefault(why => why is not null) is { } may)
        {
            return await Refuse(http, pages, number, $"{may}.");
        }
        var id = form["id"].ToString() is { Length: > 0 } given ? given : null;
        var timed = PressTime.Timed(seen.Select(e => e with { By = who.Name, Press = id }), form, came);
        var decided = await gateway.Decide([.. timed], http.RequestAborted);
        return decided.Refusal is { } refusal ? await Refuse(http, pages, number, refusal.Reason)
            : IsScript(http) ? TypedResults.Ok(new TakenPress(decided.Number))
            : SeeOther.To($"{Path}?car={Uri.EscapeDataString(number)}&done={Uri.EscapeDataString(name)}");
    }

    /// <summary>Fuel, or a vehicle, as a person read it off.</summary>
    private static async Task<IResult> Enter(HttpContext http, PageWriter pages, Gateway gateway, IFormCollection form)
    {
        var (who, car) = (http.Who()!, form["car"].ToString());
        var (e, says) = EnteredFigure.Of(form, who.Name);
        var refused = e is null ? says : MayDecide.Refuses(who, e, gateway) is { } may ? $"{may}."
            : (await gateway.Decide(e, http.RequestAborted)).Refusal?.Reason;
        return await Draw(http, pages, car, refused is null ? says : null, refused);
    }

    /// <summary>Takes back what a press of the same person became: an event withdraws each of its events.</summary>
    private static async Task<IResult> Undo(
        HttpContext http, PageWriter pages, Gateway gateway, LogBook book, IFormCollection form)
    {
        var (who, id) = (http.Who()!, form["id"].ToString());
        var standing = book.Pressed(id, who.Name).Where(e => e.Holds is not null).ToList();
        var withdrawals = standing.Select(RaceEvent (e) =>
            new EventCorrected(e.Number, who.Name, "Pressed by mistake.", null, true)).ToList();
        var decided = withdrawals.Count == 0 ? null : await gateway.Decide(withdrawals, http.RequestAborted);
        return decided?.Refusal is { } refusal ? await Refuse(http, pages, null, refusal.Reason)
            : IsScript(http) ? TypedResults.Ok(new TakenPress(decided?.Number ?? 0))
            : SeeOther.To(Path);
    }

    private static async Task<IResult> Refuse(HttpContext http, PageWriter pages, string? car, string why) =>
        IsScript(http) ? TypedResults.Problem(why, statusCode: 422) : await Draw(http, pages, car, error: why);

    private static bool IsScript(HttpContext http) =>
        http.Request.Headers.Accept.ToString().Contains("application/json", StringComparison.Ordinal);
}
