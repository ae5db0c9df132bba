using PitMarshal.Events;

namespace PitMarshal.Tests.Pages.RaceControl;

public sealed class RaceRefusalTests
{
    [Fact]
    public async Task A_schedule_that_does_not_do_is_told_at_its_field_and_kept_in_the_form()
    {
        await using var race = await RunningRace.Start();

        var answer = await race.Refused(
            "/race/schedule", "duration", "such as 6 h", ("race", "club"), ("title", "Club"), ("duration", "six"));
        Assert.Contains("value=\"six\"", answer.Text);
        await race.Refused("/race/schedule", "duration", "from one minute to seven days",
            ("race", "club"), ("duration", "59s"));
        await race.Refused("/race/schedule", "duration", "from one minute to seven days",
            ("race", "club"), ("duration", "169h"));
        await race.Refused("/race/schedule", "duration", "such as 6 h", ("race", "club"), ("duration", "60.0001s"));
        await race.Refused("/race/schedule", "race", "must not be empty", ("race", " "), ("duration", "6h"));
        await race.Refused("/race/schedule", "title", "at most 200", ("race", "club"),
            ("title", new string('x', 201)), ("duration", "6h"));
    }

    [Fact]
    public async Task Every_line_that_is_wrong_in_an_entry_list_is_told_and_nothing_is_taken()
    {
        await using var race = await RunningRace.Start();

        var answer = await race.Refused("/race/entries", "csv", "lines are wrong",
            ("csv", RunningRace.Csv + "12,,,4,,,,,\n13,,,7,4000012,,,,\n"), ("do", "take"));

        Assert.Contains("<li>line 5: box: box 4 of car 12 is that of car 27</li>", answer.Text);
        Assert.Contains("line 6: transponders: transponder 4000012 of car 13 is that of car 27", answer.Text);
        Assert.Contains("13,,,7,4000012", answer.Text);
        await race.Refused("/race/entries", "csv", "the first line must be", ("csv", "27,Pro"), ("do", "look"));
        await race.Refused("/race/entries", "csv", "no cars",
            ("csv", "car,class,team,box,transponders,driver,name,rating,licence\n"), ("do", "take"));
    }

    [Fact]
    public async Task An_entry_list_is_held_against_the_cars_that_are_entered()
    {
        await using var race = await RunningRace.Ready();
        const string Head = "car,class,team,box,transponders,driver,name,rating,licence\n";

        await race.Refused("/race/entries", "csv", "box 4 of car 12 is that of car 27",
            ("csv", Head + "12,,,4,,,,,\n"), ("do", "take"));
        await race.Refused("/race/entries", "csv", "already entered like this",
            ("csv", RunningRace.Csv), ("do", "take"));
        var look = await race.Ana.Post(
            "/race/entries", ("csv", RunningRace.Csv.Replace("Team Ben", "Team Cleo")), ("do", "look"));
        Assert.Contains("0 new, 1 changed, 1 as they are.", look.Text);
    }

    [Fact]
    public async Task The_columns_of_a_spreadsheet_are_guessed_shown_chosen_and_remembered()
    {
        await using var race = await RunningRace.Ready();
        const string List = "Plate;Klasse;Where\n71;Am;19\n";
        await race.Refused("/race/entries", "csv", "name the car's column", ("csv", List), ("do", "look"));

        (string, string)[] chosen =
        [
            ("csv", List), ("head", "Plate\tKlasse\tWhere"), ("column", "car"), ("column", "class"),
            ("column", "box"),
        ];
        var look = await race.Ana.Post("/race/entries", [.. chosen, ("do", "look")]);
        Assert.Contains("1 new", look.Text);
        await race.Ana.Post("/race/entries", [.. chosen, ("do", "take")]);

        var next = await race.Ana.Post("/race/entries", ("csv", List.Replace("71", "72").Replace("19", "20")),
            ("do", "look"));
        Assert.Contains("1 new", next.Text);
    }

