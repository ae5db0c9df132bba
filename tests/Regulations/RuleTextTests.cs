using System.Text;
using PitMarshal.Events;
using PitMarshal.Regulations;
using PitMarshal.Regulations.Writing;

namespace PitMarshal.Tests.Regulations;

public sealed class RuleTextTests
{
    private const string Club = """
        regulations: club   # as verdicts have it
        title: "Club: 6 h"
        published:
          stop: 85s
        rules:
          # The stop.
          - rule: minimum-stop
            article: "7.2"
            kind: min-duration
            of: pit-lane-time
            value: 85s          # by the bulletin

          # The stints.
          - { rule: stint, article: "7.4", kind: max-duration, of: stint, value: 45m }

          - rule: stops
            kind: count
            min: ceil(duration / 90m) - 1
            note: >
              Counted
              at the flag.
        timing:
          minimumLap: 20s
        """;

    public static TheoryData<string> Files => [.. Shipped.Names];

    [Theory]
    [MemberData(nameof(Files))]
    public void Every_answer_of_a_shipped_file_can_be_set_and_every_rule_taken_out(string file)
    {
        var text = Shipped.Find(file)!;
        var questions = RuleText.Questions(text, file);
        Assert.NotEmpty(questions);
        foreach (var question in questions)
        {
            var after = RuleText.With(text, file, Answer(question.Key, "77 of ours"), []);
            Assert.Equal("77 of ours", RuleText.Questions(after, file).Single(q => q.Key == question.Key).Value);
        }

        var rules = RegulationsFile.Read(text, file).Rules.Select(rule => rule.Name).ToList();
        foreach (var rule in rules.Where(_ => rules.Count > 1))
        {
            var left = RuleText.With(text, file, Answer("title", "Ours"), [rule]);
            Assert.Equal(rules.Where(r => r != rule), RegulationsFile.Read(left, file).Rules.Select(r => r.Name));
        }
    }

    [Fact]
    public void Answers_stand_where_the_file_had_its_own_and_nothing_else_changes()
    {
        var after = Encoding.UTF8.GetString(RuleText.With(Bytes, "club", new Dictionary<string, string>
        {
            ["regulations"] = "ours", ["minimum-stop.value"] = "1m30s", ["stint.value"] = "50m",
            ["stint.article"] = "9, a", ["stops.min"] = "3",
        }, []));
        Assert.Equal(Club.Replace("regulations: club", "regulations: ours").Replace("value: 85s ", "value: 1m30s ")
            .Replace("value: 45m", "value: 50m").Replace("\"7.4\"", "\"9, a\"")
            .Replace("ceil(duration / 90m) - 1", "3"), after);
    }

    [Fact]
    public void A_rule_that_is_taken_out_leaves_what_is_said_of_the_next()
    {
        var after = Encoding.UTF8.GetString(
            RuleText.With(Bytes, "club", new Dictionary<string, string>(), ["minimum-stop", "stops"]));
        Assert.Contains("  # The stints.\n  - { rule: stint", after);
        Assert.Contains("timing:\n  minimumLap: 20s", after);
        Assert.DoesNotContain("minimum-stop", after);
        Assert.DoesNotContain("Counted", after);
    }

    [Theory]
    [InlineData("")]
    [InlineData("two\nlines")]
    public void An_answer_that_is_no_line_of_text_is_refused(string answer) => Assert.Contains("minimum-stop.value",
        Assert.Throws<BadInput>(() => RuleText.With(
            Bytes, "club", Answer("minimum-stop.value", answer), [])).Message);

    private static byte[] Bytes => Encoding.UTF8.GetBytes(Club);

    private static Dictionary<string, string> Answer(string key, string answer) => new() { [key] = answer };
}
