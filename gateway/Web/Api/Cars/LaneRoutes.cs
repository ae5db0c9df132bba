using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using PitMarshal.Web.Api.Wire;
using PitMarshal.Web.Live;

namespace PitMarshal.Web.Api.Cars;

internal static class LaneRoutes
{
    internal static void Map(IEndpointRouteBuilder api) =>
        api.MapGet("/lane", (LiveRace live) => TypedResults.Ok(LaneAnswer.Of(live.Now())))
            .Tell("lane", "Race", "The cars in the pit lane, with their running times and what they are asked");
}
