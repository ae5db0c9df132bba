using System.Net.Sockets;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using PitMarshal.Ingest;
using PitMarshal.Web.Api;
using PitMarshal.Web.Feed;
using PitMarshal.Web.Box;
using PitMarshal.Web.Car;
using PitMarshal.Web.Live;
using PitMarshal.Web.PitExit;
using PitMarshal.Web.Reports;

namespace PitMarshal.Web;

/// <summary>The gateway's pages and answers over HTTP. Best effort: what it cannot do never holds up the log.</summary>
internal sealed class WebServer : IAsyncDisposable
{
    // A form with the largest entry list, or a regulations file.
    private const long LargestBody = 2 << 20;

    private readonly WebApplication _app;

    private WebServer(WebApplication app) => this._app = app;

    internal string Address => _app.Urls.First();

    internal IReadOnlyList<Endpoint> Endpoints => _app.Services.GetRequiredService<EndpointDataSource>().Endpoints;

    /// <summary>Null when it was not wanted (<c>none</c>), or cannot listen there; that is told then.</summary>
    internal static async Task<WebServer?> TryStart(string listen, Gateway gateway, DataFolder folder, Action<string> notice)
    {
        if (listen is "none" or "")
        {
            return null;
        }
        var app = Build(listen, gateway, folder, notice);
        try
        {
            await app.StartAsync();
            return new WebServer(app);
        }
        catch (Exception refused) when (refused is IOException or SocketException or FormatException or ArgumentException
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

    private static WebApplication Build(string listen, Gateway gateway, DataFolder folder, Action<string> notice)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls(listen);
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Limits.MaxRequestBodySize = LargestBody);
        var services = builder.Services;
        services.AddSingleton(gateway).AddSingleton(folder);
        services.AddSingleton<Pencil>().AddSingleton<LiveRace>().AddSingleton<Pages>();
        services.AddSingleton(new LogNews(gateway)).AddSingleton<FeedStreams>();
        services.ConfigureHttpJsonOptions(json => ApiJson.Configure(json.SerializerOptions));
        services.AddOpenApi(ApiDocument.Name, ApiDocument.Configure);
        services.AddRazorComponents();
        services.AddProblemDetails();
        services.AddAntiforgery(options => options.FormFieldName = FormToken.FieldName);
        services.AddResponseCompression(options => options.MimeTypes = ["text/html", "application/json", "application/x-ndjson", "text/csv"]);
        var app = builder.Build();
        app.UseExceptionHandler(failed => failed.Run(http => Failed(http, notice)));
        app.UseResponseCompression();
        app.UseStatusCodePages();
        app.MapGet("/assets/{version}/{**name}", PageFiles.Get);
        app.MapGet("/live", LiveStream.Open);
        ApiRoutes.Map(app);
        CarPages.Map(app);
        BoxPages.Map(app);
        PitExitPages.Map(app);
        ReportPages.Map(app);
        PacketPages.Map(app);
        app.MapGet("/", (HttpContext http, Pages pages) => pages.Show(http, "Pit lane", Views.Find("/")));
        return app;
    }

    /// <summary>A mistake of ours: whoever runs the gateway is told, and whoever asked that it was not his.</summary>
    private static Task Failed(HttpContext http, Action<string> notice)
    {
        var failure = http.Features.Get<IExceptionHandlerFeature>()!;
        notice($"{http.Request.Method} {failure.Path} failed: {failure.Error}");
        return TypedResults.Problem("The gateway made a mistake; its console says which. The race log is not touched by it.", statusCode: 500)
            .ExecuteAsync(http);
    }
}
