using PitMarshal.Tests.Support.Gateways;

namespace PitMarshal.Tests.Cli;

public sealed class CommandLineTests : IDisposable
{
    private const string Regulations =
        "regulations: r\nrules:\n  - { rule: minimum-stop, kind: min-duration, of: pit-lane-time, value: 85s }\n";
    private const string Stops = "car,stop,lap,pit_in_ms,pit_out_ms,driver_out,driver_in\n7,1,10,600000,690000,a,b\n"
        + "7,2,20,1200000,,b,\n8,1,10,640000,724000,c,d\n8,2,20,1210000,,d,\n";

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("pitmarshal-cli-");

    [Theory]
    [InlineData("regulations: r\nrules:\n  - rule: x\n    kind: no-such-kind\n", "regulations.yaml:4: ")]
    [InlineData("regulations: r\nrules:\n  - { rule: x, kind: min-duration, of: pit-lane-time, value: soon }\n",
        "regulations.yaml:3: ")]
    [InlineData("\tno yaml", "regulations.yaml:1: ")]
    public void Bad_regulations_are_refused_with_file_and_line_before_anything_is_written(string yaml, string where)
    {
        Pitmarshal run = Pitmarshal.Run(
            "judge", File("log.ndjson", ""), "--regulations", File("regulations.yaml", yaml));

        Refused(run, where);
    }

    [Fact]
    public void A_line_that_is_no_event_is_refused_with_its_number()
    {
        string log = File("log.ndjson", "{\"event\":\"RaceStarted\",\"at\":\"2026-06-13T14:00:00Z\"}\n"
            + "{\"event\":\"Lunch\",\"at\":\"2026-06-13T15:00:00Z\"}\n");

        Refused(Pitmarshal.Run("judge", log, "--regulations", File("regulations.yaml", Regulations)), "log.ndjson:2: ");
    }

    [Theory]
    [InlineData("7,1,10,600000,590000,a,b\n", "stops.csv:2: pit_out_ms 590000 is not after pit_in_ms 600000")]
    [InlineData("7,1,10,600000,690000,a,b\n7,2,20,650000,,b,\n", "stops.csv:3: car 7 pits in before it left")]
    public void Stops_that_cannot_have_happened_are_refused(string rows, string where)
    {
        string stops = File("stops.csv", Stops.Split('\n')[0] + "\n" + rows);

        Refused(Pitmarshal.Run("rehearse", stops, "--regulations", File("regulations.yaml", Regulations)), where);
    }

    [Fact]
    public void A_car_that_the_file_does_not_know_is_refused() =>
        Refused(Pitmarshal.Run("rehearse", File("stops.csv", Stops), "--regulations",
            File("regulations.yaml", Regulations), "--cars", "9"), "there is no car 9");

    [Theory]
    [InlineData("rehearse")]
    [InlineData("judge", "nowhere.ndjson")]
    [InlineData("demo", "--cars", "3")]
    [InlineData("demo", "--speed", "0")]
    [InlineData("run", "--listen", "8080")]
    [InlineData("run", "--listen", "ftp://127.0.0.1:8080")]
    [InlineData("hub", "--store", "postgres://u@h/d", "--listen", "none")]
    [InlineData("verify", "--data", "/nowhere/at/all")]
    [InlineData("verify")]
    [InlineData("verify", "--packet", "/nowhere/at/all")]
    [InlineData("export", "--data", "/nowhere/at/all", "--stop", "27/3")]
    [InlineData("export", "--data", "/tmp", "--stop", "27")]
    [InlineData("export", "--data", "/tmp", "--stop", "27/0")]
    [InlineData("export", "--stop", "27/3")]
    [InlineData("explain")]
    [InlineData("explain", "nowhere.yaml")]
    [InlineData("check", "nowhere.yaml")]
    [InlineData("lunch")]
    [InlineData("import")]
    [InlineData("import", "sundial", "x")]
    [InlineData("import", "alkamel")]
    [InlineData("import", "alkamel", "--date", "13 June", "x")]
    [InlineData("import", "apex", "--start", "noon", "x")]
    [InlineData("import", "rmonitor", "--zone", "CEST", "x")]
    [InlineData("import", "amb-p3", "--loop", "20f93", "x")]
    [InlineData("import", "amb-p3", "--loop", "20f93=pit in", "x")]
    [InlineData("import", "amb-p3", "--loop", "20f93=pit-in", "--loop", "020f93=pit-out", "x")]
    [InlineData("import", "amb-p3", "")]
    [InlineData("run", "--data", "")]
    [InlineData("run", "--data", "/dev/null/x")]
    [InlineData("rehearse", "", "--regulations", "x")]
    [InlineData("station")]
    [InlineData("station", "add", "pit-entry")]
    [InlineData("station", "add", "--wiring", "x")]
    [InlineData("station", "list", "--data", "/nowhere/at/all")]
    [InlineData("station", "watch", "pit-entry", "--data", "/nowhere/at/all")]
    public void Unusable_arguments_are_refused(params string[] arguments) => Refused(Pitmarshal.Run(arguments), "");

