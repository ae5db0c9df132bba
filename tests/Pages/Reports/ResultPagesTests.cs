namespace PitMarshal.Tests.Pages.Reports;

/// <summary>Classification, grid and standings, to print and to sign.</summary>
public sealed class ResultPagesTests
{
    private static readonly string[] s_meeting =
    [
        """{"event":"RaceScheduled","at":"2026-06-13T12:00:00Z","race":"qualifying","kind":"qualifying","durationMs":120000}""",
        """{"event":"EntryListed","at":"2026-06-13T12:00:00Z","car":"27","class":"=A","team":"<script>alert(1)</script>"}""",
        """{"event":"EntryListed","at":"2026-06-13T12:00:00Z","car":"9","class":"B"}""",
        """{"event":"RaceStarted","at":"2026-06-13T12:00:00Z"}""",
        """{"event":"CarPassed","at":"2026-06-13T12:00:10Z","car":"27","line":"start-finish"}""",
        """{"event":"CarPassed","at":"2026-06-13T12:00:11Z","car":"9","line":"start-finish"}""",
        """{"event":"CarPassed","at":"2026-06-13T12:01:12.5Z","car":"27","line":"start-finish"}""",
        """{"event":"CarPassed","at":"2026-06-13T12:01:12.25Z","car":"9","line":"start-finish"}""",
        """{"event":"IncidentDecided","at":"2026-06-13T12:02:00Z","id":"i1","finding":"contact","cars":["9"],"by":"Ana","reason":"<b>hit</b>"}""",
        """{"event":"RaceEnded","at":"2026-06-13T12:05:00Z"}""",
        """{"event":"RaceScheduled","at":"2026-06-13T13:00:00Z","race":"race-1","title":"Race one","durationMs":120000}""",
    ];

    private const string Rules = RacingGateway.Rules + "\ngrid: { from: qualifying, last: [contact] }\n";

    [Fact]
    public async Task The_classification_of_each_session_can_be_looked_at_and_taken_away()
    {
        await using var gateway = await RacingGateway.StartBy(Rules, s_meeting);

        var (status, html) = await gateway.Get("/reports/classification?session=qualifying");

        Assert.Equal(200, status);
        Assert.Contains("qualifying, overall: provisional classification", html);
        Assert.Contains("1:01.250", html);
        Assert.Contains("Clerk of the course", html);
        Assert.Contains("/reports/classification?session=race-1", html);
        var csv = (await gateway.Get("/reports/classification.csv?session=qualifying")).Text.Split('\n');
        Assert.StartsWith("qualifying,overall,1,9,B,1,1,", csv[1]);
        Assert.StartsWith("qualifying,overall,2,27,'=A,1,1,", csv[2]);
    }

    [Fact]
    public async Task A_late_passing_changes_the_page()
    {
        await using var gateway = await RacingGateway.StartBy(Rules, s_meeting);
        Assert.Contains("1:01.250", (await gateway.Get("/reports/classification?session=qualifying")).Text);

        gateway.Tell(
            """{"event":"CarPassed","at":"2026-06-13T12:01:40Z","car":"9","line":"start-finish"}""",
            """{"event":"CarPassed","at":"2026-06-13T12:00:42Z","car":"9","line":"start-finish"}""");

        Assert.Contains("0:27.750", (await gateway.Get("/reports/classification?session=qualifying")).Text);
    }

    [Fact]
    public async Task The_grid_says_why_each_car_stands_where_it_does()
    {
        await using var gateway = await RacingGateway.StartBy(Rules, s_meeting);

        var (status, html) = await gateway.Get("/reports/grid?session=race-1");

        Assert.Equal(200, status);
        Assert.Contains("Starting grid of race-1, from provisional results", html);
        Assert.Contains("1st in qualifying, best lap 1:01.250; last (contact in qualifying, i1: &lt;b&gt;hit", html);
        var csv = (await gateway.Get("/reports/grid.csv?session=race-1")).Text.Split('\n');
        Assert.StartsWith("race-1,1,27,'=A,1,", csv[1]);
        Assert.StartsWith("race-1,2,9,B,1,", csv[2]);
    }

    [Fact]
    public async Task Where_nothing_says_how_the_grid_is_made_the_page_tells_that()
    {
        await using var gateway = await RacingGateway.Start(s_meeting);
        Assert.Contains("no section grid", (await gateway.Get("/reports/grid")).Text);
        Assert.Equal("", (await gateway.Get("/reports/grid.csv")).Text);
    }

    [Fact]
    public async Task Before_there_is_a_session_the_pages_say_so()
    {
        await using var gateway = await RacingGateway.StartBy(Rules);
        Assert.Contains("No session yet.", (await gateway.Get("/reports/classification")).Text);
        Assert.Contains("No session yet.", (await gateway.Get("/reports/grid")).Text);
        Assert.Contains("no season.yaml", (await gateway.Get("/reports/standings")).Text);
    }

    [Fact]
    public async Task Standings_are_those_of_the_season_in_the_data_folder()
    {
        await using var gateway = await RacingGateway.Start();
        File.WriteAllText(Path.Combine(Path.GetDirectoryName(gateway.Folder.Season)!, "r.csv"), "position,car\n1,27\n");
        File.WriteAllText(gateway.Folder.Season,
            "season: <i>club</i>\npoints: { per: car, table: [5] }\n"
            + "meetings:\n  - { meeting: spring, results: r.csv }\n");

        var html = (await gateway.Get("/reports/standings")).Text;

        Assert.Contains("Standings of &lt;i&gt;club", html);
        Assert.Contains("1st of 1; 5 for the place", html);
        Assert.Contains(",spring,race,overall,27,1,5,true,", (await gateway.Get("/reports/standings.csv")).Text);

        File.WriteAllText(gateway.Folder.Season, "season: club\n");
        Assert.Contains("`points:` is missing", (await gateway.Get("/reports/standings")).Text);
    }

    [Theory]
    [InlineData("../r.csv", "not in the season&#x27;s folder")]
    [InlineData("/etc/hostname", "not in the season&#x27;s folder")]
    [InlineData("none.csv", "none.csv")]
    public async Task Standings_read_nothing_outside_the_data_folder_and_tell_no_path_of_the_machine(
        string results, string told)
    {
        await using var gateway = await RacingGateway.Start();
        var folder = Path.GetDirectoryName(gateway.Folder.Season)!;
        File.WriteAllText(gateway.Folder.Season, "season: club\npoints: { per: car, table: [5] }\n"
            + $"meetings:\n  - {{ meeting: spring, results: {results} }}\n");
        var html = (await gateway.Get("/reports/standings")).Text;
        Assert.Contains(told, html);
        Assert.DoesNotContain(folder, html);
    }
}
