using System.Text;
using PitMarshal.Regulations;
using PitMarshal.Tests.Support.Common;

namespace PitMarshal.Tests.Regulations;

/// <summary>
/// The approved explanations stand beside this file. With UPDATE_SCENARIOS=1 they are written anew; review the
/// difference by eye.
/// </summary>
public sealed class ExplanationTests
{
    [Theory]
    [InlineData("club")]
    [InlineData("spa-24h")]
    public void Regulations_are_explained_as_approved(string name)
    {
        var file = Repository.File("tests", "Regulations", $"{name}.explained.txt");
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

    [Theory]
    [InlineData("kind: max-duration, of: stint, value: 1h, when: { window: { to: open } }",
        "when its end is before {0} of race time")]
    [InlineData(
        "kind: max-duration, of: stint, value: 1h, when: { raceLength: { from: open } }", "in races of {0} or more")]
    [InlineData(
        "kind: max-duration, of: stint, value: 1h, when: { drivers: { from: 2, to: open } }", "to crews of 2 to {0}")]
    [InlineData("kind: max-duration, of: stint, value: 1h, tolerance: { by: open, times: 2 }",
        "A miss of at most {0} is let pass, 2 times for each car.")]
    [InlineData(
        "kind: max-duration, of: continuous-drive, value: 1h, resetAfter: open", "out of the car for at least {0}.")]
    [InlineData(
        "kind: min-duration, of: rest, value: 1h, after: open", "once he drove at least {0} without such a rest")]
    [InlineData(
        "kind: eligibility, soloUpTo: open, drivers: { max: open }", "one driver alone is allowed in races up to {0}")]
    public void What_the_event_has_yet_to_publish_is_explained_wherever_it_stands(string rule, string text)
    {
        var words = Explain($"published: {{ open: }}\nrules:\n  - {{ rule: r, {rule} }}\n")
            .Split((char[])[' ', '\n'], StringSplitOptions.RemoveEmptyEntries);

        Assert.Contains(text.Replace("{0}", "(published by the event: open, not set)", StringComparison.Ordinal),
            string.Join(' ', words));
    }

    [Fact]
    public void What_nothing_judges_is_said_at_the_end_with_its_reason()
    {
        var text = Explain("rules:\n  - { rule: r, kind: count, min: 1 }\n"
            + "notJudged:\n  - { what: The weight of the driver, why: no sensor of the pit lane sees it }\n");

        Assert.EndsWith("Not judged, for a person to look after\n"
            + "   The weight of the driver: no sensor of the pit lane sees it.\n", text);
    }

    [Fact]
    public void Conditions_on_stops_say_of_a_count_what_it_counts() => Assert.Contains(
        "Applies    to cars of class GT4.\n   Counts     only when the driver changes, the first stop.",
        Explain("rules:\n  - { rule: r, kind: count, min: 1, when: { class: GT4, driver: changed, stop: first } }\n"));

    [Fact]
    public void A_number_stays_with_its_unit()
    {
        var page = new ExplanationPage();
        page.Paragraph(new string('x', ExplanationPage.Width - 3) + " 85 s");

        Assert.EndsWith("\n85 s\n", page.ToString());
    }

    private static string Explain(string yaml) =>
        Explanation.Of(RegulationsFile.Read(Encoding.UTF8.GetBytes("regulations: x\n" + yaml), "x.yaml"));
}
