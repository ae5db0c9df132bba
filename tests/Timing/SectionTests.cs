using System.Text;
using PitMarshal.Events;
using PitMarshal.Regulations;
using PitMarshal.Timing.Settings;

namespace PitMarshal.Tests.Timing;

/// <summary>The section <c>timing</c> of regulations.</summary>
public sealed class SectionTests
{
    private const string Rest = "regulations: r\nrules:\n  - { rule: a, kind: count, of: stop, min: 1 }\n";

    private static TimingRules Read(string timing) =>
        TimingSection.Of(RegulationsFile.Read(Encoding.UTF8.GetBytes(Rest + timing), "r.yaml"));

    [Fact]
    public void What_is_not_said_is_as_without_regulations()
    {
        Assert.Equal(TimingRules.Default, Read(""));
        Assert.Equal(TimingRules.Default with { Start = StartOf.OwnPassing, Also = [] },
            Read("timing: { start: own-passing }") with { Also = TimingRules.Default.Also });
    }

    [Theory]
    [InlineData("")]
    [InlineData("rules: []\n")]
    public void A_file_for_timing_alone_needs_no_rules(string rules)
    {
        var text = $"regulations: r\n{rules}timing: {{ minimumLap: 35s }}\n";

        var read = RegulationsFile.Read(Encoding.UTF8.GetBytes(text), "r.yaml");

        Assert.Equal((0, 35_000_000), (read.Rules.Count, TimingSection.Of(read).MinimumLapMicros));
    }

    [Fact]
    public void Every_field_is_read()
    {
        var read = Read("""
            timing:
              start: leader-passing
              minimumLap: 35s
              pitLaneCrossesLine: false
              end: own-after-time
              lastLapWithin: 3m
              classified: { share: 70%, of: class-winner, takesFlag: true }
              redFlag: { countback: leader-lap, clock: stops }
              order: { best-of: 3 }
              also:
                - { result: sprint, at: 30m, end: full-laps }
            """);

        Assert.Equal((StartOf.LeaderPassing, 35_000_000L, false),
            (read.Start, read.MinimumLapMicros, read.PitLaneCrossesLine));
        Assert.Equal((EndOf.OwnAfterTime, 180_000_000L), (read.End, read.LastLapWithinMicros));
        Assert.Equal(new ClassifiedShare(700_000, OfClassWinner: true, TakesFlag: true), read.Classified);
        Assert.Equal((new Countback(CountbackTo.LeaderLap), true), (read.RedFlag, read.ClockStops));
        Assert.Equal(new RankBy(3), read.Order);
        Assert.Equal([new FurtherResult("sprint", 1_800_000_000, EndOf.FullLaps)], read.Also);
    }

    [Theory]
    [InlineData("timing: { start: gun }",
        "r.yaml:4: regulations: timing: start: expected one of signal, leader-passing, own-passing, not 'gun'")]
    [InlineData("timing: { redFlag: { countback: many } }", "r.yaml:4: regulations: timing: redFlag: countback: "
        + "expected a number of laps from 0 to 9, last-passing or leader-lap")]
    [InlineData("timing:\n  also:\n    - { result: overall, at: 30m }",
        "r.yaml:6: regulations: timing: also: result: there is another result 'overall'")]
    public void A_mistake_is_told_with_its_line(string timing, string told)
    {
        Assert.Equal(told, Assert.Throws<BadInput>(() => Read(timing)).Message);
    }

    [Fact]
    public void The_shipped_sprint_duro_has_its_sprint()
    {
        Assert.Equal([new FurtherResult("sprint", 1_800_000_000)], TimingSection.Load("img-sprintduro").Also);
    }
}
