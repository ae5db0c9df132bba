using PitMarshal.Broker;
using PitMarshal.Events;
using PitMarshal.Judge.Verdicts;
using PitMarshal.Tests.Support.Gateways;
using static PitMarshal.Tests.Support.Gateways.World;
using Outcome = PitMarshal.Judge.Verdicts.Outcome;

namespace PitMarshal.Tests.Ingest;

/// <summary>A detector's own delay is in what is uncertain: as it was measured, or as the worst of its kind.</summary>
public sealed class SensorDelayTests
{
    private const string Rule = "{ rule: stop, kind: min-duration, of: pit-lane-time, value: 20s }";

    [Fact]
    public void Two_detectors_a_tenth_of_a_second_apart_that_nobody_described_decide_nothing_within_it()
    {
        // Truly 19.930 s: the one at the exit is late by 100 ms more.
        var verdict = Stop(null, null, 20.030);
        Assert.Equal((Outcome.Undecided, 140), (verdict.Outcome, Math.Round(verdict.UMs!.Value)));
        Assert.Equal(Outcome.Infringement, Stop(null, null, 19.850).Outcome);
        Assert.Equal(Outcome.Compliant, Stop(null, null, 20.150).Outcome);
    }

    [Fact]
    public void What_was_measured_is_in_the_stations_stamp_already()
    {
        var verdict = Stop(new(60_000, 5_000, null), new(20_000, 5_000, null), 20.030);
        Assert.Equal((Outcome.Compliant, 0), (verdict.Outcome, Math.Round(verdict.UMs!.Value)));
    }

    [Fact]
    public void A_delay_that_nobody_knows_cancels_between_detectors_of_one_name_and_its_scatter_does_not()
    {
        var same = Stop(new(null, null, "pd230-at-3"), new(null, null, "pd230-at-3"), 20.030);
        Assert.Equal((Outcome.Compliant, 20), (same.Outcome, Math.Round(same.UMs!.Value)));
        var measured = Stop(new(null, 4_000, "pd230-at-3"), new(null, 4_000, "pd230-at-3"), 20.030);
        Assert.Equal((Outcome.Compliant, 0), (measured.Outcome, Math.Round(measured.UMs!.Value)));
        Assert.Equal(Outcome.Undecided, Stop(new(null, null, "pd230-at-3"), new(null, null, "ldp"), 20.030).Outcome);
        Assert.Equal(Outcome.Undecided, Stop(new(null, null, "pd230-at-3"), null, 20.030).Outcome);
    }

    [Fact]
    public void A_passing_by_the_decoders_stamp_has_no_part_of_the_loop()
    {
        var verdict = Stop(null, null, 20.030, byDecoder: true);
        Assert.Equal((Outcome.Compliant, 0), (verdict.Outcome, Math.Round(verdict.UMs!.Value)));
    }

    [Fact]
    public void An_event_tells_the_sensors_part_and_that_survives_the_log()
    {
        using var world = Lane(new(null, 4_000, "pd230-at-3"), null);
        Pass(world, "entry", 1, 100, pm: 4_000);
        var passed = Assert.Single(world.Events().OfType<CarPassed>());
        Assert.Equal((74, 70, "pd230-at-3"), (passed.SensorUMs, passed.DelayUMs, passed.Detector));
        Assert.True(passed.UMs >= 70);
        var corrected = world.Decide(new EventCorrected(
            null, "Ana", "the film shows it", """{"uMs":40}""", null) { Source = passed.Source });
        Assert.Null(corrected.Refusal);
        Assert.Null(world.Difference());
    }

    private static Verdict Stop(Described? entry, Described? exit, double seconds, bool byDecoder = false)
    {
        using var world = Lane(entry, exit);
        Pass(world, "entry", 1, 100, byDecoder);
        Pass(world, "exit", 1, 100 + seconds, byDecoder);
        return Assert.Single(world.Intake.Verdicts());
    }

    private static void Pass(World world, string station, int n, double at, bool byDecoder = false, long pm = 0)
    {
        var (us, point) = ((long)(at * 1e6), station == "entry" ? "pit-in" : "pit-out");
        world.Now = s_start.Plus(us);
        world.Exchange(station, s_start);
        world.Observe(station,
            $$"""{"n":{{n}},"us":{{us}},"pm":0,"k":"loop","p":"{{point}}","on":true}""",
            Tag(n + 1, us + (byDecoder ? 300 : 0), "1027", point, pm));
    }

    private static readonly Instant s_start = Instant.Parse("2026-06-13T14:00:00Z");

    private static World Lane(Described? entry, Described? exit)
    {
        var world = new World(new Venue("home",
        [
            new VenueStation("entry", "pit-entry", [Loop("pit-in", entry), new("serial", "tag", Point: "pit-in")]),
            new VenueStation("exit", "pit-exit", [Loop("pit-out", exit), new("serial", "tag", Point: "pit-out")]),
        ], new BrokerListener()), Rule);
        world.Decide(new EntryListed("27", Transponders: ["1027"]));
        world.Decide(new RaceScheduled("r", null, 3_600_000));
        world.Decide(new RaceStarted());
        return world;
    }

    private static StationInput Loop(string point, Described? described) => new(
        "in1", "loop", Point: point, DebounceMs: 5,
        LatencyUs: described?.LatencyUs, PmUs: described?.PmUs, Detector: described?.Detector);

    private sealed record Described(int? LatencyUs, int? PmUs, string? Detector);
}
