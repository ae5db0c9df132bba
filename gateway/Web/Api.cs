using System.Net.Sockets;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using PitMarshal.Ingest;
using PitMarshal.Judge;
using PitMarshal.Judge.Forecasts;
using PitMarshal.Log;

namespace PitMarshal.Web;

/// <summary>The gateway's answers over HTTP. Best effort: what it cannot do never holds up the log.</summary>
internal sealed class Api : IAsyncDisposable
{
    private readonly WebApplication _app;

    private Api(WebApplication app) => this._app = app;

    internal string Address => _app.Urls.First();

    /// <summary>Null when it was not wanted (<c>none</c>), or cannot listen there; that is told then.</summary>
    internal static async Task<Api?> TryStart(string listen, Gateway gateway, string log, Action<string> notice)
    {
        if (listen is "none" or "")
        {
            return null;
        }
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls(listen);
        var app = builder.Build();
        app.MapGet("/api/v1/verdicts", () => Lines(
            gateway.Ask(intake => intake.Verdicts()).Select(VerdictJson.Write)));
        app.MapGet("/api/v1/forecasts", () => Lines(
            gateway.Ask(intake => intake.Forecasts()).Select(ForecastJson.Write)));
        app.MapGet("/api/v1/stations", () => Results.Json(
            gateway.Ask(intake => intake.Stations(gateway.Now)), JsonSerializerOptions.Web));
        app.MapGet("/api/v1/events", (long from = 1) => Events(log, from));
        try
        {
            await app.StartAsync();
            return new Api(app);
        }
        catch (Exception refused) when (refused is IOException or SocketException or FormatException or ArgumentException
            or InvalidOperationException)
        {
            notice($"no API on {listen} (expected http://ADDRESS:PORT or none): {refused.Message}");
            await app.DisposeAsync();
            return null;
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _app.StopAsync();
        await _app.DisposeAsync();
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
