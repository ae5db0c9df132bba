using PitMarshal.Events;
using PitMarshal.Judge.Verdicts;
using PitMarshal.Tests.Support.Races;

namespace PitMarshal.Tests.Judge;

public sealed class SuspendedStopTests
{
    /// <summary>A stop of 200 s of which the race was suspended for 100 s.</summary>
    private static readonly Story s_story = new Story().Race()
        .In(600).Add(650, new RaceSuspended()).Add(750, new RaceResumed()).Out(800)
        .Add(3600, new FlagShown(Flag.Chequered)).In(3610);

    [Theory]
    [InlineData("exclude", 0)]
    [InlineData("keep", 1)]
    public void Suspended_time_makes_a_stop_count_only_where_the_regulations_count_it(string policy, int stops)
    {
        var verdict = s_story.Verdicts($"{{ rule: stops, kind: count, min: 1, atLeast: 3m, afterRedFlag: {policy} }}")
            .Of("stops/27");

        Assert.Equal(
            (stops, stops == 1 ? Outcome.Compliant : Outcome.Infringement), (verdict.Measured, verdict.Outcome));
    }
}
