using PitMarshal.Events;
using PitMarshal.Judge;
using PitMarshal.Judge.Sensing;
using PitMarshal.Judge.Verdicts;
using PitMarshal.Regulations;
using PitMarshal.Tests.Support.Races;

namespace PitMarshal.Tests.Judge.Penalties;

/// <summary>What is proposed for an infringement after those before it, as the judge says it.</summary>
public sealed class EscalationTests
{
    private const string Rule = "{ rule: r, kind: min-duration, of: pit-lane-time, value: 85s, "
        + "penalty: { escalate: [{ kind: warning }, { kind: drive-through }, { kind: stop-go, value: 10s }] } }";

    [Fact]
    public void Each_further_infringement_of_a_rule_brings_the_next_penalty_and_the_last_repeats()
    {
        Assert.Equal(["warning", "drive-through", "stop-go 10 s", "stop-go 10 s"],
            Penalties(Stops(80, 90, 80, 80, 80).Verdicts(Rule)));
    }

    [Fact]
    public void A_correction_of_an_earlier_stop_moves_the_later_ones_down()
    {
        var story = Stops(80, 80);
        story.Add(9000, new EventCorrected(null, "steward", "wrong car", null, true) { Source = "entry/aa/1" })
            .Add(9000, new EventCorrected(null, "steward", "wrong car", null, true) { Source = "exit/aa/1" });

        Assert.Equal(["warning"], Penalties(story.Verdicts(Rule)));
    }

    [Fact]
    public void Points_add_up_over_all_rules_and_bring_what_the_ledger_says()
    {
        const string Yaml = """
            regulations: points
            ledger: { 5: { kind: stop-go }, 8: { kind: hold, value: 2m } }
            rules:
              - { rule: a, kind: min-duration, of: pit-lane-time, value: 85s, penalty: { kind: points, value: 3 } }
              - { rule: b, kind: max-duration, of: stint, value: 20m, penalty: { kind: points, value: 2 } }
            """;
        var judge = new RaceJudge(RegulationsFile.Parse(System.Text.Encoding.UTF8.GetBytes(Yaml), "points.yaml"));
        foreach (var e in Stops(80, 80).In(5000).Out(5080).Events)
        {
            judge.Append(e);
        }

        Assert.Equal(["points 3", "points 3 (6 in all: stop-go)", "points 2 (8 in all: hold 120 s)", "points 3"],
            Penalties(judge.Verdicts()).Select(p => p.Replace(" (11 in all)", "", StringComparison.Ordinal)));
    }

    private static List<string> Penalties(IEnumerable<Verdict> verdicts) =>
        [.. verdicts.Where(v => v.Penalty is not null).Select(v => v.Penalty!)];

    private static Story Stops(params double[] seconds)
    {
        var story = new Story().Race();
        for (var i = 0; i < seconds.Length; i++)
        {
            story.In(1000 * (i + 1), $"entry/aa/{i + 1}").Out((1000 * (i + 1)) + seconds[i], $"exit/aa/{i + 1}");
        }

        return story;
    }
}
