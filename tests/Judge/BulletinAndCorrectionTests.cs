using PitMarshal.Events;
using PitMarshal.Judge.Sensing;
using PitMarshal.Judge.Verdicts;
using PitMarshal.Tests.Support.Races;

namespace PitMarshal.Tests.Judge;

public sealed class BulletinAndCorrectionTests
{
    [Fact]
    public void A_stop_is_judged_by_what_was_in_force_at_its_pit_in()
    {
        var story = new Story().Race().In(600).Out(687).In(800).Out(887)
            .Add(610, new BulletinIssued([new("minimum-stop.value", "90s")], "rain"));

        var verdicts = story.Verdicts(Story.MinimumStop);

        Assert.Equal(Outcome.Compliant, verdicts.Of("minimum-stop/27/stop-1").Outcome);
        Assert.Equal(Outcome.Infringement, verdicts.Of("minimum-stop/27/stop-2").Outcome);
    }

    [Theory]
    [InlineData("no-such-rule.value", "90s")]
    [InlineData("minimum-stop", "90s")]
    public void A_bulletin_that_cannot_be_used_changes_nothing_and_is_noted(string key, string value)
    {
        var story = new Story().Race().In(600).Out(687).Add(1, new BulletinIssued([new(key, value)], "test"));

        var judge = Story.Judged(story.Events, Story.MinimumStop);

        Assert.Equal(Outcome.Compliant, Assert.Single(judge.Verdicts()).Outcome);
        Assert.Single(judge.Notes);
    }

    [Theory]
    [InlineData(Story.MinimumStop, "kind", "count")]
    [InlineData(Story.MinimumStop, "of", "stint")]
    [InlineData(Story.MinimumStop, "penalty.kind", "drive-through")]
    [InlineData("{ rule: total, kind: sum, max: 1h }", "per", "car")]
    [InlineData("{ rule: exit, kind: driver-exit, evidence: [seat-empty] }", "once", "true")]
    [InlineData("{ rule: drive, kind: max-duration, of: continuous-drive, value: 2h }", "resetAfter", "1h")]
    [InlineData("{ rule: drive, kind: max-duration, of: continuous-drive, value: 2h }", "pitTime", "included")]
    public void What_a_bulletin_cannot_change_is_undecided_and_not_judged_by_half_of_it(
        string rule, string field, string value)
    {
        var name = rule.Split(' ', ',')[2];
        var story = new Story().Race().Add(0, new DriverIdentified("27", "d1")).In(600).Out(687)
            .Add(690, new RaceEnded()).In(700)
            .Add(1, new BulletinIssued([new($"{name}.{field}", value)], "test"));

        var judge = Story.Judged(story.Events, rule);

        Assert.NotEmpty(judge.Verdicts());
        Assert.All(judge.Verdicts(), v => Assert.Equal(Outcome.Undecided, v.Outcome));
        Assert.All(judge.Verdicts(), v =>
            Assert.Contains($"sets {field} to '{value}', which cannot be changed so", v.Reason));
        Assert.Contains("a bulletin cannot change it", Assert.Single(judge.Notes));
    }

    [Theory]
    [InlineData("value", "soon")]
    [InlineData("value", "90")]
    [InlineData("valeu", "90s")]
    public void What_a_bulletin_nobody_can_read_meant_is_undecided_until_a_later_one_says_it(string field, string value)
    {
        var story = new Story().Race().In(600).Out(687).In(800).Out(887).In(1000).Out(1087)
            .Add(700, new BulletinIssued([new($"minimum-stop.{field}", value)], "test"))
            .Add(900, new BulletinIssued([new("minimum-stop.value", "90s")], "test"));

        var judge = Story.Judged(story.Events, Story.MinimumStop);

        Assert.Equal(Outcome.Compliant, judge.Verdicts().Of("minimum-stop/27/stop-1").Outcome);
        Assert.Equal(Outcome.Undecided, judge.Verdicts().Of("minimum-stop/27/stop-2").Outcome);
        Assert.Contains($"sets {field} to '{value}', which cannot be read", judge.Verdicts()
            .Of("minimum-stop/27/stop-2").Reason);
        Assert.Equal(
            field == "value"
                ? Outcome.Infringement
                : Outcome.Undecided, judge.Verdicts().Of("minimum-stop/27/stop-3").Outcome);
        Assert.Single(judge.Notes);
    }

