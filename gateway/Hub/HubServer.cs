using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using PitMarshal.Events;
using PitMarshal.Hub.Operation;
using PitMarshal.Hub.Pages;
using PitMarshal.Hub.Races;
using PitMarshal.Hub.Receiving;
using PitMarshal.Hub.Spectators;
using PitMarshal.Hub.Venues;
using PitMarshal.Hub.Wire;
using PitMarshal.Store;
using PitMarshal.Store.Postgres;
using PitMarshal.Web;
using PitMarshal.Web.Layout;
using PitMarshal.Web.Live;
using PitMarshal.Web.Officials.Security;
using PitMarshal.Web.Operation;

namespace PitMarshal.Hub;

/// <summary>
/// A hub: it receives the logs of many venues into a store, judges and classifies them, and shows them. It keeps
/// nothing that matters itself: any number of hubs share a store.
/// </summary>
public sealed class HubServer : IAsyncDisposable
{
    private const int MostConnections = 5000;

    private readonly WebApplication _app;
    private readonly OpenLogs _logs;
    private readonly RaceFollower _follower;
    private readonly SpectatorFeed _spectators;
    private readonly HubMetrics _metrics;

    private HubServer(
        WebApplication app, OpenLogs logs, RaceFollower follower, SpectatorFeed spectators, HubMetrics metrics) =>
        (_app, _logs, _follower, _spectators, _metrics) = (app, logs, follower, spectators, metrics);

    public string Address => _app.Urls.First();

    /// <param name="listen">An address, http or https.</param>
    /// <param name="notice">Told what whoever runs it should know.</param>
    /// <param name="certificate">For https.</param>
    /// <param name="shares">Of each venue; null: the usual.</param>
    /// <param name="edges">Where changes for spectators are posted.</param>
    /// <exception cref="BadInput">It cannot listen there.</exception>
    /// <exception cref="IOException">It cannot listen there.</exception>
    public static async Task<HubServer> Start(
        PostgresStore store, string listen, Action<string> notice, ServerCertificate? certificate = null,
        HubShares? shares = null, IReadOnlyList<Uri>? edges = null)
    {
        var time = TimeProvider.System;
        var app = Build(listen, certificate);
        var (rows, refusals) = (new ShippingRows(store), new Refusals());
        var (logs, follower) = (new OpenLogs(store, time), new RaceFollower(store, notice));
        var races = new ShippedRaces(rows, time);
        var receiver = new LogReceiver(store, logs, rows, shares ?? HubShares.Usual, time);
        var spectators = new SpectatorFeed(
            follower, [.. (edges ?? []).Select(edge => new EdgePublisher(edge, notice))], time);
        var metrics = new HubMetrics(races, refusals, spectators.Edges);
        app.Use(SecurityHeaders.Add);
        app.UseExceptionHandler(failed => failed.Run(http => Failed(http, notice)));
        app.UseResponseCompression();
        app.UseOutputCache();
        app.MapGet("/assets/{version}/{**name}",
            (HttpContext http, string version, string name) => PageFiles.Get(http, version, name));
        new ReceivingRoutes(new KnownVenues(new VenueRegister(store), time),
            new VenueTurns(shares ?? HubShares.Usual, time), receiver, refusals, follower, notice).Map(app);
        new HubPages(races, follower, app.Services.GetRequiredService<ComponentRenderer>()).Map(app);
        new HubResults(races, follower, store).Map(app);
        new SpectatorRoutes(follower, app.Services.GetRequiredService<ComponentRenderer>()).Map(app);
        HubOperation.Map(app, races);
        var server = new HubServer(app, logs, follower, spectators, metrics);
        try
        {
            await app.StartAsync();
            _ = races.Now();
            if (races.Failure is { } failure)
            {
                notice($"store: {failure}; venues are refused until it answers, and keep what they have");
            }
            return server;
        }
        catch
        {
            await server.DisposeAsync();
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        using var soon = new CancellationTokenSource(TimeSpan.FromSeconds(2));
        await _app.StopAsync(soon.Token);
        await _app.DisposeAsync();
        await _spectators.DisposeAsync();
        await _follower.DisposeAsync();
        _logs.Dispose();
        _metrics.Dispose();
    }

    private static WebApplication Build(string listen, ServerCertificate? certificate)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls(listen);
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            // What is a little too large is read to its end, so that its sender gets to read why it is refused.
            (kestrel.Limits.MaxRequestBodySize, kestrel.AddServerHeader) = (2 * WireLimits.LargestBatch, false);
            kestrel.Limits.MaxConcurrentConnections = MostConnections;
        });
        if (certificate is not null)
        {
            builder.WebHost.UseKestrelHttpsConfiguration()
                .ConfigureKestrel(kestrel => kestrel.ConfigureHttpsDefaults(https =>
                (https.ServerCertificate, https.ServerCertificateChain) = (certificate.Own, certificate.Chain)));
        }
        builder.Services.AddSingleton<ComponentRenderer>().AddRazorComponents();
        builder.Services.AddProblemDetails();
        builder.Services.AddOutputCache();
        builder.Services.AddResponseCompression(options => options.MimeTypes =
            ["text/html", "application/json", "application/x-ndjson"]);
        builder.Services.AddPublishedMetrics("pitmarshal-hub", HubMetrics.Name);
        return builder.Build();
    }

    private static Task Failed(HttpContext http, Action<string> notice)
    {
        var failure = http.Features.Get<IExceptionHandlerFeature>()!;
        if (failure.Error is BadHttpRequestException bad)
        {
            return TypedResults.Problem(bad.Message, statusCode: bad.StatusCode).ExecuteAsync(http);
        }
        if (failure.Error is LogFailed unread)
        {
            return TypedResults.Problem(unread.Message, statusCode: 503).ExecuteAsync(http);
        }
        notice($"{http.Request.Method} {failure.Path} failed: {failure.Error}");
        return TypedResults.Problem("The hub failed; its console says why. No log is affected.", statusCode: 500)
            .ExecuteAsync(http);
    }
}