    [Theory]
    [InlineData("car", "", "car", "Enter the number")]
    [InlineData("car", "27", "car", "entered already")]
    [InlineData("car", "1/2", "car", "must not contain")]
    [InlineData("box", "4", "box", "is that of car 27")]
    [InlineData("transponders", "5 5", "transponders", "stands here twice")]
    [InlineData("driver", "d1", "drivers", "is that of car 27")]
    [InlineData("driver", "", "drivers", "Row 1 has no badge")]
    public async Task An_entry_that_cannot_be_is_told_at_its_field(
        string name, string value, string field, string message)
    {
        await using var race = await RunningRace.Ready();
        Dictionary<string, string> fields = new()
        {
            ["car"] = "12", ["class"] = "Am", ["box"] = "6", ["transponders"] = "", ["driver"] = "d9",
            ["name"] = "Driver 9", [name] = value,
        };

        if (field == "drivers")
        {
            Assert.Contains("value=\"Driver 9\"", (await Send()).Text);
        }
        else
        {
            Assert.Contains("value=\"Am\"", (await Send()).Text);
        }

        Task<Answer> Send() =>
            race.Refused("/race/entries/new", field, message, [.. fields.Select(f => (f.Key, f.Value))]);
    }

    [Fact]
    public async Task Regulations_that_cannot_be_read_are_told_with_the_line()
    {
        await using var race = await RunningRace.Start();

        var answer = await race.Refused(
            "/race/regulations/draft", "text", "Line 2: ", ("text", "regulations: x\nrules: 3\n"));
        Assert.Contains("rules: 3", answer.Text);
        await race.Refused("/race/regulations/draft", "text", "Line 1: ", ("text", ""));
        await race.Refused("/race/regulations", "", "choose the regulations again", ("draft", "%"));
        var draft = await race.Draft(RunningRace.Rules);
        answer = await race.Refused(
            "/race/regulations", "value.minimum-stop", "'soon'", ("draft", draft), ("value.minimum-stop", "soon"));
        Assert.Contains("value=\"soon\"", answer.Text);
        Assert.Equal(404, (await race.Ana.Get("/race/regulations/draft?shipped=none")).Status);
        Assert.Equal(404, (await race.Ana.Get("/race/regulations/draft")).Status);
    }

    [Fact]
    public async Task A_race_starts_only_with_a_schedule_and_regulations_and_once()
    {
        await using var race = await RunningRace.Start();

        await race.Refused("/race/act", "", "no schedule yet", ("act", "start"), ("sure", "yes"));
        await race.Done("/race/schedule", ("race", "club-6h"), ("duration", "6h"));
        await race.Refused("/race/act", "", "no regulations", ("act", "start"), ("sure", "yes"));
        await race.Refused("/race/act", "", "has not started", ("act", "green"));
        await race.Done("/race/regulations", ("draft", await race.Draft(RunningRace.Rules)),
            ("value.minimum-stop", "85s"));
        await race.Done("/race/act", ("act", "start"), ("sure", "yes"));
        await race.Refused("/race/act", "", "has started", ("act", "start"), ("sure", "yes"));
        await race.Refused("/race/act", "", "no such button", ("act", "restart"));
    }

    [Fact]
    public async Task What_makes_no_sense_now_is_told_and_not_recorded()
    {
        await using var race = await RunningRace.Started();

        await race.Refused("/race/act", "", "not suspended", ("act", "resume"));
        await race.Refused("/race/act", "", "open already", ("act", "open-entry"));
        await race.Done("/race/act", ("act", "red"), ("sure", "yes"));
        await race.Refused("/race/act", "", "is suspended since", ("act", "suspend"));
        await race.Done("/race/act", ("act", "chequered"), ("sure", "yes"));
        await race.Refused("/race/act", "", "chequered flag was shown", ("act", "chequered"), ("sure", "yes"));
        await race.Done("/race/act", ("act", "end"), ("sure", "yes"));
        await race.Refused("/race/act", "", "has ended", ("act", "yellow"));
    }

