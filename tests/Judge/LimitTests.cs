using PitMarshal.Events;
using PitMarshal.Judge.Pit;
using PitMarshal.Judge.Sensing;
using PitMarshal.Judge.Verdicts;
using PitMarshal.Tests.Support.Races;

namespace PitMarshal.Tests.Judge;

public sealed class LimitTests
{
    [Theory]
    [InlineData(85.0, 0, Outcome.Compliant)]
    [InlineData(84.999999, 0, Outcome.Infringement)]
    [InlineData(85.003, 1.5, Outcome.Compliant)]
    [InlineData(85.002999, 1.5, Outcome.Undecided)]
    [InlineData(84.997, 1.5, Outcome.Undecided)]
    [InlineData(84.996999, 1.5, Outcome.Infringement)]
    public void A_minimum_is_met_by_at_least_u_or_missed_by_more_than_u(double seconds, double uMs, Outcome outcome) =>
        Assert.Equal(outcome, Stop(seconds, uMs).Outcome);

    [Theory]
    [InlineData(2700.0, 0, Outcome.Compliant)]
    [InlineData(2700.000001, 0, Outcome.Infringement)]
    [InlineData(2699.9985, 1.5, Outcome.Compliant)]
    [InlineData(2699.998501, 1.5, Outcome.Undecided)]
    [InlineData(2700.0015, 1.5, Outcome.Undecided)]
    [InlineData(2700.001501, 1.5, Outcome.Infringement)]
    public void A_maximum_is_kept_by_at_least_u_or_exceeded_by_more_than_u(
        double seconds, double uMs, Outcome outcome) =>
        Assert.Equal(outcome, new Story().Race().In(seconds, uMs: uMs).Out(seconds + 90).Verdicts(Story.MaximumStint)
            .Of("maximum-stint/27/stint-1").Outcome);

    [Fact]
    public void A_stop_one_millisecond_short_is_an_infringement()
    {
        var verdict = Stop(84.999, 0);

        Assert.Equal(
            (84_999_000, 85_000_000, 1_000), (verdict.MeasuredMicros, verdict.RequiredMicros, verdict.ShortfallMicros));
        Assert.Equal("Pit-lane time 84.999 s, at least 85 s required, 0.001 s short.", verdict.Reason);
    }

    [Fact]
    public void A_verdict_is_written_as_the_contract_has_it()
    {
        var story = new Story().Race().Add(1, new DriverIdentified("27", "d4"))
            .In(2700, "entry/5f21c0d4/1041", 1.5).Out(2784.92, "exit/77aa/12", 1.5);
        var rule = """{ rule: minimum-stop, article: "7.2", kind: min-duration, of: pit-lane-time, value: 1m25s, penalty: { kind: stop-go, add: shortfall, roundUp: 1s } }""";

        var verdicts = story.Verdicts(rule);

        Assert.Equal(
            """{"id":"minimum-stop/27/stop-1","rule":"minimum-stop","article":"7.2","car":"27","driver":"d4","stop":1,"outcome":"infringement","measuredMs":84920.0,"requiredMs":85000.0,"shortfallMs":80.0,"uMs":3.0,"from":"2026-06-13T12:45:00.000000Z","to":"2026-06-13T12:46:24.920000Z","evidence":["entry/5f21c0d4/1041","exit/77aa/12"],"penalty":"stop-go 1 s","reason":"Pit-lane time 84.920 s, at least 85 s required, 0.080 s short.","regulations":"test@""" + Story.Regulations(rule).Hash + "\"}",
            verdicts.Of("minimum-stop/27/stop-1").Line());
    }

    [Fact]
    public void An_event_without_a_source_is_evidence_by_its_instant() =>
        Assert.Equal(
            ["CarPassed@2026-06-13T12:10:00.000000Z", "CarPassed@2026-06-13T12:11:30.000000Z"],
            new Story().Race().In(600).Out(690).Verdicts(Story.MinimumStop).Of("minimum-stop/27/stop-1").Evidence);

    private static Verdict Stop(double seconds, double uMs) =>
        new Story().Race().In(600, uMs: uMs).Out(600 + seconds, uMs: uMs).Verdicts(Story.MinimumStop)
            .Of("minimum-stop/27/stop-1");
}
