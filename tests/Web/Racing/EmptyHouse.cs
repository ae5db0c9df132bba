using PitMarshal.Events;
using PitMarshal.Ingest.Recording;
using PitMarshal.Simulation.Rehearsal;
using PitMarshal.Tests.Support.Gateways;
using PitMarshal.Tests.Support.Serving;

namespace PitMarshal.Tests.Web.Racing;

/// <summary>
/// A gateway on an empty folder, without a station, an official or a race; its clock can be put forward.
/// </summary>
internal sealed class EmptyHouse : IServes, IAsyncDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("pitmarshal-web-");
    private readonly PushedClock _clock = new();
    private readonly RehearsalBroker _broker;
    private readonly InsideGateway _inside;

    private EmptyHouse()
    {
        var folder = new DataFolder(_folder.FullName);
        File.WriteAllText(folder.Venue, "venue: club\nbroker: { port: any }\nstations: {}\n");
        _broker = new RehearsalBroker(_folder.FullName, start: null);
        _inside = new InsideGateway(folder, _broker.For(Broker.Venue.Gateway), null, _ => { }, _clock);
    }

    public string Address => _inside.Address;

    public string Printed => "";

    /// <summary>As the console shows it.</summary>
    internal string Code => _inside.SetupCode!;

    internal static async Task<EmptyHouse> Open()
    {
        var house = new EmptyHouse();
        await house._inside.Serve();
        house._inside.Listen();
        return house;
    }

    /// <summary>So many seconds go by at once.</summary>
    internal void Pass(int seconds) => _clock.Pushed += TimeSpan.FromSeconds(seconds);

    internal IReadOnlyList<RaceEvent> Events() => _inside.Gateway.Ask(intake => intake.EventsAfter(0));

    public async ValueTask DisposeAsync()
    {
        await _inside.DisposeAsync();
        _broker.Dispose();
        _folder.Delete(recursive: true);
    }

    private sealed class PushedClock : TimeProvider
    {
        internal TimeSpan Pushed { get; set; }

        public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + Pushed;

        public override long GetTimestamp() =>
            base.GetTimestamp() + (long)(Pushed.TotalSeconds * TimestampFrequency);
    }
}
