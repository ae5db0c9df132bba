using PitMarshal.Events;
using PitMarshal.Judge.Pit;
using PitMarshal.Judge.Sensing;
using PitMarshal.Judge.Verdicts;
using PitMarshal.Tests.Support.Races;

namespace PitMarshal.Tests.Judge;

/// <summary>Times within a stop, and speeds between lines.</summary>
public sealed class BoxTimeTests
{
    private const string Standing = "{ rule: r, kind: min-duration, of: stationary-time, value: 30s }";
    private const string Band =
        "{ rule: r, kind: forbidden-band, of: refuel-time, above: 10s, below: 37s, penalty: { kind: time, add: "
            + "shortfall } }";
    private const string Speed =
        "{ rule: r, kind: speed-limit, from: pit-in, to: pit-out, distance: 350m, value: 60km/h, within: 0.5m }";

    [Fact]
    public void Standing_with_the_engine_off_is_the_sum_of_what_is_both()
    {
        var story = Stop().Stands(610, 640).Stands(650, 660).Engine(615, 655);
        var verdict = Judged(story, "{ rule: r, kind: min-duration, of: stationary-engine-off-time, value: 30s }");

        Assert.Equal((Outcome.Compliant, 30_000_000), (verdict.Outcome, verdict.MeasuredMicros));
    }

    [Theory]
    [InlineData(40, 5, Outcome.Compliant)]
    [InlineData(20, 5, Outcome.Infringement)]
    [InlineData(20, 15, Outcome.Undecided)]
    public void Of_several_standstills_the_longest_is_certain_to_count_and_all_together_may(
        double first, double second, Outcome outcome) =>
        Assert.Equal(outcome, Judged(Stop().Stands(610, 610 + first).Stands(660, 660 + second), Standing).Outcome);

    [Fact]
    public void A_standstill_whose_end_nobody_saw_is_not_measured()
    {
        var verdict = Judged(Stop().Add(610, new CarStopped("27")), Standing);

        Assert.Equal((Outcome.Undecided, null), (verdict.Outcome, verdict.MeasuredMicros));
    }

    [Theory]
    [InlineData(10, Outcome.Compliant)]
    [InlineData(10.001, Outcome.Infringement)]
    [InlineData(36.999, Outcome.Infringement)]
    [InlineData(37, Outcome.Compliant)]
    public void Strictly_between_the_bounds_is_an_infringement(double seconds, Outcome outcome) =>
        Assert.Equal(outcome, Judged(Stop().Refuels(620, 620 + seconds), Band).Outcome);

    [Theory]
    [InlineData(9.998, Outcome.Compliant)]
    [InlineData(9.999, Outcome.Undecided)]
    [InlineData(10.002, Outcome.Undecided)]
    [InlineData(10.003, Outcome.Infringement)]
    public void Near_a_bound_the_uncertainty_leaves_a_band_undecided(double seconds, Outcome outcome) =>
        Assert.Equal(outcome, Judged(Stop().Refuels(620, 620 + seconds, uMs: 1), Band).Outcome);

    [Fact]
    public void A_stop_without_refuelling_takes_no_time_where_the_probe_is_observed()
    {
        Assert.Equal(Outcome.Undecided, Judged(Stop(), Band).Outcome);
        Assert.Equal((Outcome.Compliant, 0),
            (Judged(Stop().Refuels(800, 801), Band).Outcome, Judged(Stop().Refuels(800, 801), Band).MeasuredMicros));
    }

    [Theory]
    [InlineData(21.03, Outcome.Compliant)]
    [InlineData(21.029, Outcome.Undecided)]
    [InlineData(20.97, Outcome.Undecided)]
    [InlineData(20.969, Outcome.Infringement)]
    public void A_speed_is_judged_by_the_time_between_two_lines_and_the_uncertainty_of_their_distance(
        double seconds, Outcome outcome) =>
        Assert.Equal(outcome, Judged(new Story().Race().In(600).Out(600 + seconds), Speed).Outcome);

    [Fact]
    public void A_speed_is_told_in_the_unit_of_the_rule()
    {
        var verdict = Judged(new Story().Race().In(600).Out(620), Speed);

        Assert.Equal((20_000_000, 21_000_000, 1_000_000),
            (verdict.MeasuredMicros, verdict.RequiredMicros, verdict.ShortfallMicros));
        Assert.Equal("63.0 km/h on average over 350 m in 20 s, at most 60 km/h allowed, 1 s too fast.", verdict.Reason);
    }

    [Fact]
    public void A_line_of_its_own_that_did_not_see_the_car_leaves_the_speed_undecided()
    {
        const string Rule = "{ rule: r, kind: speed-limit, from: zone, to: pit-out, distance: 100m, value: 35mph }";

        Assert.Contains("no passing of zone was seen in this stop", Judged(Stop(), Rule).Reason);
        Assert.Equal(Outcome.Infringement, Judged(Stop().Pass(685, "zone"), Rule).Outcome);
        Assert.Equal(Outcome.Compliant, Judged(Stop().Pass(680, "zone"), Rule).Outcome);
    }

    private static Story Stop() => new Story().Race().In(600).Out(690);

    private static Verdict Judged(Story story, string rule) => story.Verdicts(rule).Of("r/27/stop-1");
}
