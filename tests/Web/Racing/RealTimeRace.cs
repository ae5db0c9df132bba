using PitMarshal.Events;
using PitMarshal.Ingest.Recording;
using PitMarshal.Simulation.Rehearsal;
using PitMarshal.Tests.Support.Gateways;
using PitMarshal.Tests.Support.Serving;
using PitMarshal.Web.Officials.Roles;

namespace PitMarshal.Tests.Web.Racing;

/// <summary>A race with car 27 on a gateway by the system's own clock, as marshals have it. Ben of race control may
/// sign in.</summary>
internal sealed class RealTimeRace : IServes, IAsyncDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("pitmarshal-web-");
    private readonly RehearsalBroker _broker;
    private readonly InsideGateway _inside;

    private RealTimeRace()
    {
        File.WriteAllText(Folder.Venue, """
            venue: home
            broker: { port: any }
            stations:
              entry: { role: pit-entry, inputs: [ { in: serial, kind: tag, point: pit-in } ] }
            """);
        var rules = Path.Combine(_folder.FullName, "rules.yaml");
        File.WriteAllText(rules, """
            regulations: short
            rules:
              - { rule: stop, kind: min-duration, of: pit-lane-time, value: 10s }
            """);
        TestOfficials.Admit(Folder, new Official(PitLane.RaceControl, Role.RaceControl));
        _broker = new RehearsalBroker(_folder.FullName, start: null);
        _inside = new InsideGateway(Folder, _broker.For(Broker.Venue.Gateway), rules, _ => { });
    }

    public string Address => _inside.Address;

    public string Printed => "";

    internal Instant Now => _inside.Gateway.Now;

    private DataFolder Folder => new(_folder.FullName);

    internal static async Task<RealTimeRace> Open()
    {
        var race = new RealTimeRace();
        await race._inside.Serve();
        race._inside.Listen();
        RaceEvent[] began =
        [
            new RaceScheduled("club-6h", null, 21_600_000), new EntryListed("27"), new RaceStarted(),
        ];
        foreach (var e in began)
        {
            Assert.Null((await race._inside.Gateway.Decide(e with { By = PitLane.RaceControl })).Refusal);
        }
        return race;
    }

    internal IReadOnlyList<RaceEvent> Events() => _inside.Gateway.Ask(intake => intake.EventsAfter(0));

    public async ValueTask DisposeAsync()
    {
        await _inside.DisposeAsync();
        _broker.Dispose();
        _folder.Delete(recursive: true);
    }
}
