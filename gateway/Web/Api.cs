using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using PitMarshal.Ingest;
using PitMarshal.Judge;
using PitMarshal.Judge.Forecasts;
using PitMarshal.Log;

namespace PitMarshal.Web;

/// <summary>What other programs may ask, below <c>/api/v1</c>.</summary>
internal static class Api
{
    internal static void Map(IEndpointRouteBuilder app)
    {
        var api = app.MapGroup("/api/v1");
        api.MapGet("/verdicts", (Gateway gateway) => Lines(gateway.Ask(intake => intake.Verdicts()).Select(VerdictJson.Write)));
        api.MapGet("/forecasts", (Gateway gateway) => Lines(gateway.Ask(intake => intake.Forecasts()).Select(ForecastJson.Write)));
        api.MapGet("/stations", (Gateway gateway) => Results.Json(
            gateway.Ask(intake => intake.Stations(gateway.Now)), JsonSerializerOptions.Web));
        api.MapGet("/events", (DataFolder folder, long from = 1) => Events(folder.Log, from));
    }

    private static IResult Lines(IEnumerable<string> lines) =>
        Results.Text(string.Concat(lines.Select(line => line + "\n")), "application/x-ndjson", Encoding.UTF8);

    private static IResult Events(string log, long from) => Results.Stream(
        async body =>
        {
            using var reader = new LogReader(log);
            foreach (var line in reader.Events(from))
            {
                await body.WriteAsync(line);
                await body.WriteAsync("\n"u8.ToArray());
            }
        },
        "application/x-ndjson");
}
