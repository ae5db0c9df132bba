using PitMarshal.Events;
using PitMarshal.Judge;
using PitMarshal.Judge.Rules;
using PitMarshal.Tests.Support.Races;

namespace PitMarshal.Tests.Judge;

public sealed class EntryTests
{
    private const string OfGt4 =
        "{ rule: r, kind: min-duration, of: pit-lane-time, value: 85s, when: { class: [GT4] } }";

    [Fact]
    public void A_class_of_which_no_rule_asks_anything_is_told()
    {
        var story = new Story().Race().Add(-10, new EntryListed("27", Class: "GT3"))
            .Add(-10, new EntryListed("31", Class: "GT4"));

        Assert.Contains("class GT3", Assert.Single(Story.Judged(story.Events, OfGt4).Notes));
        Assert.Empty(Story.Judged(story.Events, OfGt4, Story.MinimumStop).Notes);

        RaceJudge withoutRules = new(new RaceRegulations("none", "", "", []));
        withoutRules.AppendAll(story.Events);
        Assert.Empty(withoutRules.Notes);
    }
}
