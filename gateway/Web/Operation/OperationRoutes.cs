using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using OpenTelemetry.Metrics;

namespace PitMarshal.Web.Operation;

/// <summary><c>/healthz</c> and <c>/metrics</c>, for programs that watch this one.</summary>
internal static class OperationRoutes
{
    internal static void Map(IEndpointRouteBuilder app)
    {
        app.MapGet("/healthz", (GatewayProblems problems) => Health(problems.Now));
        app.MapPrometheusScrapingEndpoint("/metrics").WithMetadata(new HttpMethodMetadata(["GET"]));
    }

    private static IResult Health(IReadOnlyList<GatewayProblem> problems) => TypedResults.Json(
        new { status = problems.Count == 0 ? "well" : "wrong", problems },
        statusCode: problems.Count == 0 ? 200 : 503);
}
