using Microsoft.AspNetCore.Routing;
using PitMarshal.Broker;
using PitMarshal.Ingest;
using PitMarshal.Ingest.Recording;
using PitMarshal.Mqtt;
using PitMarshal.Store;
using PitMarshal.Web;

namespace PitMarshal.Tests.Support.Serving;

/// <summary>
/// A gateway with its pages as <c>run</c> puts them together, in the process of the test: it starts in a fraction of
/// what a process of its own takes.
/// </summary>
internal sealed class InsideGateway : IAsyncDisposable
{
    private const string Home = """
        venue: home
        stations:
          entry: { role: pit-entry, inputs: [ { in: serial, kind: tag, point: pit-in } ] }
        """;

    private readonly DataFolder _folder;
    private readonly Action<string> _notice;
    private readonly ILogWriter _log;
    private WebServer? _web;

    /// <param name="folder">Without a venue it gets one that has a pit entry alone.</param>
    /// <param name="regulations">The file to judge by; null: what the log says.</param>
    /// <param name="notice">Told what the console would say.</param>
    /// <param name="time">Of the race; null: the system's.</param>
    internal InsideGateway(
        DataFolder folder, MqttOptions broker, string? regulations, Action<string> notice, TimeProvider? time = null)
    {
        (_folder, _notice) = (folder, notice);
        if (!File.Exists(folder.Venue))
        {
            File.WriteAllText(folder.Venue, Home);
        }
        var venue = VenueFile.Read(folder.Venue);
        _log = folder.Log.Write();
        Gateway = new PitMarshal.Ingest.Gateway(venue, broker, time ?? TimeProvider.System,
            now => Judging.Open(folder, venue, _log, regulations, now, notice), _ => { });
    }

    internal PitMarshal.Ingest.Gateway Gateway { get; }

    internal string Address => _web!.Address;

    internal string? SetupCode => _web!.SetupCode();

    internal IEnumerable<RouteEndpoint> Endpoints => _web!.Endpoints.OfType<RouteEndpoint>();

    /// <param name="sessions">The clock of sessions and waits; null: the system's.</param>
    internal async Task<InsideGateway> Serve(
        string listen = "http://127.0.0.1:0", ServerCertificate? certificate = null, TimeProvider? sessions = null)
    {
        _web = await WebServer.TryStart(listen, Gateway, _folder, _notice, certificate, sessions)
            ?? throw new InvalidOperationException($"no pages on {listen}");
        return this;
    }

    /// <summary>Hears its broker from now on.</summary>
    internal InsideGateway Listen()
    {
        Gateway.Start();
        return this;
    }

    internal async Task StopServing() => await _web!.DisposeAsync();

    public async ValueTask DisposeAsync()
    {
        if (_web is not null)
        {
            await StopServing();
        }
        await Gateway.DisposeAsync();
        _log.Dispose();
    }
}
