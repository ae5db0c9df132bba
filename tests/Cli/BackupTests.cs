using PitMarshal.Tests.Support.Common;
using PitMarshal.Tests.Support.Gateways;

namespace PitMarshal.Tests.Cli;

/// <summary>Copies of a data folder while its gateway runs, and a gateway that goes on from one.</summary>
public sealed class BackupTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("pitmarshal-backup-");

    private string Data => Path.Combine(_folder.FullName, "data");

    private string Copy => Path.Combine(_folder.FullName, "copy");

    public BackupTests()
    {
        Directory.CreateDirectory(Data);
        File.WriteAllText(Path.Combine(Data, "venue.yaml"), """
            venue: home
            broker: { port: any }
            stations:
              entry: { role: pit-entry, inputs: [ { in: serial, kind: tag, point: pit-in } ] }
            """);
        File.WriteAllText(Path.Combine(_folder.FullName, "rules.yaml"),
            "regulations: r\nrules:\n  - { rule: minimum-stop, kind: min-duration, of: pit-lane-time, value: 10s }\n");
    }

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public void A_gateway_goes_on_from_a_backup_that_was_made_while_the_race_ran()
    {
        using (var run = GatewayProgram.Start(Data, "--regulations", Path.Combine(_folder.FullName, "rules.yaml")))
        using (var raceControl = new TestStation("race-control", run.OptionsFor("race-control")))
        {
            Say(raceControl, 1, Entered, Started, Passed("14:10:00", "pit-in"));
            // Whatever its name ends in, what a club puts there is its own.
            File.WriteAllText(Path.Combine(Data, "padlock"), "12-34-56");
            File.WriteAllText(Path.Combine(Data, "letter.head"), "Club");
            Assert.Equal((0, ""), Status(Pitmarshal.Run("backup", "--data", Data, Copy)));
            Say(raceControl, 4, Passed("14:10:09", "pit-out"));
            run.Kill();
        }
        Assert.Equal((0, ""), Status(Pitmarshal.Run("verify", "--data", Copy)));
        var events = File.ReadAllLines(Path.Combine(Copy, "race.ndjson"));
        Assert.Equal(4, events.Length);
        Assert.StartsWith("{\"event\":\"LogBegan\",", events[0]);
        Assert.Equal("Club", File.ReadAllText(Path.Combine(Copy, "letter.head")));
        Assert.True(File.Exists(Path.Combine(Copy, "padlock")));
        foreach (var file in (string[])["credentials.json", "venue.yaml", "race.db", "evidence-key.pem"])
        {
            if (!OperatingSystem.IsWindows())
            {
                Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite,
                    File.GetUnixFileMode(Path.Combine(Copy, file)));
            }
        }
        // The head of the copy is one that the log has still; another log has none like it.
        var head = File.ReadAllText(Path.Combine(Copy, "race.db.head")).Trim().TrimStart('0').Replace(' ', ':');
        Assert.Equal((0, ""), Status(Pitmarshal.Run("verify", "--data", Data, "--head", head)));
        var cut = Pitmarshal.Run("verify", "--data", Data, "--head", "99" + head);
        Assert.Equal(1, cut.Status);
        Assert.Contains("is not in the log", cut.Errors, StringComparison.Ordinal);
        Refused(Pitmarshal.Run("verify", "--data", Data, "--head", "1:none"), "not POSITION:HASH");

        using (var again = GatewayProgram.Start(Copy))
        using (var raceControl = new TestStation("race-control", again.OptionsFor("race-control")))
        {
            Say(raceControl, 4, Passed("14:10:09", "pit-out"));
            Assert.Equal(0, again.Terminate());
            Assert.Contains(again.Lines, line => line.StartsWith("verdict infringement minimum-stop/27/stop-1"));
        }
        Assert.Equal((0, ""), Status(Pitmarshal.Run("verify", "--data", Copy)));
    }

    [Fact]
    public void Each_session_that_ends_leaves_a_backup()
    {
        using (var run = GatewayProgram.Start(Data, "--regulations", Path.Combine(_folder.FullName, "rules.yaml")))
        using (var raceControl = new TestStation("race-control", run.OptionsFor("race-control")))
        {
            Say(raceControl, 1, Entered, Started, """{"event":"RaceEnded","at":"2026-06-13T15:00:00Z"}""");
            Assert.True(SpinWait.SpinUntil(
                () => run.Lines.Any(line => line.Contains("the session has ended: a backup is in")), Waiting.Long));
        }
        var copy = Assert.Single(Directory.GetDirectories(Path.Combine(Data, "backups")));
        Assert.Equal((0, ""), Status(Pitmarshal.Run("verify", "--data", copy)));
        Assert.Contains("RaceEnded", File.ReadAllText(Path.Combine(copy, "race.ndjson")));
        Assert.False(Directory.Exists(Path.Combine(copy, "backups")));
    }

    [Fact]
    public void A_backup_overwrites_nothing_and_needs_a_log()
    {
        Refused(Pitmarshal.Run("backup", "--data", Data, Copy), "there is no log");
        Refused(Pitmarshal.Run("backup", "--data", Path.Combine(Data, "nowhere"), Copy), "there is no such folder");
        Pitmarshal.Run("load", Repository.File("tests", "Scenarios", "driver-change.ndjson"),
            "--data", Data);
        Assert.Equal(0, Pitmarshal.Run("backup", "--data", Data, Copy).Status);
        Refused(Pitmarshal.Run("backup", "--data", Data, Copy), "something is there already");
        Assert.Equal((0, ""), Status(Pitmarshal.Run("verify", "--data", Copy)));
    }

    private const string Entered = """{"event":"EntryListed","at":"2026-06-13T13:00:00Z","car":"27"}""";
    private const string Started = """{"event":"RaceStarted","at":"2026-06-13T14:00:00Z"}""";

    private static string Passed(string at, string line) =>
        $$"""{"event":"CarPassed","at":"2026-06-13T{{at}}Z","car":"27","line":"{{line}}"}""";

    private static void Say(TestStation station, int from, params string[] events)
    {
        station.Observe([.. events.Select((e, n) => $$"""{"n":{{from + n}},{{e[1..]}}""")]);
        station.AckOf(from + events.Length - 1).Within();
    }

    private static (int, string) Status(Pitmarshal run) => (run.Status, run.Errors);

    private static void Refused(Pitmarshal run, string where)
    {
        Assert.Equal((2, ""), (run.Status, run.Output));
        Assert.Contains(where, run.Errors, StringComparison.Ordinal);
    }
}
