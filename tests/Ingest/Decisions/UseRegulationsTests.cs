using PitMarshal.Events;
using PitMarshal.Judge.Sensing;
using PitMarshal.Judge.Verdicts;
using PitMarshal.Store;
using PitMarshal.Tests.Support.Gateways;

namespace PitMarshal.Tests.Ingest.Decisions;

public sealed class UseRegulationsTests : IDisposable
{
    private readonly World _world = new();

    public void Dispose() => _world.Dispose();

    [Fact]
    public void They_judge_what_came_before_and_the_log_says_who_chose_them()
    {
        _world.Decide(new EntryListed("27"));
        _world.Decide(new CarPassed("27", null, Line.PitIn));
        _world.Pass(5).Decide(new CarPassed("27", null, Line.PitOut));
        Assert.Empty(_world.Intake.Verdicts());

        Assert.Null(_world.UseRegulations(DecisionTests.Rules).Refusal);
        Assert.Equal(Outcome.Infringement, Assert.Single(_world.Intake.Verdicts()).Outcome);
        Assert.Contains("\"by\":\"Ana\"", Assert.Single(_world.Bodies(EntryKind.Regulations)));
        Assert.Equal(DecisionTests.Rules,
            System.Text.Encoding.UTF8.GetString(_world.Folder.RegulationsText(_world.Intake.RegulationsHash!)));
    }

    [Fact]
    public void After_a_restart_the_same_verdicts_stand_and_the_next_event_is_judged_by_them()
    {
        They_judge_what_came_before_and_the_log_says_who_chose_them();
        var (hash, verdicts) = (_world.Intake.RegulationsHash, _world.Intake.Verdicts());
        _world.Restart();
        Assert.Equal(hash, _world.Intake.RegulationsHash);
        Assert.Equal(verdicts, _world.Intake.Verdicts());
        Assert.Empty(_world.Notices);
        _world.Pass(60).Decide(new CarPassed("27", null, Line.PitIn));
        Assert.Equal(2, _world.Intake.Verdicts().Count);
    }

    [Fact]
    public void Others_may_be_chosen_until_the_race_starts_and_the_same_again_are_no_news()
    {
        _world.UseRegulations(DecisionTests.Rules);
        _world.UseRegulations(DecisionTests.Rules);
        _world.UseRegulations(DecisionTests.Rules.Replace("10s", "11s"));
        Assert.Equal(2, _world.Bodies(EntryKind.Regulations).Count);
        _world.Decide(new RaceScheduled("r", null, 3_600_000));
        _world.Decide(new RaceStarted());
        var refusal = _world.UseRegulations(DecisionTests.Rules).Refusal;
        Assert.Equal("regulations", refusal!.Field);
        Assert.Contains("change by a bulletin only", refusal.Reason);
        Assert.Equal(2, _world.Bodies(EntryKind.Regulations).Count);
    }

    [Fact]
    public void A_published_value_that_is_not_set_is_told_with_its_line_and_nothing_is_kept()
    {
        var told = Assert.Throws<BadInput>(
            () => _world.UseRegulations(DecisionTests.Rules.Replace("10s", "{ published: least }")));
        Assert.StartsWith("rules.yaml:4: rule minimum-stop: value: the published value 'least' is not set",
            told.Message);
        Assert.Null(_world.Intake.RegulationsHash);
    }
}
