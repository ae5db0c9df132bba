using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using PitMarshal.Events;
using PitMarshal.Ingest;
using PitMarshal.Web.Layout;
using PitMarshal.Web.Officials.Roles;

namespace PitMarshal.Web.Marshals;

/// <summary><c>/marshal/drivers</c>: who starts in which car, the whole grid on one sheet.</summary>
internal static class StartingDriverPages
{
    internal const string Path = "/marshal/drivers";

    internal static void Map(IEndpointRouteBuilder app)
    {
        app.MapGet(Path, (HttpContext http, PageWriter pages, int? done) => Draw(http, pages, done))
            .RequireAuthorization(Allow.Marshal);
        app.MapPost(Path, Record).RequireAuthorization(Allow.Marshal);
    }

    private static Task<IResult> Draw(
        HttpContext http, PageWriter pages, int? done = null, string? error = null) =>
        pages.Write(http, "Starting drivers", null, page => Fragment.Of<StartingDrivers>(
            (nameof(StartingDrivers.For), page), (nameof(StartingDrivers.Done), done),
            (nameof(StartingDrivers.Error), error)), error is null ? 200 : 422);

    /// <summary>Of the whole sheet what is new: all of it, or nothing.</summary>
    private static async Task<IResult> Record(HttpContext http, PageWriter pages, Gateway gateway, IFormCollection form)
    {
        var (who, now) = (http.Who()!, gateway.Now);
        var chosen = pages.Now.Race.Cars.Where(car => car.Entry is not null)
            .Select(car => (car.Car, Driver: form[StartingDrivers.Field(car.Car)].ToString(), Had: car.Driver))
            .Where(car => car.Driver.Length > 0 && car.Driver != car.Had)
            .Select(RaceEvent (car) => new DriverIdentified(car.Car, car.Driver) { By = who.Name, At = now }).ToList();
        if (chosen.Select(e => MayDecide.Refuses(who, e, gateway)).FirstOrDefault(why => why is not null) is { } may)
        {
            return await Draw(http, pages, error: $"{may}.");
        }
        var decided = chosen.Count == 0 ? null : await gateway.Decide(chosen, http.RequestAborted);
        return decided?.Refusal is { } refusal
            ? await Draw(http, pages, error: refusal.Reason)
            : SeeOther.To($"{Path}?done={chosen.Count}");
    }
}
