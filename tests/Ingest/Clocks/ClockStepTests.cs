using PitMarshal.Events;
using PitMarshal.Judge.Verdicts;
using Outcome = PitMarshal.Judge.Verdicts.Outcome;

namespace PitMarshal.Tests.Ingest.Clocks;

/// <summary>Nothing is measured across a step of a clock, and people are told.</summary>
public sealed class ClockStepTests : IDisposable
{
    private readonly SteppingPitLane _lane = new("{ rule: short, kind: min-duration, of: pit-lane-time, value: 30s }");

    public void Dispose() => _lane.Dispose();

    [Theory]
    [InlineData(101_025)]
    [InlineData(3600)]
    [InlineData(25)]
    [InlineData(-20)]
    [InlineData(-86_400)]
    public void A_stop_over_a_kill_in_which_the_hosts_clock_was_set_is_undecided(double seconds)
    {
        _lane.To(100).Exchange("entry", "exit").To(110).Pass("entry", "27")
            .To(115).Restart(seconds).Exchange("entry", "exit")
            .To(121).Pass("exit", "27").To(150).Exchange("entry", "exit");

        Assert.All(_lane.World.Intake.Verdicts(), verdict => Assert.Equal(Outcome.Undecided, verdict.Outcome));
        Assert.Contains(_lane.World.Notices, notice => notice.Contains("the gateway's clock was set by"));
    }

    [Fact]
    public void A_step_of_three_tenths_of_a_second_counts_where_it_could_turn_the_answer_and_nowhere_else()
    {
        _lane.To(100).Exchange("entry", "exit").Pass("entry", "27").To(101).Pass("entry", "8")
            .To(110).Restart(0.3).Exchange("entry", "exit")
            .To(129.9).Pass("exit", "27").To(170).Pass("exit", "8").Exchange("entry", "exit");

        Assert.Equal(Outcome.Undecided, Of("27").Outcome);
        Assert.Contains("the gateway's clock was set by +0.300 s while it was down", Of("27").Reason);
        Assert.Equal(Outcome.Compliant, Of("8").Outcome);
        var told = Assert.Single(_lane.World.Intake.ClockSteps(_lane.World.Now));
        Assert.Equal("the gateway's clock was set by +0.300 s while it was down", told);
        Assert.Empty(_lane.World.Intake.ClockSteps(_lane.World.Now.Plus(3_700_000_000)));
    }

    [Fact]
    public void Stops_before_and_after_a_step_are_judged_as_ever()
    {
        _lane.To(100).Exchange("entry", "exit").Pass("entry", "27").To(120).Pass("exit", "27")
            .To(200).Exchange("entry", "exit").To(201).Restart(3600).Exchange("entry", "exit")
            .To(300).Exchange("entry", "exit").Pass("entry", "8").To(320).Pass("exit", "8").Exchange("entry", "exit");

        Assert.Equal(Outcome.Infringement, Of("27").Outcome);
        Assert.Equal(Outcome.Infringement, Of("8").Outcome);
        Assert.Equal(20_000_000, Of("8").MeasuredMicros!.Value, 100.0);
    }

    [Fact]
    public void A_station_whose_clock_steps_alone_is_doubted_and_not_the_gateway()
    {
        _lane.To(100).Exchange("entry", "exit").Pass("entry", "27").To(110).Step("exit", 12)
            .To(121).Pass("exit", "27").To(125).Exchange("entry", "exit");

        Assert.Equal(Outcome.Undecided, Of("27").Outcome);
        var doubt = Assert.Single(_lane.World.Events().OfType<SensorDoubted>());
        Assert.Equal(("exit", "its clock stepped by −12.000 s"), (doubt.Station, doubt.Reason));
        Assert.Equal(-12_000_000, doubt.StepUs!.Value, 10_000.0);
    }

    [Fact]
    public void A_station_that_stepped_while_the_gateway_was_down_is_told_from_it_by_another_that_went_on()
    {
        _lane.To(100).Exchange("entry", "exit").Pass("entry", "27").Pass("entry", "8");
        _lane.To(110).Exchange("entry", "exit");
        _lane.To(111).Step("entry", 12).Restart(0).Exchange("entry").To(121).Pass("exit", "27");
        Assert.Equal(Outcome.Undecided, Of("27").Outcome);
        Assert.NotEmpty(OfGateway());

        _lane.Exchange("exit").To(200).Pass("exit", "8");
        Assert.Empty(OfGateway());
        Assert.Contains(
            _lane.World.Notices, notice => notice.Contains("exit shows that the gateway's went on; so it was that of"));
        Assert.Equal((Outcome.Undecided, Outcome.Compliant), (Of("27").Outcome, Of("8").Outcome));
        Assert.Null(_lane.World.Difference());
        _lane.Restart(0);
        Assert.Empty(OfGateway());
    }

    [Fact]
    public void Whose_of_two_clocks_that_disagree_about_a_step_it_was_nobody_knows()
    {
        _lane.To(100).Exchange("entry", "exit").Pass("entry", "27").To(110);
        _lane.Step("exit", 5).Restart(12).Exchange("entry", "exit").To(121).Pass("exit", "27").Exchange("exit");

        Assert.Equal(Outcome.Undecided, Of("27").Outcome);
        Assert.Equal(2, OfGateway().Count);
        Assert.Contains("the gateway's clock or that of exit was set by +7.000 s", OfGateway()[1]);
    }

    [Fact]
    public void What_was_seen_before_a_step_and_came_after_it_has_the_time_that_it_had()
    {
        _lane.To(100).Exchange("entry", "exit").Observe("entry", "27").To(111).Observe("exit", "27")
            .To(130).Exchange("entry", "exit").To(140).Restart(-20).Exchange("entry", "exit").Send("entry")
            .Send("exit");

        var stop = Of("27");
        Assert.NotEqual(Outcome.Compliant, stop.Outcome);
        Assert.True(stop.MeasuredMicros is null || Math.Abs(stop.MeasuredMicros.Value - 11_000_000) < 100);
    }

    [Fact]
    public void A_restart_without_a_step_doubts_nothing()
    {
        _lane.To(100).Exchange("entry", "exit").Pass("entry", "27").To(110).Restart(0).Exchange("entry", "exit")
            .To(120).Pass("exit", "27");

        Assert.Equal(Outcome.Infringement, Of("27").Outcome);
        Assert.Empty(_lane.World.Events().OfType<SensorDoubted>());
    }

    private List<string> OfGateway() =>
        [.. _lane.World.Intake.ClockSteps(_lane.World.Now).Where(step => step.Contains("the gateway's clock"))];

    private Verdict Of(string car) => Assert.Single(_lane.World.Intake.Verdicts(), verdict => verdict.Car == car);
}
