using System.Net.Sockets;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using PitMarshal.Ingest;
using PitMarshal.Ingest.Recording;
using PitMarshal.Store;
using PitMarshal.Web.Api;
using PitMarshal.Web.Api.Races;
using PitMarshal.Web.Api.Wire;
using PitMarshal.Web.Box;
using PitMarshal.Web.Car;
using PitMarshal.Web.Correcting;
using PitMarshal.Web.Feed;
using PitMarshal.Web.Lane;
using PitMarshal.Web.Layout;
using PitMarshal.Web.Live;
using PitMarshal.Web.Marshals;
using PitMarshal.Web.Officials;
using PitMarshal.Web.Officials.Own;
using PitMarshal.Web.Officials.Registry;
using PitMarshal.Web.Officials.Security;
using PitMarshal.Web.Officials.SigningIn;
using PitMarshal.Web.Operation;
using PitMarshal.Web.PitExit;
using PitMarshal.Web.RaceControl;
using PitMarshal.Web.RaceControl.Rulebook;
using PitMarshal.Web.Recorded;
using PitMarshal.Web.Reports;
using PitMarshal.Web.Reports.Results;
using PitMarshal.Web.Stations;
using PitMarshal.Web.Verdicts;
using PitMarshal.Web.Verdicts.Case;
using PitMarshal.Web.Verdicts.Inbox;
using PitMarshal.Web.Verdicts.Notices;
using PitMarshal.Web.Verdicts.Penalties;

namespace PitMarshal.Web;

/// <summary>The gateway's pages and answers over HTTP. Best effort: what it cannot do never holds up the log.</summary>
public sealed class WebServer : IAsyncDisposable
{
    // A form with the largest entry list, or a regulations file.
    private const long LargestBody = 2 << 20;

    private readonly WebApplication _app;

    private WebServer(WebApplication app) => this._app = app;

    public string Address => _app.Urls.First();

    /// <summary>What makes the first official; null when there is one.</summary>
    public string? SetupCode() => Officials.Registry.SetupCode.Keep(
        _app.Services.GetRequiredService<DataFolder>(), _app.Services.GetRequiredService<Accounts>());

    /// <summary>All that can be asked of it.</summary>
    public IReadOnlyList<Endpoint> Endpoints => _app.Services.GetRequiredService<EndpointDataSource>().Endpoints;

    /// <summary>Null when it was not wanted (<c>none</c>), or cannot listen there; that is told then.</summary>
    /// <param name="certificate">For https.</param>
    /// <param name="time">Of sessions and of waits; not the race's. Null: the system's.</param>
    /// <param name="uplink">What takes the log to a hub; null: nothing does.</param>
    public static async Task<WebServer?> TryStart(
        string listen, Gateway gateway, DataFolder folder, Action<string> notice, ServerCertificate? certificate = null,
        TimeProvider? time = null, Uplink? uplink = null)
    {
        if (listen is "none" or "")
        {
            return null;
        }
        var app = Build(listen, gateway, folder, notice, certificate, time ?? TimeProvider.System, uplink);
        try
        {
            await app.StartAsync();
            return new WebServer(app);
        }
        catch (Exception refused)
            when (refused is IOException or SocketException or FormatException or ArgumentException
            or InvalidOperationException)
        {
            notice($"no pages on {listen} (expected http://ADDRESS:PORT or none): {refused.Message}");
            await app.DisposeAsync();
            return null;
        }
    }

    public async ValueTask DisposeAsync()
    {
        // Streams never end by themselves: whoever follows is not waited for.
        using var soon = new CancellationTokenSource(TimeSpan.FromSeconds(1));
        await _app.StopAsync(soon.Token);
        await _app.DisposeAsync();
    }

