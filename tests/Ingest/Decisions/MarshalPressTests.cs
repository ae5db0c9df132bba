using PitMarshal.Events;
using PitMarshal.Judge.Sensing;
using PitMarshal.Judge.Verdicts;
using PitMarshal.Store;
using PitMarshal.Tests.Support.Gateways;

namespace PitMarshal.Tests.Ingest.Decisions;

public sealed class MarshalPressTests : IDisposable
{
    private readonly World _world = new();

    public MarshalPressTests()
    {
        _world.Decide(new EntryListed("27", Box: "1", Transponders: ["1234"]));
        _world.UseRegulations(DecisionTests.Rules);
        _world.Decide(new RaceScheduled("r", null, 3_600_000));
        _world.Decide(new RaceStarted());
        _world.Pass(60);
    }

    public void Dispose() => _world.Dispose();

    [Fact]
    public void A_press_is_marked_manual_with_its_place_and_is_a_second_uncertain()
    {
        _world.Decide(new CarStopped("27"));
        _world.Decide(new CarMoved("27", "1"));
        _world.Decide(new CarPassed("27", null, Line.PitOut) { UMs = 2000, By = "Ben" });
        Assert.Equal([("manual/1/4", 1000), ("manual/1/5", 1000), ("manual/pit-out/6", 2000)],
            _world.Events().TakeLast(3).Select(e => (e.Source!, e.UMs)));
        Assert.Equal("Ben", _world.Events()[^1].By);
    }

    [Fact]
    public void A_declaration_is_no_press()
    {
        _world.Decide(new StopDeclared("27", "mandatory"));
        Assert.Equal(("race-control/page/4", 0), (_world.Events()[^1].Source, _world.Events()[^1].UMs));
    }

    [Fact]
    public void A_marshal_sees_cars_that_are_entered_at_the_pit_lanes_lines()
    {
        Refused("car", "car 28 is not entered", new SeatTaken("28"));
        Refused("car", "say which car", new CarPassed(null, null, Line.PitIn));
        Refused("line", "must be pit-in or pit-out", new CarPassed("27", null, Line.StartFinish));
        Refused("box", "car 27 has box 1", new CarMoved("27", "4/b"));
        Refused("transponder", "sees cars", new CarPassed("27", "1234", Line.PitIn));
    }

    [Theory]
    [InlineData(13, Outcome.Compliant)]
    [InlineData(11, Outcome.Undecided)]
    [InlineData(9, Outcome.Undecided)]
    [InlineData(7, Outcome.Infringement)]
    public void Between_two_presses_a_margin_below_their_uncertainty_is_undecided(double seconds, Outcome outcome)
    {
        _world.Decide(new CarPassed("27", null, Line.PitIn));
        _world.Pass(seconds).Decide(new CarPassed("27", null, Line.PitOut));
        Assert.Equal(outcome, Assert.Single(_world.Intake.Verdicts()).Outcome);
    }

    [Fact]
    public void A_press_beside_the_stations_own_passing_is_the_same_passing()
    {
        _world.Exchange("entry", _world.Now.Plus(-60_000_000)).Observe("entry", World.Tag(1, 60_000_000));
        _world.Pass(1).Decide(new CarPassed("27", null, Line.PitIn));
        _world.Pass(13.5).Decide(new CarPassed("27", null, Line.PitOut));
        var verdict = Assert.Single(_world.Intake.Verdicts());
        Assert.Equal(("minimum-stop/27/stop-1", Outcome.Compliant), (verdict.Id, verdict.Outcome));
        Assert.InRange(verdict.MeasuredMicros!.Value, 14_499_000, 14_501_000);
    }

    [Fact]
    public void Race_controls_stream_cannot_pass_for_the_page()
    {
        _world.Observe("page", "race-control", ["""{"n":1,"event":"RaceEnded","at":"2026-06-13T14:00:00Z"}"""]);
        Assert.DoesNotContain(_world.Events(), e => e is RaceEnded);
        Assert.Contains("the gateway's own page", Assert.Single(_world.Bodies(EntryKind.Rejected))
            .Replace("\\u0027", "'"));
    }

    private void Refused(string field, string reason, params RaceEvent[] events) =>
        _world.Refused(field, reason, events);
}