    [Theory]
    [InlineData("--cars", "abc", "--cars: 'abc' is not a whole number")]
    [InlineData("--seed", "99999999999999999999", "is not a whole number of at most 2147483647")]
    [InlineData("--speed", "fast", "--speed: 'fast' is not a number")]
    public void A_number_that_is_none_is_told_without_the_names_of_types(string option, string given, string told)
    {
        Pitmarshal run = Pitmarshal.Run("demo", option, given);

        Refused(run, told);
        Assert.DoesNotContain("System.", run.Errors);
    }

    [Fact]
    public void Help_is_a_word_too()
    {
        Pitmarshal run = Pitmarshal.Run("help", "judge");

        Assert.Equal(0, run.Status);
        Assert.Contains("--regulations", run.Output);
    }

    [Theory]
    [InlineData("--verdicts", "/dev/null/verdicts")]
    [InlineData("--verdicts", "")]
    [InlineData("--data", "")]
    public void Where_nothing_can_be_written_is_told_before_the_race(string option, string path) => Refused(
        Pitmarshal.Run("rehearse", File("stops.csv", Stops), "--regulations", File("regulations.yaml", Regulations),
            option, path), option == "--data" ? "" : option);

    [Fact]
    public void A_rehearsal_leaves_a_log_that_judges_to_the_same_bytes_and_a_folder_that_verifies()
    {
        string regulations = File("regulations.yaml", Regulations), data = Path.Combine(_folder.FullName, "data");
        string verdicts = Path.Combine(_folder.FullName, "verdicts.ndjson");

        Pitmarshal rehearsal = Pitmarshal.Run(
            "rehearse", File("stops.csv", Stops), "--regulations", regulations, "--data", data, "--verdicts", verdicts);
        Pitmarshal judged = Pitmarshal.Run("judge", Path.Combine(data, "race.ndjson"), "--regulations", regulations);
        Pitmarshal verified = Pitmarshal.Run("verify", "--data", data);

        Assert.Equal((0, ""), (rehearsal.Status, rehearsal.Errors));
        Assert.Equal(System.IO.File.ReadAllText(verdicts), judged.Output);
        Assert.Contains("\"id\":\"minimum-stop/7/stop-1\"", judged.Output, StringComparison.Ordinal);
        Assert.Contains("\"outcome\":\"infringement\"", judged.Output, StringComparison.Ordinal);
        Assert.Equal(0, verified.Status);
    }

