using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using PitMarshal.Judge.Forecasts;
using PitMarshal.Web.Api.Wire;
using PitMarshal.Web.Live;

namespace PitMarshal.Web.Api.Cars;

internal static class ForecastRoutes
{
    internal static void Map(IEndpointRouteBuilder api) =>
        api.MapGet("/forecasts", (LiveRace live) => Lines.Of(live.Now().Forecasts.Select(ForecastJson.Write)))
            .Tell("forecasts", "Verdicts", "What the rules ask of the stops and stints in progress, one a line")
            .Produces<ForecastAnswer>(200, Lines.Type);
}
