using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using PitMarshal.Judge.Progress.Cars;
using PitMarshal.Web.Api.Wire;
using PitMarshal.Web.Live;
using PitMarshal.Web.Snapshots;

namespace PitMarshal.Web.Api.Cars;

internal static class CarRoutes
{
    internal static void Map(IEndpointRouteBuilder api)
    {
        api.MapGet("/cars", (LiveRace live) => TypedResults.Ok(live.Now().Race.Cars.Select(CarAnswer.Of).ToList()))
            .Tell("cars", "Cars", "All cars, in the order of their numbers");
        api.MapGet("/cars/{car}", Car).Tell("car", "Cars", "A car with its drivers, stops and stints", 404)
            .Produces<WholeCarAnswer>();
        api.MapGet("/cars/{car}/stops/{n}", Stop).Tell("stop", "Cars", "A stop with its verdicts and rulings", 400, 404)
            .Produces<StopAnswer>();
    }

    /// <param name="live">The race.</param>
    /// <param name="car">Its number, as it is entered: 007 is not 7.</param>
    internal static IResult Car(LiveRace live, string car) =>
        Find(live.Now(), car) is { } found ? TypedResults.Ok(WholeCarAnswer.Of(found)) : Unknown(car);

    /// <param name="live">The race.</param>
    /// <param name="car">Its number, as it is entered: 007 is not 7.</param>
    /// <param name="n">The number of the stop, from 1.</param>
    internal static IResult Stop(LiveRace live, string car, int n)
    {
        var shows = live.Now();
        return Find(shows, car) is not { } found ? Unknown(car)
            : found.Stops.FirstOrDefault(stop => stop.Number == n) is { } stop
                ? TypedResults.Ok(StopAnswer.Of(shows, car, stop))
            : Problem.Of(404, $"car {car} has no stop {n}; it has {found.Stops.Count}");
    }

    private static CarProgress? Find(Snapshot shows, string car) =>
        shows.Race.Cars.FirstOrDefault(known => known.Car == car);

    private static IResult Unknown(string car) => Problem.Of(404, $"there is no car {car}");
}
