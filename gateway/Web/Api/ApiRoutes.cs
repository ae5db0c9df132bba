using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using PitMarshal.Web.Api.Cars;
using PitMarshal.Web.Api.Log;
using PitMarshal.Web.Api.Races;
using PitMarshal.Web.Api.Verdicts;
using PitMarshal.Web.Api.Wire;

namespace PitMarshal.Web.Api;

/// <summary>
/// What other programs may ask and do, below <c>/api/v1</c>: all that the pages show, from the same places.
/// </summary>
internal static class ApiRoutes
{
    internal static void Map(IEndpointRouteBuilder app)
    {
        var api = app.MapGroup(ApiDocument.Root).AddEndpointFilterFactory(QueryCheck.Of);
        RaceRoutes.Map(api);
        LaneRoutes.Map(api);
        CarRoutes.Map(api);
        VerdictRoutes.Map(api);
        ForecastRoutes.Map(api);
        RulingRoutes.Map(api);
        RegulationsRoutes.Map(api);
        StationRoutes.Map(api);
        EventRoutes.Map(api);
        DecisionRoutes.Map(api);
        FeedRoutes.Map(api);
        app.MapOpenApi("/openapi/{documentName}.json");
    }
}
