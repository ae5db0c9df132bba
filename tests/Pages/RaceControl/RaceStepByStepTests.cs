using System.Text;
using PitMarshal.Events;

namespace PitMarshal.Tests.Pages.RaceControl;

public sealed class RaceStepByStepTests
{
    [Fact]
    public async Task A_race_goes_from_an_empty_folder_to_its_end_by_forms_alone()
    {
        await using var race = await RunningRace.Start();
        Assert.Contains("ready-missing", (await race.Ana.Get("/race")).Text);

        await race.Done("/race/schedule", ("race", "club-6h"), ("title", "Club 6 hours"), ("duration", "1h30m"));
        var look = await race.Ana.Post("/race/entries", ("csv", RunningRace.Csv), ("do", "look"));
        Assert.Contains("2 new, 0 changed, 0 as they are.", look.Text);
        Assert.Equal("/race/entries?taken=2",
            (await race.Done("/race/entries", ("csv", RunningRace.Csv), ("do", "take"))).Location);
        var draft = await race.Draft(RunningRace.Rules);
        await race.Refused("/race/regulations", "value.minimum-stop", "is not set", ("draft", draft));
        await race.Done("/race/regulations", ("draft", draft), ("value.minimum-stop", "85s"));
        var ready = (await race.Ana.Get("/race")).Text;
        Assert.DoesNotContain("ready-missing", ready);
        Assert.Contains("Minimum stop 85 s", ready);
        Assert.Contains("<strong>2 entries</strong>, Ana", ready);

        var ask = await race.Ana.Post("/race/act", ("act", "start"));
        Assert.Contains("To be recorded: <strong>Race started</strong>, by Ana.", ask.Text);
        Assert.DoesNotContain(race.Events(), e => e is RaceStarted);
        await race.Done("/race/act", ("act", "start"), ("sure", "yes"));
        foreach (var act in (string[])["yellow", "full-course-yellow", "safety-car", "code-60", "close-entry",
            "close-exit", "green", "open-entry", "open-exit"])
        {
            await race.Done("/race/act", ("act", act));
        }
        await race.Done("/race/act", ("act", "suspend-red"), ("sure", "yes"));
        await race.Done("/race/act", ("act", "resume"));
        await race.Done("/race/act", ("act", "green"));
        await Issue(race, "minimum-stop.value", "100s");
        await race.Done("/race/act", ("act", "chequered"), ("sure", "yes"));
        await race.Done("/race/act", ("act", "end"), ("sure", "yes"));

        Assert.Equal(
            ["RaceScheduled", "EntryListed", "EntryListed", "RaceStarted", "FlagShown", "FlagShown",
                "FlagShown", "FlagShown",
             "PitLaneClosed", "PitLaneClosed", "FlagShown", "PitLaneOpened", "PitLaneOpened", "RaceSuspended",
             "FlagShown", "RaceResumed",
             "FlagShown", "BulletinIssued", "FlagShown", "RaceEnded"],
            race.Events().Select(e => e.GetType().Name));
        Assert.All(race.Events(), e => Assert.Equal("Ana", e.By));
        var page = (await race.Ana.Get("/race")).Text;
        Assert.Contains("Frozen at the start", page);
        Assert.Contains("Bulletin: Minimum stop, value 100 s", page);
    }

    [Fact]
    public async Task A_class_that_no_rule_names_is_told_before_the_start_and_on_every_report()
    {
        const string Rules = "regulations: r\nrules:\n"
            + "  - { rule: m, kind: min-duration, of: pit-lane-time, value: 85s, when: { class: GT } }\n"
            + "  - { rule: n, kind: count, max: 9 }\n";
        const string Entries = "car,class,team,box,transponders,driver,name,rating,licence\n"
            + "7,Touring,,,1,,,,\n8,g-t,,,2,,,,\n";
        await using var race = await RunningRace.Start();
        await race.Done("/race/schedule", ("race", "club-6h"), ("title", "Club 6 hours"), ("duration", "1h30m"));
        await race.Done("/race/entries", ("csv", Entries), ("do", "take"));
        await race.Done("/race/regulations", ("draft", await race.Draft(Rules)));

        foreach (var path in (string[])["/race", "/reports/stops", "/reports/drive-time", "/reports/infringements"])
        {
            Assert.Contains("No rule of r names class Touring (car 7)", (await race.Ana.Get(path)).Text);
        }
    }

    [Fact]
    public async Task What_cannot_be_taken_back_is_asked_once_more_and_nothing_is_recorded_before()
    {
        await using var race = await RunningRace.Started();
        var events = race.Events().Count;

        foreach (var act in (string[])["red", "suspend-red", "chequered", "end"])
        {
            var ask = await race.Ana.Post("/race/act", ("act", act));

            Assert.Equal(200, ask.Status);
            Assert.Contains($"name=\"act\" value=\"{act}\"", ask.Text);
            Assert.Contains("Cancel", ask.Text);
        }
        Assert.Equal(events, race.Events().Count);
    }

