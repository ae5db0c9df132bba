using PitMarshal.Cli.Logs;

namespace PitMarshal.Tests.Cli;

public sealed class GridCommandTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory().FullName;

    private string Log => Path.Combine(_folder, "meeting.ndjson");

    [Fact]
    public void A_grid_is_one_line_a_place_with_its_reason_and_the_same_bytes_each_time()
    {
        var rules = Files("grid: { from: qualifying }");

        var (status, output, error) = Run(rules, "race-1");

        Assert.Equal((0, ""), (status, error));
        Assert.Equal(
            """{"session":"race-1","position":1,"car":"27","row":1,"inRow":1,"from":"qualifying","fromPosition":1,"timeMs":60000.0,"state":"provisional","reason":"1st in qualifying, best lap 1:00.000"}"""
            + "\n", output);
        Assert.Equal(output, Run(rules, "race-1").Output);
    }

    [Fact]
    public void The_standings_of_a_season_may_place_the_cars()
    {
        var rules = Files("grid: { from: points }");
        var season = Path.Combine(_folder, "season.yaml");
        File.WriteAllText(Path.Combine(_folder, "r.csv"), "position,car\n1,27\n2,9\n");
        File.WriteAllText(season, "season: club\npoints: { per: car, scope: overall, table: [3, 2] }\n"
            + "meetings:\n  - { meeting: m, results: r.csv }\n");
        using StringWriter output = new(), error = new();

        Assert.Equal(0, GridCommand.Run(Log, rules, "race-1", ResultFormat.Json, output, error, season));

        Assert.Contains("""
            "from":"points","fromPosition":1,"state":"final","reason":"27 is 1st in club with 3 points"}
            """.Trim(), output.ToString(), StringComparison.Ordinal);
        Assert.Contains("there are no standings: give them with --season", Run(rules, "race-1").Error,
            StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("grid: { from: practice }", "race-1",
        "the grid is from practice, and no such session is before race-1")]
    [InlineData("grid: { from: qualifying }", "race-9", "no session race-9 in it; there are qualifying, race-1")]
    [InlineData("", "race-1", ".yaml:1: no section grid in it")]
    [InlineData("grid: { from: [] }", "race-1", ".yaml:4: regulations: grid: from: expected a list of texts")]
    public void Bad_input_is_told_and_nothing_is_on_standard_output(string section, string session, string told)
    {
        var (status, output, error) = Run(Files(section), session);

        Assert.Equal((2, ""), (status, output));
        Assert.Contains(told, error, StringComparison.Ordinal);
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private (int Status, string Output, string Error) Run(string rules, string session)
    {
        using StringWriter output = new(), error = new();
        return (GridCommand.Run(Log, rules, session, ResultFormat.Json, output, error), output.ToString(),
            error.ToString());
    }

    private string Files(string section)
    {
        var rules = Path.Combine(_folder, "rules.yaml");
        File.WriteAllText(rules,
            $"regulations: x\nrules:\n  - {{ rule: a, kind: count, of: stop, min: 1 }}\n{section}\n");
        File.WriteAllLines(Log,
        [
            """{"event":"RaceScheduled","at":"2026-06-13T12:00:00Z","race":"qualifying","kind":"qualifying","durationMs":60000}""",
            """{"event":"EntryListed","at":"2026-06-13T12:00:00Z","car":"27"}""",
            """{"event":"RaceStarted","at":"2026-06-13T12:00:00Z"}""",
            """{"event":"CarPassed","at":"2026-06-13T12:00:10Z","car":"27","line":"start-finish"}""",
            """{"event":"CarPassed","at":"2026-06-13T12:01:10Z","car":"27","line":"start-finish"}""",
            """{"event":"RaceEnded","at":"2026-06-13T12:05:00Z"}""",
            """{"event":"RaceScheduled","at":"2026-06-13T13:00:00Z","race":"race-1","durationMs":60000}""",
        ]);
        return rules;
    }
}
