using System.Net;
using System.Text;
using PitMarshal.Tests.Support.Common;
using PitMarshal.Tests.Support.Gateways;

namespace PitMarshal.Tests.Cli;

/// <summary>A race log into a data folder.</summary>
public sealed class LoadTests : IDisposable
{
    private const string Entered = """{"event":"EntryListed","at":"2026-06-13T13:00:00Z","car":"27","mood":"good"}""";
    private const string Started = """{"event":"RaceStarted","at":"2026-06-13T14:00:00Z"}""";

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("pitmarshal-load-");

    private string Data => Path.Combine(_folder.FullName, "data");

    public void Dispose() => _folder.Delete(recursive: true);

    [Theory]
    [InlineData("stop-80-ms-short")]
    [InlineData("imported-stop")]
    [InlineData("golden-17-short-stint-at-the-end")]
    [InlineData("correction-withdraws-a-passing")]
    [InlineData("hole-that-was-filled")]
    public void A_log_judges_to_the_same_bytes_before_and_after_it_was_loaded_twice_and_verifies(string scenario)
    {
        string log = Scenario(scenario, "ndjson"), rules = Scenario(scenario, "yaml"), again = Data + "-again";
        var loaded = Pitmarshal.Run("load", log, "--data", Data, "--regulations", rules);
        var exported = Pitmarshal.Run("load", Path.Combine(Data, "race.ndjson"), "--data", again);
        var original = Pitmarshal.Run("judge", log, "--regulations", rules);

        Assert.Equal(0, loaded.Status);
        Assert.Equal(0, exported.Status);
        Assert.NotEqual("", original.Output);
        foreach (var folder in (string[])[Data, again])
        {
            Assert.Equal(original.Output, Judged(folder, rules));
            Assert.Equal((0, ""), Status(Pitmarshal.Run("verify", "--data", folder)));
        }
        Assert.Equal(File.ReadAllBytes(Path.Combine(Data, "race.ndjson")),
            File.ReadAllBytes(Path.Combine(again, "race.ndjson")));
    }

    [Fact]
    public void Fields_that_nobody_knows_are_kept()
    {
        Assert.Equal(0, Pitmarshal.Run("load", Log($"  {Entered}\r\n\n{Started}"), "--data", Data).Status);
        Assert.Equal($"{Entered}\n{Started}\n", File.ReadAllText(Path.Combine(Data, "race.ndjson")));
    }

    [Theory]
    [InlineData("{\"event\":\"Lunch\",\"at\":\"2026-06-13T15:00:00Z\"}", "log.ndjson:3: unknown event 'Lunch'")]
    [InlineData("{\"event\":\"RaceEnded\"}", "log.ndjson:3: at is missing")]
    [InlineData("{", "log.ndjson:3: not JSON")]
    public void A_line_that_is_no_event_is_told_with_its_number_and_no_folder_is_left(string line, string where)
    {
        Refused(Pitmarshal.Run("load", Log($"{Entered}\n{Started}\n{line}\n"), "--data", Data), where);
        Assert.False(Directory.Exists(Data));
    }

    [Fact]
    public void Without_an_event_or_with_bad_regulations_no_folder_is_left()
    {
        Refused(Pitmarshal.Run("load", Log("\n\n"), "--data", Data), "log.ndjson:1: no event in it");
        Refused(Pitmarshal.Run("load", Log(Started), "--data", Data, "--regulations", "nowhere.yaml"), "nowhere.yaml");
        Refused(Pitmarshal.Run("load", Path.Combine(_folder.FullName, "nowhere"), "--data", Data), "nowhere: cannot");
        Assert.False(Directory.Exists(Data));
    }

    [Fact]
    public void A_folder_that_holds_a_log_is_refused_and_stays_as_it_was()
    {
        Pitmarshal.Run("load", Log(Started), "--data", Data);
        var before = File.ReadAllBytes(Path.Combine(Data, "race.db"));

        Refused(Pitmarshal.Run("load", Log(Entered), "--data", Data), "race.db: there is a log already");
        Assert.Equal(before, File.ReadAllBytes(Path.Combine(Data, "race.db")));
        Assert.DoesNotContain(Directory.EnumerateFiles(Data), file => file.EndsWith(".part"));
    }

    [Fact]
    public async Task A_loaded_race_is_shown_as_it_stood_at_its_end_and_cannot_be_changed()
    {
        string log = Scenario("stop-80-ms-short", "ndjson"), rules = Scenario("stop-80-ms-short", "yaml");
        Pitmarshal.Run("load", log, "--data", Data, "--regulations", rules);
        var before = File.ReadAllText(Path.Combine(Data, "race.db.head"));
        using (var run = GatewayProgram.Start(Data, "--listen", "http://127.0.0.1:0"))
        using (var http = new HttpClient { BaseAddress = new Uri(run.Address) })
        {
            Assert.Contains("1:24.920", await http.GetStringAsync("/verdicts"));
            Assert.Contains("loaded from stop-80-ms-short.ndjson: only looked at", await http.GetStringAsync("/"));
            Assert.Equal(HttpStatusCode.OK, (await http.GetAsync("/healthz")).StatusCode);
            Assert.Equal(0, run.Terminate());
        }
        Assert.Equal(before, File.ReadAllText(Path.Combine(Data, "race.db.head")));
        Assert.Equal((0, ""), Status(Pitmarshal.Run("verify", "--data", Data)));
        Refused(Pitmarshal.Run("run", "--data", Data, "--listen", "none", "--regulations", rules), "load it again");
        Refused(Pitmarshal.Run("run", "--data", Data, "--listen", "none", "--source", "p3://there"), "nobody is heard");
        Refused(Pitmarshal.Run("run", "--data", Data, "--listen", "none", "--broker", "mqtt://x"), "nobody is heard");
    }

    [Fact]
    public void The_evidence_of_a_loaded_stop_is_exported_and_verified()
    {
        Pitmarshal.Run("load", Scenario("stop-80-ms-short", "ndjson"), "--data", Data,
            "--regulations", Scenario("stop-80-ms-short", "yaml"));
        var page = Path.Combine(_folder.FullName, "stop.html");
        Assert.Equal((0, ""), Status(Pitmarshal.Run("export", "--data", Data, "--stop", "27/1", "--out", page)));
        Assert.Equal((0, ""), Status(Pitmarshal.Run("verify", "--packet", page, "--data", Data)));
    }

    private static string Scenario(string name, string extension) =>
        Repository.File("tests", "Scenarios", $"{name}.{extension}");

    private static string Judged(string folder, string rules) =>
        Pitmarshal.Run("judge", Path.Combine(folder, "race.ndjson"), "--regulations", rules).Output;

    private static (int, string) Status(Pitmarshal run) => (run.Status, run.Errors);

    private static void Refused(Pitmarshal run, string where)
    {
        Assert.Equal((2, ""), (run.Status, run.Output));
        Assert.Contains(where, run.Errors, StringComparison.Ordinal);
    }

    private string Log(string lines)
    {
        var path = Path.Combine(_folder.FullName, "log.ndjson");
        File.WriteAllText(path, lines, new UTF8Encoding(false));
        return path;
    }
}
