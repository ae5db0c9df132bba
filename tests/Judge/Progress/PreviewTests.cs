using PitMarshal.Events;
using PitMarshal.Judge;
using PitMarshal.Judge.Sensing;
using PitMarshal.Judge.Verdicts;
using PitMarshal.Tests.Support.Races;

namespace PitMarshal.Tests.Judge.Progress;

/// <summary>What an event would change, told before it is made.</summary>
public sealed class PreviewTests
{
    private static readonly Story s_short = new Story().Race().In(600, "entry/aa/1").Out(660, "exit/aa/1").Lap(700);

    [Fact]
    public void A_withdrawn_pulse_shows_the_verdicts_it_takes_away_and_those_it_changes()
    {
        var judge = Story.Judged(s_short.Events, Story.MinimumStop, Story.MaximumStint);
        var changes =
            judge.Preview(new EventCorrected(2, "Ana", "a false pulse", null, true) { At = ProgressTests.At(800) });

        Assert.Equal(
            [("minimum-stop/27/stop-1", Outcome.Infringement, Outcome.Undecided),
                ("maximum-stint/27/stint-1", Outcome.Compliant, Outcome.Undecided)],
            changes.Select(c => (c.Id, c.Before!.Outcome, c.Now!.Outcome)).OrderByDescending(c => c.Id));
    }

    [Fact]
    public void A_correction_that_gives_a_passing_to_another_car_takes_verdicts_from_one_and_gives_them_to_the_other()
    {
        var judge = Story.Judged(new Story().Race().In(600, "entry/aa/1").Events, Story.MinimumStop);
        var changes = judge.Preview(
            new EventCorrected(null, "Ana", "wrong car", """{"car":"31"}""", null) { Source = "entry/aa/1", At = ProgressTests.At(800) });

        Assert.Equal(
            [("minimum-stop/27/stop-1", true, false), ("minimum-stop/31/stop-1", false, true)],
            changes.Select(c => (c.Id, c.Before is not null, c.Now is not null)));
    }

    [Fact]
    public void A_ruling_changes_no_verdict() =>
        Assert.Empty(Story.Judged(s_short.Events, Story.MinimumStop)
            .Preview(
                new StewardRuled(
                    "minimum-stop/27/stop-1", Ruling.Confirmed, "Ana", "seen") { At = ProgressTests.At(800) }));

    [Fact]
    public void What_the_race_was_is_previewed_whatever_comes_meanwhile()
    {
        var judge = Story.Judged(s_short.Events, Story.MinimumStop);
        RaceSoFar soFar = judge.SoFar();
        var bulletin = new BulletinIssued([new("minimum-stop.value", "50s")], "rain") { At = ProgressTests.At(10) };
        judge.Append(bulletin);

        var change = Assert.Single(soFar.With(bulletin));

        Assert.Equal((Outcome.Infringement, Outcome.Compliant), (change.Before!.Outcome, change.Now!.Outcome));
        Assert.Empty(judge.Preview(bulletin));
    }
}
