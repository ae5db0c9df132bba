using PitMarshal.Judge.Rules;
using PitMarshal.Tests.Judge.Laws;

namespace PitMarshal.Tests.Judge.Kinds;

/// <summary>What must not be forgotten when a kind of rule is added.</summary>
public sealed class RuleKindTests
{
    public static TheoryData<string> Kinds => [.. RuleKinds.Words];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void A_kind_is_held_to_the_laws(string kind) =>
        Assert.Contains(AllRules.Regulations.Rules, rule => rule.Head.Written.Find("kind")!.Text == kind);

    [Theory]
    [MemberData(nameof(Kinds))]
    public void A_kind_has_its_row_in_the_guide(string kind)
    {
        var guide = File.ReadAllLines(Path.Combine(ScenarioTests.Folder(), "..", "..", "docs", "regulations.md"));

        Assert.Contains(guide, line =>
            line.StartsWith('|') && line.Split('|')[1].Split(',', ' ').Contains($"`{kind}`"));
    }
}
