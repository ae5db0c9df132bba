using Microsoft.Extensions.DependencyInjection;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;

namespace PitMarshal.Web.Operation;

/// <summary>Figures of a program of ours as Prometheus reads them, with those of its runtime and its server.</summary>
public static class PublishedMetrics
{
    /// <param name="services">Those of the program's server.</param>
    /// <param name="program">What the figures are told to be of.</param>
    /// <param name="meter">The program's own.</param>
    public static void AddPublishedMetrics(this IServiceCollection services, string program, string meter) =>
        services.AddOpenTelemetry()
            .ConfigureResource(resource => resource.AddService(
                program, serviceVersion: typeof(PublishedMetrics).Assembly.GetName().Version?.ToString(3)))
            .WithMetrics(metrics => metrics.AddMeter(meter, "System.Runtime", "Microsoft.AspNetCore.Hosting")
                .AddPrometheusExporter());
}
