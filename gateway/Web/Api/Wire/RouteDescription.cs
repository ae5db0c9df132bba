using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace PitMarshal.Web.Api.Wire;

/// <summary>What the OpenAPI document says of a route.</summary>
internal static class RouteDescription
{
    /// <summary>Name, tag and summary of a route, and the problems that every route may answer with.</summary>
    internal static RouteHandlerBuilder Tell(
        this RouteHandlerBuilder route, string name, string tag, string summary, params int[] problems)
    {
        route.WithName(name).WithTags(tag).WithSummary(summary);
        foreach (var status in problems)
        {
            route = status == StatusCodes.Status400BadRequest
                ? route.ProducesValidationProblem()
                : route.ProducesProblem(status);
        }
        return route;
    }
}
