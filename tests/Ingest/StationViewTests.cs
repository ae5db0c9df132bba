using System.Text.Json;
using PitMarshal.Broker;
using PitMarshal.Events;
using PitMarshal.Ingest;
using PitMarshal.Ingest.Messages;
using PitMarshal.Ingest.Views;
using PitMarshal.Judge.Sensing;
using PitMarshal.Tests.Support.Gateways;
using static PitMarshal.Tests.Support.Gateways.World;

namespace PitMarshal.Tests.Ingest;

public sealed class StationViewTests : IDisposable
{
    private const string Exit = "{ rule: exit, kind: driver-exit, evidence: [seat-empty] }";

    private static readonly Venue s_venue = new("home",
    [
        new VenueStation("pit", "pit lane",
        [
            new StationInput("serial", "tag", Point: "pit-in"),
            new StationInput("in1", "seat", Box: "4", Pair: "in2"),
            new StationInput("in3", "mat", Box: "5", Side: "left"),
        ]),
    ], new BrokerListener());

    private readonly World _world = new(s_venue, Exit);
    private readonly Instant _booted;

    public StationViewTests()
    {
        _booted = _world.Now;
        _world.Pass(60).Exchange("pit", _booted);
    }

    public void Dispose() => _world.Dispose();

    [Fact]
    public void A_station_shows_what_is_wired_to_it_and_what_its_inputs_do()
    {
        Health("""
            "up":60,"free":81920,"outbox":{"used":3,"of":65536,"dropped":2},"refused":1,"edge":{"p50":40,"p99":90},
            "inputs":[{"in":"in1","on":true,"edges":7,"last":50000000},{"in":"in3","on":false,"edges":0,"last":0}]
            """);
        var station = View();
        Assert.Equal(["pit-in"], station.Points);
        Assert.Equal(["4", "5"], station.Boxes);
        Assert.Equal(new HealthFigures(60, 81920, 3, 65536, 2, 1, 40, 90), station.Figures);
        Assert.Equal(_world.Now, station.HealthAt);
        var seat = station.Inputs[1];
        Assert.Equal(("in1", "seat", "4", true, 7L), (seat.Input, seat.Kind, seat.Box, seat.On, seat.Edges));
        Assert.Equal(_booted.Plus(50_000_000), seat.LastEdge);
        Assert.Equal((false, 0L, null), (station.Inputs[2].On, station.Inputs[2].Edges, station.Inputs[2].LastEdge));
        Assert.Null(station.Inputs[0].On);
    }

    [Theory]
    [InlineData("""  "up":"long","free":null,"outbox":7,"edge":[],"inputs":{"in":"in1"}  """)]
    [InlineData("""
        "up":1e99,"free":-0.5,"outbox":[],"inputs":[null,3,{"in":5},{"in":"in1","on":"yes","edges":"x","last":-1}]
        """)]
    [InlineData("""  "inputs":[{"in":"in1","last":9223372036854775807}]  """)]
    public void A_health_of_another_shape_shows_what_can_be_shown(string health)
    {
        Health(health);
        var station = View();
        Assert.Equal(new HealthFigures(null, null, null, null, null, null, null, null), station.Figures);
        Assert.Equal((null, null, null), (station.Inputs[1].On, station.Inputs[1].Edges, station.Inputs[1].LastEdge));
        Assert.NotNull(station.Health);
    }

    [Fact]
    public void A_clock_shows_its_last_exchange_its_uncertainty_and_its_drift()
    {
        var clock = View().Clock!;
        Assert.Equal((_world.Now, 0.0, 200.0), (clock.LastExchange, clock.RoundTripMs, clock.DriftUPpm));
        _world.Pass(30).Exchange("pit", _booted);
        Assert.InRange(View().Clock!.DriftUPpm, 0, 1);
        Assert.Equal(View().ClockUMs, View().Clock!.UMs);
    }

    [Fact]
    public void Missing_observations_are_shown_and_since_when_nothing_is_known_of_a_silent_station()
    {
        _world.Observe("pit", Tag(1, 50_000_000), Tag(4, 55_000_000));
        Assert.Equal(new HoleView(2, 3, _booted.Plus(50_000_000), _booted.Plus(55_000_000)),
            Assert.Single(View().OpenHoles));
        Assert.Null(View().GapSince);
        _world.Put("pit", IncomingKind.State, """{"state":"offline"}""");
        _world.Commit();
        Assert.Equal(_world.Events().OfType<GapOpened>().Last().At, View().GapSince);
    }

    [Fact]
    public void A_fault_is_shown_at_its_input_and_names_the_verdicts_it_makes_undecided()
    {
        Enter(1, """ "event":"EntryListed","car":"27","box":"4","transponders":["1234"] """);
        Enter(2, """ "event":"RaceStarted" """);
        _world.Pass(30).Observe("pit", Tag(1, 70_000_000), Fault(2, 80_000_000, "in1", "cut"), Seat(3, 81_000_000),
            Fault(4, 82_000_000, "journal", "failed"));
        Enter(3, $$""" "event":"CarPassed","transponder":"1234","line":"pit-out" """);
        var station = View();
        var fault = Assert.Single(station.Inputs[1].Faults);
        Assert.Equal(("cut (both wires of its pair are open)", _booted.Plus(78_500_000)), (fault.What, fault.From));
        Assert.Equal(["in1", "journal"], station.ToldFaults.Select(told => told.Input));
        Assert.Empty(station.Inputs[2].Faults);
        var verdicts = _world.Intake.Verdicts();
        Assert.Equal("exit/27/stop-1", Assert.Single(station.UndecidedBecauseOfIt(verdicts)).Id);
        Assert.Single(station.UndecidedBecauseOfIt(verdicts, box: "4"));
        Assert.Empty(station.UndecidedBecauseOfIt(verdicts, box: "5"));
        Assert.Empty(station.UndecidedBecauseOfIt(verdicts, point: "pit-in"));
    }

    [Fact]
    public void The_fields_other_programs_know_stay_as_they_are_and_instants_are_text()
    {
        _world.Observe("pit", Fault(1, 50_000_000, "in1", "cut"));
        Health(""" "up":60 """);
        using var json = JsonDocument.Parse(JsonSerializer.SerializeToUtf8Bytes(View(), JsonSerializerOptions.Web));
        string[] known = ["station", "role", "online", "boot", "firmware", "config", "lastHeard", "upTo", "holes",
            "clockUMs", "rejected", "health"];
        Assert.Equal(known, json.RootElement.EnumerateObject().Select(field => field.Name).Take(known.Length));
        var fault = json.RootElement.GetProperty("inputs")[1].GetProperty("faults")[0];
        Assert.Equal("2026-06-13T14:00:48.500000Z", fault.GetProperty("from").GetString());
        Assert.Equal(JsonValueKind.Null, fault.GetProperty("to").ValueKind);
    }

    private StationView View() => _world.Intake.Stations(_world.Now)[0];

    private void Health(string fields)
    {
        _world.Put("pit", IncomingKind.Health, $$"""{"boot":"5f21c0d4",{{fields}}}""");
        _world.Commit();
    }

    private void Enter(long n, string fields)
    {
        _world.Put("race-control", IncomingKind.Observations,
            $$"""{"boot":"rc1","obs":[{"n":{{n}},"at":"{{_world.Now}}",{{fields}}}]}""");
        _world.Commit();
    }

    private static string Seat(long n, long us) =>
        $$"""{"n":{{n}},"us":{{us}},"pm":0,"k":"seat","box":"4","on":false}""";
}
