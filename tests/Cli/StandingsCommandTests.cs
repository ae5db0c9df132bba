using PitMarshal.Cli.Logs;

namespace PitMarshal.Tests.Cli;

public sealed class StandingsCommandTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory().FullName;

    [Fact]
    public void Standings_are_one_line_an_entrant_with_every_point_explained()
    {
        var (status, output, error) = Run("position,car,class\n1,27,A\n2,12,A\n");

        Assert.Equal((0, ""), (status, error));
        Assert.Equal(
            """
            {"season":"s","class":"A","position":1,"car":"27","points":3.5,"results":[{"meeting":"m","session":"race","result":"overall","car":"27","position":1,"points":3.5,"counts":true,"reason":"1st of 2 in A; 3.5 for the place"}],"state":"provisional","reason":""}
            {"season":"s","class":"A","position":2,"car":"12","points":2,"results":[{"meeting":"m","session":"race","result":"overall","car":"12","position":2,"points":2,"counts":true,"reason":"2nd of 2 in A; 2 for the place"}],"state":"provisional","reason":""}

            """, output);
    }

    [Fact]
    public void Bad_input_is_told_with_file_and_line_and_nothing_on_standard_output()
    {
        var (status, output, error) = Run("position,car\n1,27\n2");

        Assert.Equal((2, ""), (status, output));
        Assert.EndsWith($"r.csv:3: the last line has no end: the file was cut{Environment.NewLine}", error);
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private (int Status, string Output, string Error) Run(string results)
    {
        var season = Path.Combine(_folder, "season.yaml");
        File.WriteAllText(Path.Combine(_folder, "r.csv"), results);
        File.WriteAllText(season,
            "season: s\npoints: { per: car, table: [3.5, 2] }\nmeetings:\n  - { meeting: m, results: r.csv }\n");
        using StringWriter output = new(), error = new();
        return (StandingsCommand.Run(season, ResultFormat.Json, output, error), output.ToString(), error.ToString());
    }
}
