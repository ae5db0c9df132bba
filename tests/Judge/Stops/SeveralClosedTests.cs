using PitMarshal.Events;
using PitMarshal.Judge.Verdicts;
using PitMarshal.Tests.Support.Races;

namespace PitMarshal.Tests.Judge.Stops;

/// <summary><c>closed</c> for several things, with an emergency service of so many seconds.</summary>
public sealed class SeveralClosedTests
{
    private const string Rule =
        "{ rule: r, kind: closed, what: [refuelling, driver-change], emergency: 5s, when: { class: GT3 } }";

    [Theory]
    [InlineData(4.0, null, Outcome.Compliant)]
    [InlineData(5.0, null, Outcome.Compliant)]
    [InlineData(5.1, null, Outcome.Infringement)]
    [InlineData(4.0, "d2", Outcome.Infringement)]
    [InlineData(0.0, null, Outcome.Compliant)]
    public void Each_of_them_is_forbidden_and_a_short_refuelling_free(double fuel, string? driver, Outcome outcome)
    {
        var verdict = Stop(fuel, driver).Verdicts(Rule).Of("r/27/stop-1");

        Assert.Equal(outcome, verdict.Outcome);
    }

    [Fact]
    public void A_refuelling_closer_to_the_limit_than_its_uncertainty_is_undecided() => Assert.Equal(Outcome.Undecided,
        Stop(5.001, null, uMs: 2).Verdicts(Rule).Of("r/27/stop-1").Outcome);

    [Fact]
    public void All_that_was_wrong_is_told_together()
    {
        var verdict = Stop(20, "d2").Verdicts(Rule).Of("r/27/stop-1");

        Assert.Equal("Refuelling while that was closed. Changing drivers while that was closed.", verdict.Reason);
    }

    [Fact]
    public void Another_class_is_not_asked() =>
        Assert.Empty(Stop(20, "d2").Verdicts(Rule.Replace("GT3", "GT4", StringComparison.Ordinal)));

    [Fact]
    public void An_emergency_service_is_one_of_refuelling() => Assert.Contains("expected refuelling in what",
        Assert.Throws<BadInput>(() => new Story().Verdicts("{ rule: r, kind: closed, what: entry, emergency: 5s }"))
            .Message);

    private static Story Stop(double fuel, string? driver, double uMs = 0)
    {
        var story = new Story().Add(-10, new EntryListed("27", Class: "GT3")).Race()
            .Add(-5, new DriverIdentified("27", "d1")).Add(-4, new ProbeRemoved("27"))
            .Add(500, new PitLaneClosed(PitLaneEnd.Entry)).In(600).Stands(605, 680);
        if (fuel > 0)
        {
            story.Refuels(610, 610 + fuel, uMs);
        }

        return (driver is null ? story : story.Add(640, new DriverIdentified("27", driver))).Out(690).Lap(700);
    }
}
