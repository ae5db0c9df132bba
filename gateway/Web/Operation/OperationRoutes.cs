using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using OpenTelemetry.Metrics;
using PitMarshal.Ingest;
using PitMarshal.Ingest.Following;

namespace PitMarshal.Web.Operation;

/// <summary><c>/healthz</c> and <c>/metrics</c>, for programs that watch this one.</summary>
internal static class OperationRoutes
{
    internal static void Map(IEndpointRouteBuilder app)
    {
        app.MapGet("/healthz", (GatewayProblems problems, Gateway gateway) => Health(problems.Now, gateway.Sharing()));
        app.MapPrometheusScrapingEndpoint("/metrics").WithMetadata(new HttpMethodMetadata(["GET"]));
    }

    private static IResult Health(IReadOnlyList<GatewayProblem> problems, LogSharing sharing) => TypedResults.Json(
        new
        {
            status = problems.Count == 0 ? "well" : "wrong",
            role = sharing.Role,
            standbyBehind = new { entries = sharing.Behind, seconds = Math.Round(sharing.BehindSeconds, 3) },
            problems,
        },
        statusCode: problems.Count == 0 ? 200 : 503);
}
