using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using PitMarshal.Web.Api.Wire;
using PitMarshal.Web.Live;

namespace PitMarshal.Web.Api.Verdicts;

internal static class RulingRoutes
{
    internal static void Map(IEndpointRouteBuilder api) =>
        api.MapGet("/rulings", (LiveRace live) => TypedResults.Ok(
                live.Now().Race.Rulings.SelectMany(about => about.Value).OrderBy(ruled => ruled.At)
                    .Select(RulingAnswer.Of).ToList()))
            .Tell("rulings", "Verdicts", "What stewards ruled, in order of time; the last about a verdict holds");
}