    [Fact]
    public async Task A_bulletin_shows_what_it_changes_and_is_issued_as_it_was_shown()
    {
        await using var race = await RunningRace.Started();
        (string, string)[] bulletin = [("set", "stops.min"), ("value", "2"), ("reason", "Night.")];

        var look = await race.Ana.Post("/race/bulletin/preview", bulletin);
        Assert.Contains("2 verdicts would change:", look.Text);
        Assert.Contains("/verdicts/stops/27", look.Text);
        var stale = await race.Ana.Post("/race/bulletin", [.. bulletin, ("expects", "old")]);
        Assert.Equal(422, stale.Status);
        Assert.Contains("is different now", stale.Text);
        var back = await race.Ana.Post("/race/bulletin/preview", [.. bulletin, ("back", "yes")]);
        Assert.Contains("value=\"2\"", back.Text);
        Assert.DoesNotContain(race.Events(), e => e is BulletinIssued);

        await Issue(race, "", "");
        Assert.Contains("value=\"minimum-stop.value\">Minimum stop: value, now 85 s (minimum stop)",
            (await race.Ana.Get("/race/bulletin")).Text);
        await Issue(race, "minimum-stop.value", "100s");
        Assert.Contains("Minimum stop: value, now 100 s", (await race.Ana.Get("/race/bulletin")).Text);
    }

    [Fact]
    public async Task Entries_are_edited_one_by_one_and_exported_as_they_were_given()
    {
        await using var race = await RunningRace.Ready();

        await race.Done("/race/entries/new", ("car", "12"), ("class", "Am"), ("box", "6"),
            ("transponders", "4000030  4000031"),
            ("driver", "d7"), ("name", "Driver 7"), ("rating", ""), ("licence", "L-9"), ("driver", ""), ("name", ""),
            ("rating", ""), ("licence", ""));
        Assert.Contains("12,Am,,6,4000030 4000031,d7,Driver 7,,L-9", (await race.Ana.Get("/race/entries.csv")).Text);
        Assert.Contains("value=\"L-9\"", (await race.Ana.Get("/race/entries/12")).Text);
        await race.Done("/race/entries/12", ("class", "Pro"), ("box", "6"));

        var csv = (await race.Ana.Get("/race/entries.csv")).Text;
        Assert.Contains("12,Pro,,6,,,,,", csv);
        Assert.Contains("27,Pro,Team Ana,4,4000012 4000013,d1,Ana,gold,L-17", csv);
        Assert.Contains("8,Am,Team Ben,5,4000020,d3,\"Driver 3, jun.\",silver,", csv);
        Assert.Equal(404, (await race.Ana.Get("/race/entries/99")).Status);
    }

    [Fact]
    public async Task Files_are_taken_as_they_are_also_with_the_mark_of_a_spreadsheet()
    {
        await using var race = await RunningRace.Start();

        var taken = await race.Ana.Post(
            "/race/entries", File("file", "\uFEFF" + RunningRace.Csv.Replace("\n", "\r\n"), race, ("do", "take")));
        Assert.Equal("/race/entries?taken=2", taken.Location);
        var read = await race.Ana.Post(
            "/race/regulations/draft", File("file", RunningRace.Rules.Replace("\n", "\r\n"), race));

        Assert.Equal(RunningRace.Rules.Replace("\n", "\r\n"),
            Encoding.UTF8.GetString(Convert.FromBase64String(RunningRace.Hidden(read, "draft"))));
    }

    [Fact]
    public async Task Shipped_regulations_are_explained_before_they_are_chosen_and_judge_unchanged()
    {
        await using var race = await RunningRace.Start();
        Assert.Contains("/race/regulations/draft?shipped=club", (await race.Ana.Get("/race/regulations")).Text);

        var draft = await race.Ana.Get("/race/regulations/draft?shipped=club");
        Assert.Contains("id=\"rule-minimum-stop\"", draft.Text);
        await race.Done("/race/regulations", ("draft", RunningRace.Hidden(draft, "draft")));

        Assert.Equal(PitMarshal.Regulations.Shipped.Find("club"),
            race.Folder.RegulationsText(race.Gateway.Ask(intake => intake.RegulationsHash)!));
        using var nobody = race.Visitor();
        var seen = (await nobody.Get("/race/regulations")).Text;
        Assert.Contains("id=\"rule-minimum-stop\"", seen);
        Assert.DoesNotContain("Choose other regulations", seen);
    }

    private static async Task Issue(RunningRace race, string set, string value)
    {
        (string, string)[] fields = [("set", set), ("value", value), ("reason", "The pit lane is wet.")];
        var look = await race.Ana.Post("/race/bulletin/preview", fields);
        Assert.True(look.Status == 200, look.Text);
        await race.Done("/race/bulletin", [.. fields, ("expects", RunningRace.Hidden(look, "expects"))]);
    }

    private static MultipartFormDataContent File(
        string name, string text, RunningRace race, params (string Name, string Value)[] fields)
    {
        var form = new MultipartFormDataContent
        {
            { new ByteArrayContent(Encoding.UTF8.GetBytes(text)), name, "given" },
        };
        foreach (var (field, value) in fields.Append(("token", race.Ana.Token)))
        {
            form.Add(new StringContent(value), field);
        }
        return form;
    }
}