    private static WebApplication Build(
        string listen, Gateway gateway, DataFolder folder, Action<string> notice,
        ServerCertificate? certificate, TimeProvider time, Uplink? uplink)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls(listen);
        builder.WebHost.ConfigureKestrel(
            kestrel => (kestrel.Limits.MaxRequestBodySize, kestrel.AddServerHeader) = (LargestBody, false));
        if (certificate is not null)
        {
            builder.WebHost.UseKestrelHttpsConfiguration()
                .ConfigureKestrel(kestrel => kestrel.ConfigureHttpsDefaults(https =>
                (https.ServerCertificate, https.ServerCertificateChain) = (certificate.Own, certificate.Chain)));
        }
        var services = builder.Services;
        services.AddSingleton(gateway).AddSingleton(folder).AddSingleton(notice);
        services.AddSingleton<ComponentRenderer>().AddSingleton<LiveRace>().AddSingleton<PageWriter>();
        services.AddSingleton<LiveShares>();
        services.AddSingleton(new LogNews(gateway)).AddSingleton<FeedStreams>();
        services.ConfigureHttpJsonOptions(json => ApiJson.Configure(json.SerializerOptions));
        services.AddOpenApi(ApiDocument.Name, ApiDocument.Configure);
        services.AddSingleton<LogBook>().AddSingleton<CaseFiles>().AddSingleton<RegulationsBook>();
        services.AddSingleton<TimingBook>().AddSingleton<StandingsBook>();
        services.AddSingleton(uplink ?? Uplink.None);
        services.AddSingleton<GatewayProblems>().AddSingleton<GatewayHealth>().AddSingleton<GatewayMetrics>();
        services.AddPublishedMetrics("pitmarshal", GatewayMetrics.Name);
        services.AddRazorComponents();
        services.AddProblemDetails();
        services.AddResponseCompression(options => options.MimeTypes =
            ["text/html", "application/json", "application/x-ndjson", "text/csv", "text/event-stream"]);
        services.AddGuarding(folder, time, notice);
        var app = builder.Build();
        app.Use(SecurityHeaders.Add);
        app.UseExceptionHandler(failed => failed.Run(http => Failed(http, notice)));
        app.UseResponseCompression();
        app.UseStatusCodePages(empty => RefusalPage.OfStatus(empty.HttpContext));
        app.Use(StandbyRefusal.Of(gateway));
        app.UseGuarding();
        app.MapGet("/assets/{version}/{**name}", PageFiles.Get);
        app.MapGet("/live", LiveStream.Open);
        ApiRoutes.Map(app);
        SessionRoutes.Map(app);
        SignInPages.Map(app);
        SetupPages.Map(app);
        OfficialsPages.Map(app);
        OwnAccountPages.Map(app);
        CarPages.Map(app);
        BoxPages.Map(app);
        MarshalPages.Map(app);
        PitExitPages.Map(app);
        ReportPages.Map(app);
        ResultPages.Map(app);
        PacketPages.Map(app);
        VerdictPages.Map(app);
        InboxPages.Map(app);
        NoticePages.Map(app);
        PenaltyPages.Map(app);
        CorrectionPages.Map(app);
        RacePages.Map(app);
        StationPages.Map(app);
        LanePages.Map(app);
        OperationRoutes.Map(app);
        // They look and count from the start on, and not from when somebody first asks.
        app.Services.GetRequiredService<GatewayHealth>();
        app.Services.GetRequiredService<GatewayMetrics>();
        return app;
    }

    /// <summary>A mistake of ours: whoever runs the gateway is told, and whoever asked that it was not his.</summary>
    private static Task Failed(HttpContext http, Action<string> notice)
    {
        var failure = http.Features.Get<IExceptionHandlerFeature>()!;
        if (failure.Error is BadHttpRequestException bad)
        {
            return TypedResults.Problem(bad.Message, statusCode: bad.StatusCode).ExecuteAsync(http);
        }
        if (failure.Error is LogFailed unkept)
        {
            return RefusalPage.Tell(http, StatusCodes.Status503ServiceUnavailable, "Not recorded", unkept.Message);
        }
        notice($"{http.Request.Method} {failure.Path} failed: {failure.Error}");
        return TypedResults.Problem(
            "The gateway failed; its console says why. The race log is not affected.", statusCode: 500)
            .ExecuteAsync(http);
    }
}
