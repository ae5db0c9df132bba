using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using PitMarshal.Web.Live;

namespace PitMarshal.Web.Api;

internal static class RaceRoutes
{
    internal static void Map(IEndpointRouteBuilder api) =>
        api.MapGet("/race", (LiveRace live) => TypedResults.Ok(RaceAnswer.Of(live.Now())))
            .Tell("race", "Race", "The race: phase, flag, pit lane");
}
