using PitMarshal.Broker;
using PitMarshal.Events;
using PitMarshal.Ingest;
using PitMarshal.Ingest.Messages;
using PitMarshal.Judge.Pit;
using PitMarshal.Judge.Sensing;
using PitMarshal.Judge.Verdicts;
using PitMarshal.Tests.Support.Gateways;
using static PitMarshal.Tests.Support.Gateways.World;

namespace PitMarshal.Tests.Ingest;

/// <summary>What a station's faults make of verdicts: car 27 stops in box 4, car 31 in box 5.</summary>
public sealed class FaultTests : IDisposable
{
    private const string Exit = "{ rule: exit, kind: driver-exit, evidence: [seat-empty] }";
    private const string Stop = "{ rule: stop, kind: min-duration, of: pit-lane-time, value: 30s }";

    private static readonly string[] s_stations = ["entry", "exit", "boxes"];

    private static readonly Venue s_venue = new("home",
    [
        new VenueStation("entry", "pit-entry", [new StationInput("serial", "tag", Point: "pit-in")]),
        new VenueStation("boxes", "box",
        [
            new StationInput("in1", "seat", Box: "4", Pair: "in2"),
            new StationInput("in3", "mat", Box: "4", Side: "left"),
            new StationInput("in4", "mat", Box: "4", Side: "right"),
            new StationInput("in5", "seat", Box: "5", Pair: "in6"),
            new StationInput("i2c", "car", Box: "5", Form: "vl53l0x"),
            new StationInput("serial", "badge", Box: "4"),
        ]),
        new VenueStation("exit", "pit-exit",
            [new StationInput("in1", "loop", Point: "pit-out"),
                new StationInput("serial", "tag", Point: "pit-out", Form: "p3")]),
    ], new BrokerListener());

    private readonly World _world = new(s_venue, Exit, Stop);
    private readonly Instant _booted;
    private long _entered;

    public FaultTests()
    {
        _booted = _world.Now;
        _world.Pass(60);
        foreach (var station in s_stations)
        {
            _world.Exchange(station, _booted);
        }
        Enter(60, """ "event":"EntryListed","car":"27","box":"4","transponders":["27"],"drivers":[{"id":"d1"}] """);
        Enter(60, """ "event":"EntryListed","car":"31","box":"5","transponders":["31"],"drivers":[{"id":"d1"}] """);
        Enter(60, """ "event":"RaceStarted" """);
    }

    public void Dispose() => _world.Dispose();

    [Fact]
    public void A_seat_that_is_cut_makes_only_what_rests_on_it_undecided()
    {
        BothStop();
        Boxes(Fault(5, 141_000_000, "in1", "cut"));
        Assert.Contains("station boxes (in1, seat of box 4) is doubted: cut", Of("exit/27/stop-1")
            .Reason, StringComparison.Ordinal);
        Assert.Equal(Outcome.Undecided, Of("exit/27/stop-1").Outcome);
        Assert.Equal(Outcome.Compliant, Of("stop/27/stop-1").Outcome);
        Assert.Equal(Outcome.Compliant, Of("exit/31/stop-1").Outcome);
    }

    [Theory]
    [InlineData("cut", 1.5)]
    [InlineData("short", 1.5)]
    [InlineData("chatter", 3)]
    public void A_fault_is_doubted_from_when_the_input_was_last_surely_good(string what, double seconds)
    {
        Wait(140);
        Boxes(Fault(1, 141_000_000, "in1", what));
        var doubt = Assert.Single(Doubts());
        Assert.Equal((141.0, 141.0 - seconds), (Second(doubt.At), Second(doubt.Since!.Value)));
        Assert.Equal(("in1", "4", InputKind.Seat, "boxes/5f21c0d4/1"),
            (doubt.Input, doubt.Box, doubt.Kind, doubt.Source));
    }

    [Fact]
    public void A_stop_before_the_fault_stands()
    {
        BothStop();
        Wait(600);
        Boxes(Fault(5, 741_000_000, "in1", "cut"));
        Assert.Equal(Outcome.Compliant, Of("exit/27/stop-1").Outcome);
    }

