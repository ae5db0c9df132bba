using PitMarshal.Events;
using PitMarshal.Timing;
using PitMarshal.Timing.Classifications;

namespace PitMarshal.Tests.Timing;

/// <summary>
/// A gap that the uncertainty of both may turn is told, and the lines are written as the contract has them.
/// </summary>
public sealed class UncertaintyTests
{
    private static Classification Finish(double gapMs, double uMs) => Transcript.Classify(
    [
        new RaceStarted { At = Transcript.Noon, UMs = 5 },
        new CarPassed("27", null, Line.StartFinish) { At = Transcript.Noon.Plus(60_000_000), UMs = uMs },
        new CarPassed("12", null, Line.StartFinish)
        {
            At = Transcript.Noon.Plus(60_000_000 + (long)(gapMs * 1000)), UMs = uMs,
        },
    ]);

    [Theory]
    [InlineData(3.0, 1.5, true)]
    [InlineData(3.001, 1.5, false)]
    [InlineData(0, 0, true)]
    [InlineData(0.001, 0, false)]
    public void A_gap_within_the_uncertainty_of_both_passings_is_told(double gapMs, double uMs, bool isTie)
    {
        var second = Finish(gapMs, uMs).Cars[1];

        Assert.Equal(isTie, second.Tie);
        Assert.Equal(isTie ? "the gap to the car before is within the uncertainty" : "", second.Reason);
    }

    [Fact]
    public void The_start_is_uncertain_for_a_total_and_cancels_between_two_cars()
    {
        var result = Finish(10, 1.5);

        Assert.Equal(6500, result.Of("12").U);
        Assert.False(result.Of("12").Tie);
    }

    [Fact]
    public void The_lines_are_written_letter_by_letter()
    {
        Assert.Equal(
            [
                """{"session":"session","result":"overall","position":1,"car":"27","laps":1,"totalMs":60000.0,"gapMs":0,"gapLaps":0,"intervalMs":0,"bestLapMs":60000.0,"bestLap":1,"lastLapMs":60000.0,"stops":0,"status":"running","uMs":6.5,"state":"live","reason":""}""",
                """{"session":"session","result":"overall","position":2,"car":"12","laps":1,"totalMs":60002.0,"gapMs":2.0,"gapLaps":0,"intervalMs":2.0,"bestLapMs":60002.0,"bestLap":1,"lastLapMs":60002.0,"stops":0,"status":"running","uMs":6.5,"tie":true,"state":"live","reason":"the gap to the car before is within the uncertainty"}""",
            ],
            ClassificationJson.Write(Finish(2, 1.5)));
    }
}