    [Fact]
    public async Task While_the_race_runs_the_plan_is_locked_and_entries_change_with_a_bulletin()
    {
        await using var race = await RunningRace.Ready();
        var draft = await race.Draft(RunningRace.Rules);
        await race.Done("/race/act", ("act", "start"), ("sure", "yes"));

        await race.Refused("/race/schedule", "", "has started", ("race", "club"), ("duration", "5h"));
        await race.Refused("/race/regulations", "", "change by a bulletin only", ("draft", draft),
            ("value.minimum-stop", "1s"));
        await race.Refused("/race/entries/27", "reason", "Give the reason", ("box", "9"));
        await race.Refused("/race/entries", "reason", "Give the reason",
            ("csv", RunningRace.Csv.Replace("Am", "Pro")), ("do", "take"));
        Assert.DoesNotContain("action=\"/race/schedule\"", (await race.Ana.Get("/race/schedule")).Text);

        await race.Done("/race/entries/27", ("box", "9"), ("reason", "The door of box 4 is stuck."));
        var recorded = race.Events()[^2..];
        Assert.Equal("The door of box 4 is stuck.", Assert.IsType<BulletinIssued>(recorded[0]).Reason);
        Assert.Equal(("27", "9"), (Assert.IsType<EntryListed>(recorded[1]).Car, ((EntryListed)recorded[1]).Box));
    }

    [Theory]
    [InlineData("minimum-stop.value", "", "wet", "value", "Enter the new value")]
    [InlineData("", "90s", "wet", "set", "Choose the field that gets this value")]
    [InlineData("minimum-stop.value", "90s", "", "reason", "Give the reason")]
    [InlineData("minimum-stop.value", "soon", "wet", "value", "not 'soon'")]
    [InlineData("minimum-rest.value", "90s", "wet", "value", "names no rule")]
    [InlineData("minimum-stop.kind", "count", "wet", "value", "cannot change it")]
    public async Task A_bulletin_that_cannot_be_is_told_at_its_field(
        string set, string value, string reason, string field, string message)
    {
        await using var race = await RunningRace.Started();

        await race.Refused("/race/bulletin/preview", field, message, ("set", set),
            ("value", value), ("reason", reason));
        await race.Refused("/race/bulletin", field, message, ("set", set), ("value", value), ("reason", reason));
    }

    [Fact]
    public async Task Whoever_is_not_race_control_sees_the_race_without_its_buttons()
    {
        await using var race = await RunningRace.Started();
        using var nobody = race.Visitor();

        var page = await nobody.Get("/race");

        Assert.Equal(200, page.Status);
        Assert.Contains("Club 6 hours", page.Text);
        Assert.DoesNotContain("/race/act", page.Text);
        Assert.DoesNotContain("L-17", page.Text);
        Assert.Equal(302, (await nobody.Get("/race/entries")).Status);
        Assert.Equal(302, (await nobody.Get("/race/entries.csv")).Status);
    }

    [Fact]
    public async Task An_entry_made_on_a_page_that_another_overtook_is_refused_with_what_holds_now()
    {
        await using var race = await RunningRace.Ready();
        var version = RunningRace.Hidden(await race.Ana.Get("/race/entries/27"), "version");
        await race.Done("/race/entries/27", ("team", "Team Ana"), ("box", "9"), ("version", version));

        var again = await race.Refused("/race/entries/27", "", "Ana changed this entry since you opened it",
            ("team", "Another"), ("version", version));

        Assert.Contains("box 9", again.Text, StringComparison.Ordinal);
        await race.Done("/race/entries/27", ("team", "Another"), ("version", RunningRace.Hidden(again, "version")));
    }

    [Fact]
    public async Task A_bulletin_made_before_another_s_is_refused_with_what_that_said()
    {
        await using var race = await RunningRace.Started();
        var (issued, expects) = await Previewed();
        await race.Done("/race/bulletin", ("reason", "Fog."), ("issued", issued), ("expects", expects));

        await race.Refused("/race/bulletin", "", "issued a bulletin since you opened this page: “Fog.”",
            ("reason", "Rain."), ("issued", issued), ("expects", expects));

        async Task<(string Issued, string Expects)> Previewed()
        {
            var issued = RunningRace.Hidden(await race.Ana.Get("/race/bulletin"), "issued");
            var shown = await race.Ana.Post("/race/bulletin/preview", ("reason", "Fog."), ("issued", issued));
            return (issued, RunningRace.Hidden(shown, "expects"));
        }
    }
}
