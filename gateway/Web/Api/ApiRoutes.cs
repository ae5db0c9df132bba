using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace PitMarshal.Web.Api;

/// <summary>What other programs may ask and do, below <c>/api/v1</c>: all that the pages show, from the same places.</summary>
internal static class ApiRoutes
{
    internal const string Root = "/api/v1";

    internal static void Map(IEndpointRouteBuilder app)
    {
        var api = app.MapGroup(Root).AddEndpointFilterFactory(QueryCheck.Of);
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

    /// <summary>Name, tag and summary of a route, and the problems that every route may answer with.</summary>
    internal static RouteHandlerBuilder Tell(this RouteHandlerBuilder route, string name, string tag, string summary, params int[] problems)
    {
        route.WithName(name).WithTags(tag).WithSummary(summary);
        foreach (var status in problems)
        {
            route = status == StatusCodes.Status400BadRequest ? route.ProducesValidationProblem() : route.ProducesProblem(status);
        }
        return route;
    }
}
