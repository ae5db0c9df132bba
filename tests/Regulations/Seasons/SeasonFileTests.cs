using PitMarshal.Events;
using PitMarshal.Regulations.Seasons;

namespace PitMarshal.Tests.Regulations.Seasons;

/// <summary>What is wrong in a season, its logs or its results is told with its place.</summary>
public sealed class SeasonFileTests : IDisposable
{
    private const string Head = "season: s\npoints: { per: car, table: [3, 2, 1] }\n";

    private const string Log = """
        {"event":"RaceScheduled","at":"2026-06-13T12:00:00Z","race":"race-1","durationMs":60000}
        {"event":"RaceStarted","at":"2026-06-13T12:00:00Z"}
        {"event":"CarPassed","at":"2026-06-13T12:00:00Z","car":"27","line":"start-finish"}
        {"event":"CarPassed","at":"2026-06-13T12:01:00Z","car":"27","line":"start-finish"}
        {"event":"RaceEnded","at":"2026-06-13T12:05:00Z"}

        """;

    private readonly WrittenSeason _season = new();

    [Theory]
    [InlineData("  - { meeting: m, log: gone.ndjson }", "season.yaml:4: meeting m: ", "gone.ndjson: cannot be read")]
    [InlineData("  - { meeting: m, results: gone.csv }", "season.yaml:4: meeting m: ", "gone.csv: cannot be read")]
    [InlineData("  - { meeting: m }", "season.yaml:4: meeting m: either `log:` or `results:` must be there", "")]
    [InlineData("  - { meeting: m, log: cut.ndjson }", "season.yaml:4: meeting m: ", "cut.ndjson:4: ")]
    [InlineData("  - { meeting: m, log: short.ndjson }", "season.yaml:4: meeting m: ",
        "result overall of race-1 is live: the log ends before the session is over, or was cut")]
    [InlineData("  - { meeting: m, log: log.ndjson, session: race-2 }", "season.yaml:4: meeting m: ",
        "no session race-2 in it: race-1")]
    [InlineData("  - { meeting: m, log: log.ndjson, result: sprint }", "season.yaml:4: ", "no result sprint: overall")]
    [InlineData("  - { meeting: m, results: cut.csv }", "season.yaml:4: meeting m: ",
        "cut.csv:3: the last line has no end: the file was cut")]
    [InlineData("  - { meeting: m, results: hole.csv }", "season.yaml:4: meeting m: ",
        "hole.csv:3: position 3 where 2 is expected: a line is missing, or out of order")]
    [InlineData("  - { meeting: m, results: twice.csv }", "season.yaml:4: ", "twice.csv:3: car 27 stands here twice")]
    [InlineData("  - { meeting: m, results: cut.json }", "season.yaml:4: ",
        "cut.json:2: not a line of a classification")]
    [InlineData("  - { meeting: m, log: log.ndjson }\n  - { meeting: m, log: log.ndjson }",
        "season.yaml:5: meeting m: this result of it stands here twice", "")]
    [InlineData("  - { meeting: m, log: log.ndjson }\nentries: [{ car: 12 }]",
        "season.yaml:4: meeting m: car 27 is not in the season's entries; list it there, or among the guests", "")]
    [InlineData("  - { meeting: m, log: log.ndjson, points: none-such }", "season.yaml:4: there is no file ",
        "no shipped points of this name: fia-wec-24h")]
    public void A_mistake_is_told_with_its_place(string meetings, string place, string told)
    {
        _season.Write("log.ndjson", Log);
        _season.Write("cut.ndjson", Log[..(Log.LastIndexOf("CarPassed", StringComparison.Ordinal) + 20)]);
        _season.Write("short.ndjson", Log[..Log.IndexOf("{\"event\":\"RaceEnded", StringComparison.Ordinal)]);
        _season.Write("cut.csv", "position,car\n1,27\n2,1");
        _season.Write("hole.csv", "position,car\n1,27\n3,1\n");
        _season.Write("twice.csv", "position,car\n1,27\n2,27\n");
        _season.Write("cut.json", "{\"car\":\"27\",\"position\":1}\n{\"car\":\"1\",\"po\n");

        var message = Assert.Throws<BadInput>(() => _season.Standings($"{Head}meetings:\n{meetings}\n")).Message;

        Assert.StartsWith(_season.PathOf(place), message, StringComparison.Ordinal);
        Assert.Contains(told, message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("season: s\nmeetings: []\n", ":1: `points:` is missing")]
    [InlineData("season: s\npoints: { per: car }\nmeetings: []\n", ":2: points: table")]
    [InlineData("season: s\npoints: { table: [1], bonus: { laps: 1 } }\nmeetings: []\n",
        ":2: points: bonus: laps: expected one of winner, pole, fastest-lap, fast-five, places-gained")]
    [InlineData("season: s\nmeeting: []\n", ":2: 'meeting' is not known here")]
    [InlineData(Head + "entries: [{ car: 1 }, { car: 1 }]\nmeetings: []\n", ":3: car 1 is entered twice")]
    public void So_is_one_in_the_season_itself(string season, string told)
    {
        Assert.Contains(told, Assert.Throws<BadInput>(() => _season.Standings(season)).Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public void Results_of_more_lines_than_any_meeting_has_and_ones_without_end_are_refused()
    {
        _season.Write("long.csv", "car,position\n" + string.Concat(
            Enumerable.Range(1, 1_000_000).Select(place => $"{place},{place}\n")));
        Assert.Contains("long.csv:10002: more than 10000 lines", Refused("long.csv"), StringComparison.Ordinal);

        _season.Write("endless.csv", "car,position\n" + new string('\n', ResultsFile.SizeMax));
        Assert.Contains("endless.csv:1: longer than", Refused("endless.csv"), StringComparison.Ordinal);

        string Refused(string file) => Assert.Throws<BadInput>(() => _season.Standings(
            $"{Head}meetings:\n  - {{ meeting: m, results: {file} }}\n")).Message;
    }

    [Fact]
    public void A_log_gives_its_result_and_what_classify_writes_of_it_gives_the_same()
    {
        _season.Write("log.ndjson", Log);
        var log = _season.Standings($"{Head}meetings:\n  - {{ meeting: m, log: log.ndjson }}\n");
        _season.Write("r.json",
            "{\"session\":\"race-1\",\"result\":\"overall\",\"position\":1,\"car\":\"27\"}\n");
        var results = _season.Standings($"{Head}meetings:\n  - {{ meeting: m, results: r.json }}\n");

        Assert.Equal("1 27 3", WrittenSeason.Told(log));
        Assert.Equal(log.Lines[0].Results, results.Lines[0].Results);
    }

    public void Dispose() => _season.Dispose();
}
