using System.Text;
using PitMarshal.Regulations;
using PitMarshal.Regulations.Writing;

namespace PitMarshal.Tests.Pages.RaceControl;

/// <summary>A club writes its own file from the nearest shipped one, and tries it before the day.</summary>
public sealed class OwnRegulationsTests
{
    [Fact]
    public async Task A_club_answers_questions_reads_the_text_saves_the_file_and_judges_by_it()
    {
        await using var race = await RunningRace.Start();
        var nearest = await race.Ana.Get("/race/regulations/draft?shipped=club");
        Assert.Contains("We have no such rule", nearest.Text);
        var draft = ("draft", Convert.ToBase64String(Shipped.Find("club")!));
        var rules = RegulationsFile.Read(Shipped.Find("club")!, "club").Rules.Select(rule => rule.Name).ToList();
        var questions = RuleText.Questions(Shipped.Find("club")!, "club");
        var asked = questions.First(question => question.Field is "max" or "value" && question.Rule is not null);
        var gone = rules.First(rule => rule != asked.Rule);
        (string, string)[] answers =
        [
            draft, ("answer.regulations", "our-6h"), ("answer.title", "Our 6 hours"),
            ($"answer.{asked.Key}", asked.Field == "max" ? "7" : "1m33s"), ($"out.{gone}", "yes"),
        ];

        var again = await race.Ana.Post("/race/regulations/answer", answers);
        Assert.Contains("Our 6 hours", again.Text);
        Assert.Contains(asked.Field == "max" ? "at most 7" : "93 s", again.Text);
        Assert.DoesNotContain($"id=\"rule-{gone}\"", again.Text);

        var file = await race.Ana.Post("/race/regulations/file", answers);
        Assert.StartsWith("application/yaml", file.Type);
        Assert.Equal("our-6h", RegulationsFile.Read(Encoding.UTF8.GetBytes(file.Text), "file").Name);
        await race.Done("/race/regulations", answers);
        Assert.Contains("Our 6 hours", (await race.Ana.Get("/race")).Text);
    }

    [Fact]
    public async Task An_answer_that_cannot_be_read_is_told_and_the_other_answers_stay()
    {
        await using var race = await RunningRace.Start();
        var draft = Draft("regulations: r\ntitle: R\nrules:\n"
            + "  - { rule: minimum-stop, kind: min-duration, of: pit-lane-time, value: 85s }\n");
        var page = await race.Ana.Post(
            "/race/regulations/trial", draft, ("answer.minimum-stop.value", "soon"), ("answer.title", "Ours"));
        Assert.Equal(422, page.Status);
        Assert.Contains("soon", page.Text);
        Assert.Contains("value=\"Ours\"", page.Text);
    }

    [Fact]
    public async Task Other_regulations_are_tried_on_the_race_of_the_log_and_nothing_is_recorded()
    {
        await using var race = await RunningRace.Started();
        var events = race.Events().Count;
        var page = await race.Ana.Post("/race/regulations/trial", Draft(
            "regulations: t\nrules:\n  - { rule: crew, kind: eligibility, drivers: { max: 4 } }\n"));
        Assert.Contains("Nothing of it is recorded", page.Text);
        Assert.Contains("<th scope=\"row\">crew</th>", page.Text);
        Assert.Equal(events, race.Events().Count);
        Assert.DoesNotContain("Judge by these", (await race.Ana.Get("/race/regulations/draft?shipped=club")).Text);
    }

    private static (string, string) Draft(string yaml) =>
        ("draft", Convert.ToBase64String(Encoding.UTF8.GetBytes(yaml)));
}
