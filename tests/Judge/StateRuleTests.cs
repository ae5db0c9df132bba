using PitMarshal.Events;
using PitMarshal.Judge.Pit;
using PitMarshal.Judge.Sensing;
using PitMarshal.Judge.Verdicts;
using PitMarshal.Tests.Support.Races;

namespace PitMarshal.Tests.Judge;

public sealed class StateRuleTests
{
    private const string EngineOff = "{ rule: r, kind: require, state: engine-off, during: refuelling }";

    [Fact]
    public void The_engine_that_is_off_from_before_refuelling_until_after_it_is_compliant() =>
        Assert.Equal(Outcome.Compliant, Judged(Refuelled(620, 640).Engine(610, 645), EngineOff).Outcome);

    [Fact]
    public void An_engine_started_two_seconds_too_early_is_an_infringement_of_two_seconds()
    {
        var verdict = Judged(Refuelled(620, 640).Engine(610, 638), EngineOff);

        Assert.Equal((Outcome.Infringement, 2_000_000), (verdict.Outcome, verdict.ExcessMicros));
        Assert.Equal(
            "Not engine off during refuelling for 2 s; engine off is required during refuelling.", verdict.Reason);
    }

    [Theory]
    [InlineData(620.000, 0, Outcome.Compliant)]
    [InlineData(619.996, 2, Outcome.Compliant)]
    [InlineData(619.997, 2, Outcome.Undecided)]
    [InlineData(620.003, 2, Outcome.Undecided)]
    [InlineData(620.005, 2, Outcome.Infringement)]
    public void Instants_closer_than_their_uncertainty_are_undecided(double stopped, double uMs, Outcome outcome)
    {
        var story = Stop().Add(620, new ProbeConnected("27") { UMs = uMs }).Add(640, new ProbeRemoved("27"))
            .Add(stopped, new EngineStopped("27") { UMs = uMs }).Add(645, new EngineStarted("27"));

        Assert.Equal(outcome, Judged(story, EngineOff).Outcome);
    }

    [Fact]
    public void A_stop_without_refuelling_asks_nothing() =>
        Assert.Equal(
            Outcome.Compliant, Judged(Stop().Add(-60, new ProbeRemoved("27")).Engine(680, 685), EngineOff).Outcome);

    [Fact]
    public void An_engine_that_nothing_observes_is_unknown()
    {
        var verdict = Judged(Refuelled(620, 640), EngineOff);

        Assert.Equal(Outcome.Undecided, verdict.Outcome);
        Assert.Contains("nothing was ever reported of the engine for this car", verdict.Reason);
    }

    [Fact]
    public void A_box_blind_during_refuelling_leaves_it_undecided()
    {
        var story = Refuelled(620, 640).Engine(610, 645).Add(-100, new EntryListed("27", Box: "4"))
            .Add(625, new GapOpened("box", "aa", 5, 6, Story.Start.Plus(630_000_000), [], ["4"]));

        Assert.Contains("observations 5 to 6 of station box are missing", Judged(story, EngineOff).Reason);
        Assert.Equal(Outcome.Undecided, Judged(story, EngineOff).Outcome);
    }

    [Fact]
    public void A_probe_whose_removal_nobody_saw_may_have_been_connected_until_pit_out()
    {
        var story = Stop().Add(620, new ProbeConnected("27")).Engine(610, 645);

        Assert.Equal(Outcome.Undecided, Judged(story, EngineOff).Outcome);
    }

    [Fact]
    public void Two_events_that_say_the_same_leave_open_what_was_between_them()
    {
        var story = Refuelled(620, 640).Add(610, new EngineStopped("27")).Add(650, new EngineStopped("27"))
            .Add(660, new EngineStarted("27"));

        Assert.Equal(Outcome.Undecided, Judged(story, EngineOff).Outcome);
    }

    [Fact]
    public void What_is_forbidden_at_once_is_allowed_one_after_the_other()
    {
        const string Rule = "{ rule: r, kind: forbid, state: [seat-empty, probe-connected] }";
        var apart = Refuelled(620, 640).Add(640, new SeatEmptied("27")).Add(655, new SeatTaken("27"));
        var together = Refuelled(620, 640).Add(639, new SeatEmptied("27")).Add(655, new SeatTaken("27"));

        Assert.Equal(Outcome.Compliant, Judged(apart, Rule).Outcome);
        Assert.Equal(
            (Outcome.Infringement, 1_000_000), (Judged(together, Rule).Outcome, Judged(together, Rule).ExcessMicros));
    }

    [Theory]
    [InlineData("require", 10, Outcome.Compliant)]
    [InlineData("require", 11, Outcome.Infringement)]
    [InlineData("forbid", 10, Outcome.Compliant)]
    [InlineData("forbid", 9, Outcome.Infringement)]
    public void A_value_is_compared_with_all_spells_together(string kind, int seconds, Outcome outcome)
    {
        var story = Stop().Engine(610, 616).Engine(620, 624);

        Assert.Equal(
            outcome, Judged(story, $"{{ rule: r, kind: {kind}, state: engine-off, value: {seconds}s }}").Outcome);
    }

    [Fact]
    public void Belts_stay_closed_while_the_car_moves()
    {
        const string Rule = "{ rule: r, kind: require, state: belts-closed, during: moving }";
        Story Belts(double open) => Stop().Add(610, new CarStopped("27")).Add(640, new CarMoved("27"))
            .Add(open, new BeltsOpened("27")).Add(639, new BeltsClosed("27"));

        Assert.Equal(Outcome.Compliant, Judged(Belts(611), Rule).Outcome);
        Assert.Equal(Outcome.Infringement, Judged(Belts(608), Rule).Outcome);
    }

    [Theory]
    [InlineData(615, Outcome.Compliant)]
    [InlineData(620.002, Outcome.Undecided)]
    [InlineData(620, Outcome.Undecided)]
    [InlineData(625, Outcome.Infringement)]
    public void The_engine_stops_before_the_probe_is_connected(double stopped, Outcome outcome)
    {
        var story = Stop().Add(620, new ProbeConnected("27") { UMs = 1 })
            .Add(stopped, new EngineStopped("27") { UMs = 1 });

        Assert.Equal(
            outcome, Judged(story, "{ rule: r, kind: order, first: engine-stopped, then: probe-connected }").Outcome);
    }

    [Fact]
    public void What_never_comes_first_is_an_infringement_only_where_it_is_observed()
    {
        const string Rule = "{ rule: r, kind: order, first: engine-stopped, then: probe-connected }";
        var story = Refuelled(620, 640);

        Assert.Equal(Outcome.Undecided, Judged(story, Rule).Outcome);
        Assert.Equal(Outcome.Infringement, Judged(story.Add(800, new EngineStopped("27")), Rule).Outcome);
    }

    [Fact]
    public void Without_what_comes_second_there_is_nothing_to_order() => Assert.Equal(
        Outcome.Compliant,
        Judged(Stop().Add(-9, new ProbeRemoved("27"))
            .Engine(610, 620), "{ rule: r, kind: order, first: engine-stopped, then: probe-connected }").Outcome);

    private static Story Stop() => new Story().Race().In(600).Out(690);

    private static Story Refuelled(double from, double to) =>
        Stop().Add(from, new ProbeConnected("27")).Add(to, new ProbeRemoved("27"));

    private static Verdict Judged(Story story, string rule) => story.Verdicts(rule).Of("r/27/stop-1");
}