    [Fact]
    public void The_evidence_of_a_rehearsed_stop_is_exported_and_verified_and_a_changed_one_refused()
    {
        string data = Path.Combine(_folder.FullName, "data"), page = Path.Combine(_folder.FullName, "stop.html");
        Pitmarshal.Run("rehearse", File("stops.csv", Stops), "--regulations",
            File("regulations.yaml", Regulations), "--data", data);

        Pitmarshal exported = Pitmarshal.Run("export", "--data", data, "--stop", "8/1", "--out", page);
        Pitmarshal verified = Pitmarshal.Run("verify", "--packet", page, "--data", data);
        Pitmarshal other = Pitmarshal.Run("export", "--data", data, "--stop", "8/7", "--out", page);
        System.IO.File.WriteAllText(
            page, System.IO.File.ReadAllText(page).Replace("infringement", "compliant", StringComparison.Ordinal));
        Pitmarshal changed = Pitmarshal.Run("verify", "--packet", page);

        Assert.Equal((0, ""), (exported.Status, exported.Errors));
        Assert.Equal((0, ""), (verified.Status, verified.Errors));
        Assert.Equal(7, verified.Output.Split('✓').Length - 1);
        Refused(other, "car 8 has no stop 7");
        Assert.Equal(1, changed.Status);
        Assert.Contains("✗ the seal", changed.Output, StringComparison.Ordinal);
        Refused(Pitmarshal.Run("verify", "--packet", File("regulations.html", Regulations)),
            "regulations.html: no packet");
    }

    [Fact]
    public void The_demo_shows_each_of_its_stories()
    {
        Pitmarshal demo = Pitmarshal.Run("demo", "--speed", "10000", "--no-web", "--seed", "4");

        Assert.Equal((0, ""), (demo.Status, demo.Errors));
        string[] stories =
        [
            "  7  stop-1  minimum-stop  ✓ compliant", "  12  stop-1  minimum-stop  ✗ infringement",
            "  23  stop-1  minimum-stop  ? undecided",
            "  31  stop-1  solo-exit  ✗ infringement", "  44  stop-1  solo-exit  ✓ compliant",
            "  58  stop-1  minimum-stop  ✓ compliant",
            "  77  stop-1  minimum-stop  ✓ compliant", "  99  stop-1  minimum-stop  ? undecided",
        ];
        Assert.All(stories, story => Assert.Contains(story, demo.Output, StringComparison.Ordinal));
        Assert.DoesNotContain("77  stop-2", demo.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0, "check", "club")]
    [InlineData(1, "check", "img-enduro")]
    [InlineData(0, "explain", "spa-24h")]
    [InlineData(0, "explain", "--list")]
    public void Shipped_regulations_are_checked_and_explained_by_name(int status, params string[] arguments)
    {
        Pitmarshal run = Pitmarshal.Run(arguments);

        Assert.Equal((status, ""), (run.Status, run.Errors));
        Assert.NotEqual("", run.Output);
    }

    [Fact]
    public void An_entry_list_is_held_against_the_regulations()
    {
        var entries = Path.Combine(_folder.FullName, "entries.csv");
        System.IO.File.WriteAllText(entries, "car,class,team,box,transponders,driver,name,rating,licence\n"
            + "7,LMGTE Am,,,,d1,,Bronze,\n8,HYPERCAR,,,,d2,,Gold,\n");

        Pitmarshal run = Pitmarshal.Run("check", "fia-wec", "--entries", entries);

        Assert.Contains("names class LMGTE Am (car 7)", run.Output);
        Assert.Contains("names the rating Gold (driver d2)", run.Output);
        System.IO.File.WriteAllText(entries, "car,transponders\n7,1.23457E+07\n");
        Assert.Equal(2, Pitmarshal.Run("check", "fia-wec", "--entries", entries).Status);
    }

    public void Dispose() => _folder.Delete(recursive: true);

    private static void Refused(Pitmarshal run, string where)
    {
        Assert.Equal(2, run.Status);
        Assert.Equal("", run.Output);
        Assert.NotEqual("", run.Errors);
        Assert.Contains(where, run.Errors, StringComparison.Ordinal);
    }

    private string File(string name, string text)
    {
        string path = Path.Combine(_folder.FullName, name);
        System.IO.File.WriteAllText(path, text);
        return path;
    }
}