    [Fact]
    public void A_silent_loop_is_doubted_since_its_last_pulse_and_its_line_with_it()
    {
        Wait(200).Observe("exit", Loop(1, 100_000_000, true), Loop(2, 100_200_000, false),
            Tag(3, 120_000_000, "27", "pit-out"), Fault(4, 150_000_000, "in1", "silent"), Loop(5, 151_000_000, true));
        var doubt = Assert.Single(Doubts());
        Assert.Equal(("pit-out", null, InputKind.Loop), (doubt.Point, doubt.Box, doubt.Kind));
        Assert.Equal(100.2, Second(doubt.Since!.Value), 0.001);
    }

    [Fact]
    public void The_mending_of_one_input_ends_no_fault_of_another()
    {
        Wait(200);
        Boxes(Fault(1, 100_000_000, "in1", "cut"), Fault(2, 101_000_000, "in3", "chatter"),
            Fault(3, 120_000_000, "in3", "mended"));
        Assert.Equal("in1", Assert.Single(Open()).Input);
        Boxes(Fault(4, 130_000_000, "in1", "mended"));
        Assert.Empty(Open());
    }

    [Fact]
    public void A_fault_just_after_the_mending_is_not_ended_by_it()
    {
        Wait(200);
        Boxes(Fault(1, 100_000_000, "in1", "cut"), Fault(2, 120_000_000, "in1", "mended"),
            Fault(3, 121_000_000, "in1", "chatter"));
        Assert.StartsWith("chatter", Assert.Single(Open()).What, StringComparison.Ordinal);
    }

    [Fact]
    public void A_fault_that_comes_after_its_mending_is_over()
    {
        Wait(200);
        Boxes(Fault(2, 120_000_000, "in1", "mended"));
        Boxes(Fault(1, 100_000_000, "in1", "cut"));
        Assert.Empty(Open());
    }

    [Fact]
    public void A_new_boot_supervises_anew()
    {
        Wait(200);
        Boxes(Fault(1, 100_000_000, "in1", "cut"), Fault(2, 101_000_000, "i2c", "silent"),
            Fault(3, 102_000_000, "range", "silent"));
        Assert.Equal(["in1", "range"], Open().Select(fault => fault.Input));
        _world.Restart().Put(
            "boxes", IncomingKind.State, """{"state":"online","boot":"b2","fw":"1","role":"x","config":"y"}""");
        _world.Exchange("boxes", _world.Now.Plus(-1_000_000), "b2");
        _world.Observe("b2", "boxes", ["""{"n":1,"us":1000,"pm":0,"k":"boot","fw":"1","reason":"power-on"}"""]);
        Assert.Empty(Open());
        // From the journal, of the time before: its end is known already.
        Boxes(Fault(4, 103_000_000, "in5", "cut"));
        Assert.Equal(["in1", "range", "in5"], Doubts().Select(doubt => doubt.Input));
        Assert.Empty(Open());
        _world.Observe("b2", "boxes", [Fault(2, 900_000, "in1", "cut")]);
        Assert.Equal("in1", Assert.Single(Open()).Input);
    }

    [Fact]
    public void Lost_edges_make_a_moment_doubtful_for_every_contact()
    {
        Wait(200);
        Boxes(Fault(1, 100_000_000, "inputs", "edges-lost"), Fault(2, 150_000_000, "journal", "failed"));
        Assert.Equal(["in1", "in3", "in4", "in5"], Doubts().Select(doubt => doubt.Input));
        Assert.Empty(Open());
        Assert.All(_world.Intake.Stations(_world.Now).Single(station => station.Station == "boxes").Blinds,
            blind => Assert.Equal((89.0, 101.0), (Second(blind.From), Second(blind.To!.Value))));
    }

    [Fact]
    public void A_passing_lost_in_a_decoder_was_behind_the_passing_before_its_hole()
    {
        Wait(200).Observe("exit", Tag(1, 80_000_000, "27", "pit-out"), Tag(2, 95_000_000, "31", "pit-out"),
            Fault(3, 98_000_000, "serial", "passings-lost"));
        Assert.Equal(80, Second(Assert.Single(Doubts()).Since!.Value), 0.001);
    }

