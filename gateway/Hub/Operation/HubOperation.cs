using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using OpenTelemetry.Metrics;
using PitMarshal.Hub.Races;

namespace PitMarshal.Hub.Operation;

/// <summary><c>/healthz</c> and <c>/metrics</c>. A venue's fork is told and does not make the hub ill.</summary>
internal static class HubOperation
{
    internal static void Map(IEndpointRouteBuilder app, ShippedRaces races)
    {
        app.MapGet("/healthz", () => Health(races));
        app.MapPrometheusScrapingEndpoint("/metrics").WithMetadata(new HttpMethodMetadata(["GET"]));
    }

    private static IResult Health(ShippedRaces races)
    {
        var all = races.Now();
        var forks = all.Where(race => race.Fork is not null).Select(race => new
        {
            venue = race.Venue, race = race.Race, fork = race.Fork,
        });
        return races.Failure is { } failure
            ? TypedResults.Json(
                new { status = "wrong", problems = new[] { new { part = "store", text = failure } }, forks },
                statusCode: 503)
            : TypedResults.Json(new { status = "well", problems = Array.Empty<object>(), forks });
    }
}
