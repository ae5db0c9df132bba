using System.Text;
using FsCheck;
using FsCheck.Fluent;
using PitMarshal.Events;
using PitMarshal.Judge;
using PitMarshal.Judge.Sensing;
using PitMarshal.Regulations;
using PitMarshal.Regulations.Checks;
using PitMarshal.Tests.Support.Races;
using Check = PitMarshal.Regulations.Checks.Check;

namespace PitMarshal.Tests.Regulations;

public sealed class ShippedTests
{
    public static TheoryData<string> Names => [.. Shipped.Names];

    [Theory]
    [MemberData(nameof(Names))]
    public void A_shipped_file_can_be_read_whatever_the_event_has_yet_to_publish(string name)
    {
        var regulations = RegulationsFile.Open(name);

        Assert.Equal(name, regulations.Name);
        Assert.NotEqual(regulations.Name, regulations.Title);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void A_shipped_file_says_its_source_and_that_nobody_verified_it(string name)
    {
        var written = RegulationsFile.Open(name).Written;

        Assert.NotNull(written.Find("source")?.Text);
        Assert.Equal("unverified", written.Find("status")?.Text);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Each_of_its_rules_has_an_article_or_a_note(string name) =>
        Assert.All(RegulationsFile.Open(name).Rules, rule =>
            Assert.True(rule.Article is not null || rule.Head.Note is not null, rule.Name));

    [Theory]
    [MemberData(nameof(Names))]
    public void Nothing_is_wrong_with_it_but_what_the_event_has_yet_to_publish(string name)
    {
        var regulations = RegulationsFile.Open(name);
        string[] known = ["no article", "the source has no date", "nobody has compared it with the rules in force"];

        var findings = Check.Of(regulations)
            .Where(finding => finding.Severity != Severity.Hint && !known.Contains(finding.What)
                && !finding.What.StartsWith("counts a drive-through as a stop", StringComparison.Ordinal));

        Assert.Equal(
            regulations.Unset.Select(unset => $"the published value '{unset.Name}' is not set").Distinct().Order(),
            findings.Select(finding => finding.What).Order());
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Judging_by_it_names_the_first_value_that_is_not_published(string name)
    {
        var open = RegulationsFile.Open(name).Unset;

        var problem = Record.Exception(() => RegulationsFile.Load(name));

        Assert.Equal(open.Count > 0, problem is not null);
        Assert.Contains(open is [var first, ..]
            ? $"'{first.Name}' is not set"
            : "", problem?.Message ?? "", StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void With_everything_published_it_judges_a_race(string name)
    {
        var text = Encoding.UTF8.GetString(Shipped.Find(name)!);
        foreach (var unset in RegulationsFile.Open(name).Unset.Select(unset => unset.Name).Distinct())
        {
            var value =
                unset switch { "mandatory-stops" =>
                    "1", "pit-speed" => "35mph", "pit-speed-distance" => "60m", _ => "5m" };
            text = text.Replace($"\n  {unset}:", $"\n  {unset}: {value}", StringComparison.Ordinal);
        }

        var judge = new RaceJudge(RegulationsFile.Parse(Encoding.UTF8.GetBytes(text), name));
        judge.AppendAll(new Story()
            .Add(-60, new RaceScheduled("race", null, 7_200_000)).Race()
            .Lap(120).In(600).GetsOut(620, 700).Out(1000).Lap(1100).In(3000).Out(3400).Lap(3500)
            .Add(7200, new FlagShown(Flag.Chequered)).Lap(7210).In(7300).Events);

        Assert.NotEmpty(judge.Verdicts());
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void No_line_of_its_explanation_is_wider_than_a_page_or_holds_what_is_no_text(string name) =>
        Assert.All(Explanation.Of(RegulationsFile.Open(name)).Split('\n'), line =>
        {
            Assert.InRange(line.Length, 0, ExplanationPage.Width);
            Assert.DoesNotContain("System.", line, StringComparison.Ordinal);
        });

    [Fact]
    public void A_file_wins_over_the_shipped_one_of_its_name()
    {
        var folder = Directory.CreateTempSubdirectory("pitmarshal-shipped-");
        try
        {
            var file = Path.Combine(folder.FullName, "club");
            File.WriteAllText(file, "regulations: mine\nrules:\n  - { rule: r, kind: count, min: 1 }\n");

            Assert.Equal("mine", RegulationsFile.Load(file).Name);
            Assert.Equal("club", RegulationsFile.Load("club.yaml").Name);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Mutilated_it_is_refused_with_a_line_or_read_explained_and_checked(string name) =>
        Prop.ForAll(ArbMap.Default.ArbFor<int>(), seed => Mutilate(Shipped.Find(name)!, seed))
            .Check(Config.QuickThrowOnFailure.WithMaxTest(60).WithStartSize(10).WithEndSize(1_000_000));

    private static void Mutilate(byte[] bytes, int seed)
    {
        var random = new Random(seed);
        var rules = Encoding.UTF8.GetString(bytes).IndexOf("rules:", StringComparison.Ordinal);
        for (var i = random.Next(4); i >= 0; i--)
        {
            // A byte of another place keeps more of it readable than any byte.
            bytes[random.Next(rules, bytes.Length)] = random.Next(3) == 0
                ? (byte)random.Next(256)
                : bytes[random.Next(bytes.Length)];
        }

        try
        {
            var regulations = RegulationsFile.Read(bytes, "x.yaml");
            Explanation.Of(regulations);
            Check.Of(regulations);
        }
        catch (BadInput bad)
        {
            Assert.Matches(@"^x\.yaml:\d+: ", bad.Message);
        }
        catch (Exception problem)
        {
            throw new InvalidOperationException($"seed {seed}: {problem.Message}", problem);
        }
    }
}
