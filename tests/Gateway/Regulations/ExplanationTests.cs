using System.Text;
using PitMarshal.Regulations;

namespace PitMarshal.Tests.Gateway.Regulations;

/// <summary>
/// The approved explanations stand beside this file. With UPDATE_SCENARIOS=1 they are written anew; review the difference by eye.
/// </summary>
public sealed class ExplanationTests
{
    [Theory]
    [InlineData("club")]
    [InlineData("spa-24h")]
    public void Regulations_are_explained_as_approved(string name)
    {
        var file = Repository.File("tests", "Gateway", "Regulations", $"{name}.explained.txt");
        var text = Explanation.Of(RegulationsFile.Open(name));
        if (Environment.GetEnvironmentVariable("UPDATE_SCENARIOS") == "1")
        {
            File.WriteAllText(file, text);
        }

        Assert.Equal(File.ReadAllText(file), text);
    }

    [Fact]
    public void What_the_regulations_do_not_say_is_said_to_be_undecided()
    {
        var text = Explain("rules:\n  - { rule: r, kind: count, min: 1 }\n");

        Assert.Contains("Red flag   The regulations say nothing: undecided", text);
        Assert.Contains("Early end  The regulations say nothing: what would be an infringement is undecided", text);
        Assert.Contains("Penalty    The regulations say nothing: none is proposed", text);
        Assert.Contains("1. r, no article given", text);
    }

    [Fact]
    public void Published_values_are_said_to_be_set_or_not()
    {
        var text = Explain(
            "published: { set: 85s, open: }\nrules:\n"
            + "  - { rule: a, kind: min-duration, of: pit-lane-time, value: { published: set } }\n"
            + "  - { rule: b, kind: max-duration, of: pit-lane-time, value: { published: open } }\n");

        Assert.Contains("   set   85s\n   open  not set\n", text);
        text = text.Replace("\n   ", " ", StringComparison.Ordinal);
        Assert.Contains("at least 85 s (published by the event: set)", text);
        Assert.Contains("(published by the event: open, not set)", text);
    }

    [Fact]
    public void Conditions_on_stops_say_of_a_count_what_it_counts() => Assert.Contains(
        "Applies    to cars of class GT4.\n   Counts     only when the driver changes, the first stop.",
        Explain("rules:\n  - { rule: r, kind: count, min: 1, when: { class: GT4, driver: changed, stop: first } }\n"));

    [Fact]
    public void A_number_stays_with_its_unit()
    {
        var page = new Page();
        page.Paragraph(new string('x', Page.Width - 3) + " 85 s");

        Assert.EndsWith("\n85 s\n", page.ToString());
    }

    private static string Explain(string yaml) =>
        Explanation.Of(RegulationsFile.Read(Encoding.UTF8.GetBytes("regulations: x\n" + yaml), "x.yaml"));
}