    [Fact]
    public void A_restart_of_the_gateway_changes_nothing()
    {
        BothStop();
        Boxes(Fault(5, 141_000_000, "in1", "cut"), Fault(6, 142_000_000, "in3", "chatter"),
            Fault(7, 160_000_000, "in3", "mended"));
        var (verdicts, events) = (_world.Intake.Verdicts().Select(VerdictJson.Write).ToList(), _world.Events().Count);
        _world.Restart().Restart();
        Assert.Equal(verdicts, _world.Intake.Verdicts().Select(VerdictJson.Write));
        Assert.Equal(events, _world.Events().Count);
        Assert.Equal("in1", Assert.Single(Open()).Input);
        Boxes(Fault(8, 170_000_000, "in1", "mended"));
        Assert.Empty(Open());
        Assert.Empty(_world.Notices);
        Assert.Null(_world.Difference());
    }

    [Fact]
    public void A_fault_without_any_clock_is_told_once_over_a_restart()
    {
        _world.Observe("b9", "boxes", [Fault(1, 1_000_000, "in1", "chatter"), Fault(2, 12_000_000, "in1", "mended")]);
        Assert.Empty(Doubts());
        _world.Pass(6).Restart().Pass(6);
        Assert.Single(Doubts());
        Assert.Single(_world.Events().OfType<SensorTrusted>());
    }

    [Fact]
    public void A_person_may_trust_an_input_that_never_mends()
    {
        Wait(200);
        Boxes(Fault(1, 100_000_000, "in1", "cut"));
        Enter(150, """ "event":"SensorTrusted","station":"boxes","input":"in1","reason":"looked at it" """);
        Assert.Empty(Open());
    }

    /// <summary>
    /// Both cars are in the pit lane from 120 s to 170 s, and both drivers out of the seat from 140 s to 150 s.
    /// </summary>
    private void BothStop()
    {
        Wait(140).Observe("entry", Tag(1, 120_000_000, "27"), Tag(2, 120_000_000, "31"));
        Boxes(Seat(1, 140_000_000, "4", false), Seat(2, 140_000_000, "5", false), Seat(3, 150_000_000, "4", true),
            Seat(4, 150_000_000, "5", true));
        _world.Observe("exit", Tag(1, 170_000_000, "27", "pit-out"), Tag(2, 170_000_000, "31", "pit-out"));
        Assert.Equal(Outcome.Compliant, Of("exit/27/stop-1").Outcome);
    }

    /// <summary>So many seconds in which every station is heard and has nothing to say.</summary>
    private World Wait(int seconds)
    {
        for (; seconds > 0; seconds -= 20)
        {
            _world.Pass(Math.Min(seconds, 20));
            foreach (var station in s_stations)
            {
                _world.Put(station, IncomingKind.Health,
                    """{"boot":"5f21c0d4","outbox":{"used":0,"of":9,"dropped":0}}""");
            }
        }
        return _world.Commit();
    }

    private void Boxes(params string[] observations) => _world.Observe("boxes", observations);

    private void Enter(double second, string fields)
    {
        var at = _booted.Plus((long)(second * 1e6));
        _world.Put("race-control", IncomingKind.Observations,
            $$"""{"boot":"rc1","obs":[{"n":{{++_entered}},"at":"{{at}}",{{fields}}}]}""");
        _world.Commit();
    }

    private Verdict Of(string id) => Assert.Single(_world.Intake.Verdicts(), verdict => verdict.Id == id);

    private List<SensorDoubted> Doubts() =>
        [.. _world.Events().OfType<SensorDoubted>().Where(doubt => doubt.Input is not null)];

    private IEnumerable<PitMarshal.Judge.Progress.StationBlind> Open() =>
        _world.Intake.Stations(_world.Now).SelectMany(station => station.Inputs).SelectMany(input => input.Faults);

    private double Second(Instant at) => Math.Round(at.Since(_booted) / 1e6, 3);

    private static string Seat(long n, long us, string box, bool on) =>
        $$"""{"n":{{n}},"us":{{us}},"pm":0,"k":"seat","box":"{{box}}","on":{{(on ? "true" : "false")}}}""";

    private static string Loop(long n, long us, bool on) =>
        $$"""{"n":{{n}},"us":{{us}},"pm":0,"k":"loop","p":"pit-out","on":{{(on ? "true" : "false")}}}""";
}