    [Fact]
    public void A_withdrawn_passing_never_was()
    {
        var story = new Story().Race().In(600).Out(640, "exit/aa/1").Out(690)
            .Add(700, new EventCorrected(null, "steward", "spare transponder", null, true) { Source = "exit/aa/1" });

        Assert.Equal(90_000_000, Assert.Single(story.Verdicts(Story.MinimumStop)).MeasuredMicros);
    }

    [Fact]
    public void A_correction_names_its_event_by_position_and_gives_new_values()
    {
        var story = new Story().Race().In(600).Out(690);
        story.Add(700, new EventCorrected(3, "steward", "video", """{"at":"2026-06-13T12:11:20Z","uMs":20}""", null));

        var stop = Assert.Single(story.Verdicts(Story.MinimumStop));

        Assert.Equal((80_000_000, 20.0), (stop.MeasuredMicros, stop.UMs));
    }

    [Fact]
    public void A_withdrawn_correction_is_void()
    {
        var story = new Story().Race().In(600).Out(690)
            .Add(700, new EventCorrected(3, "steward", "mistake", null, true))
            .Add(710, new EventCorrected(4, "steward", "it was right", null, true));

        Assert.Equal(Outcome.Compliant, Assert.Single(story.Verdicts(Story.MinimumStop)).Outcome);
    }

    [Fact]
    public void A_stop_that_a_correction_takes_away_vanishes()
    {
        var story = new Story().Race().In(600, "entry/aa/1");
        var judge = Story.Judged(story.Events, Story.MinimumStop);
        var correction =
            new EventCorrected(null, "steward", "test", null, true) { At = Story.Start.Plus(1), Source = "entry/aa/1" };

        Assert.Equal([new VerdictChange("minimum-stop/27/stop-1", null)], judge.Append(correction));
        Assert.Empty(judge.Verdicts());
    }

    [Fact]
    public void A_stewards_ruling_changes_no_verdict()
    {
        var judge = Story.Judged(new Story().Race().In(600).Out(680).Events, Story.MinimumStop);

        Assert.Empty(
            judge.Append(new StewardRuled("minimum-stop/27/stop-1", Ruling.Dismissed, "steward", "brake failure")));
    }

    [Fact]
    public void A_count_is_decided_at_the_race_end()
    {
        const string Rule = "{ rule: stops, kind: count, of: stop, min: 2, atLeast: 85s }";
        var story = new Story().Race().In(600).Out(690).In(1500).Out(1580);
        Assert.True(story.Verdicts(Rule).Of("stops/27").Open);

        var count = story.Add(2000, new RaceEnded()).Verdicts(Rule).Of("stops/27");

        Assert.Equal((Outcome.Infringement, 1, 2, 1), (count.Outcome, count.Measured, count.Required, count.Shortfall));
        Assert.Contains("\"measured\":1,\"required\":2,\"shortfall\":1", count.Line());
    }

    [Fact]
    public void A_count_that_a_hidden_stop_would_change_is_undecided()
    {
        const string Rule = "{ rule: stops, kind: count, of: stop, min: 3 }";
        var story = DoubtTests.TwoStops().Add(2400, new RaceEnded());
        Assert.Equal(Outcome.Infringement, story.Verdicts(Rule).Of("stops/27").Outcome);

        story.Add(1000, new SensorDoubted("gate", null, "no power"))
            .Add(1200, new SensorTrusted("gate", null, "power"));

        Assert.Equal(Outcome.Undecided, story.Verdicts(Rule).Of("stops/27").Outcome);
    }
}
