using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using PitMarshal.Web.Api.Wire;
using PitMarshal.Web.Live;

namespace PitMarshal.Web.Api.Races;

internal static class RaceRoutes
{
    internal static void Map(IEndpointRouteBuilder api) =>
        api.MapGet("/race", (LiveRace live) => TypedResults.Ok(RaceAnswer.Of(live.Now())))
            .Tell("race", "Race", "The race: phase, flag, pit lane");
}
