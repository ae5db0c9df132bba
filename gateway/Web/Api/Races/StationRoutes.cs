using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using PitMarshal.Ingest;
using PitMarshal.Ingest.Views;
using PitMarshal.Web.Api.Wire;

namespace PitMarshal.Web.Api.Races;

internal static class StationRoutes
{
    // What is not known is null here, as it was before there were other answers.
    private static readonly JsonSerializerOptions s_form = new(JsonSerializerOptions.Web)
    {
        Converters = { new InstantConverter() },
    };

    internal static void Map(IEndpointRouteBuilder api) =>
        api.MapGet("/stations", (Gateway gateway) =>
            Results.Json(gateway.Ask(intake => intake.Stations(gateway.Now)), s_form))
            .Tell("stations", "Stations", "The stations: link, clock, outbox, what was rejected of them and why")
            .Produces<IReadOnlyList<StationView>>();
}
