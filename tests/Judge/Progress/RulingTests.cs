using PitMarshal.Events;
using PitMarshal.Judge.Progress;
using PitMarshal.Tests.Support.Races;

namespace PitMarshal.Tests.Judge.Progress;

/// <summary>The stewards' rulings beside the verdicts.</summary>
public sealed class RulingTests
{
    private const string Verdict = "minimum-stop/27/stop-1";

    private static readonly StewardRuled s_dismissed =
        new(Verdict, Ruling.Dismissed, "Ana", "held by a marshal") { Source = "race-control/page/5" };

    [Fact]
    public void Rulings_stand_by_their_verdict_in_the_order_of_the_log()
    {
        var story = new Story().Race().In(600).Out(660).Add(900, s_dismissed)
            .Add(800, s_dismissed with { Ruling = Ruling.Confirmed });

        var (verdict, rulings) = Assert.Single(ProgressTests.Of(story).Rulings);

        Assert.Equal(Verdict, verdict);
        Assert.Equal([Ruling.Dismissed, Ruling.Confirmed], rulings.Select(r => r.Ruling));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_ruling_that_was_withdrawn_does_not_count(bool withdrawnFirst)
    {
        var withdrawn = new EventCorrected(null, "Ben", "wrong stop", null, true) { Source = s_dismissed.Source };
        RaceEvent[] both = withdrawnFirst ? [withdrawn, s_dismissed] : [s_dismissed, withdrawn];
        var story = new Story().Race().In(600).Out(660).Add(900, both[0]).Add(950, both[1]);

        Assert.Empty(ProgressTests.Of(story).Rulings);
    }

    [Fact]
    public void A_ruling_that_was_corrected_counts_as_corrected()
    {
        var story = new Story().Race().In(600).Out(660).Add(900, s_dismissed)
            .Add(950, new EventCorrected(4, "Ben", "the penalty was left out", """{"ruling":"amended","penalty":"warning"}""", null));

        Assert.Equal((Ruling.Amended, "warning"), Assert.Single(ProgressTests.Of(story).Rulings[Verdict]) is var r
            ? (r.Ruling, r.Penalty)
            : default);
    }

    [Fact]
    public void What_was_told_before_a_ruling_does_not_change_with_it()
    {
        var story = new Story().Race().In(600).Out(660);
        var judge = Story.Judged(story.Events, Story.MinimumStop);
        RaceProgress before = judge.Progress();
        judge.Append(s_dismissed with { At = ProgressTests.At(700) });

        Assert.Empty(before.Rulings);
        Assert.Single(judge.Progress().Rulings);
    }
}
