using PitMarshal.Tests.Support.Races;
using PitMarshal.Cli.Logs;

namespace PitMarshal.Tests.Cli;

public sealed class JudgeCommandTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory().FullName;

    [Fact]
    public void Judging_twice_gives_the_same_bytes()
    {
        var (log, rules) = Files(goodLog: true);

        var (first, second) = (Run(log, rules), Run(log, rules));

        Assert.Equal(first, second);
        Assert.Equal(0, first.Status);
        Assert.StartsWith("{\"id\":\"minimum-stop/27/stop-1\"", first.Output);
        Assert.EndsWith("}\n", first.Output);
    }

    [Fact]
    public void Bad_input_is_told_with_file_and_line_and_nothing_on_standard_output()
    {
        var (log, rules) = Files(goodLog: false);

        Assert.Equal((2, "", $"{log}:4: unknown event 'CarFlew'{Environment.NewLine}"), Run(log, rules));
        Assert.Equal(2, Run(Path.Combine(_folder, "missing"), rules).Status);
        Assert.Equal(2, Run(log, log).Status);
    }

    [Fact]
    public void Forecasts_are_told_instead_of_verdicts_for_the_end_of_the_log()
    {
        var (log, rules) = Files(goodLog: true);
        File.WriteAllLines(log, File.ReadAllLines(log).Take(2));
        using StringWriter output = new(), error = new();

        Assert.Equal(0, JudgeCommand.Run(log, rules, output, error, forecasts: true));
        Assert.StartsWith(
            """{"forecast":"earliest-pit-out","rule":"minimum-stop","car":"27","stop":1,"at":"2026-06-13T12:11:25.000000Z","uMs":0.0,"reason":"At least 85 s from the pit-in.",""",
            output.ToString(), StringComparison.Ordinal);
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private static (int Status, string Output, string Error) Run(string log, string rules)
    {
        using StringWriter output = new(), error = new();
        return (JudgeCommand.Run(log, rules, output, error), output.ToString(), error.ToString());
    }

    private (string Log, string Rules) Files(bool goodLog)
    {
        var (log, rules) = (Path.Combine(_folder, "race.ndjson"), Path.Combine(_folder, "rules.yaml"));
        File.WriteAllText(rules, $"regulations: x\nrules:\n  - {Story.MinimumStop}\n");
        File.WriteAllLines(log,
        [
            """{"event":"RaceStarted","at":"2026-06-13T12:00:00Z"}""",
            """{"event":"CarPassed","at":"2026-06-13T12:10:00Z","car":"27","line":"pit-in"}""",
            """{"event":"CarPassed","at":"2026-06-13T12:12:00Z","car":"27","line":"pit-out"}""",
            goodLog ? "" : """{"event":"CarFlew","at":"2026-06-13T12:12:00Z","car":"27"}""",
        ]);
        return (log, rules);
    }
}
