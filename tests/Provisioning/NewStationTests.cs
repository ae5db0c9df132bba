using PitMarshal.Broker;
using PitMarshal.Events;
using PitMarshal.Ingest;
using PitMarshal.Ingest.Recording;
using PitMarshal.Provisioning;
using PitMarshal.Tests.Support.Common;
using PitMarshal.Wiring;
using PitMarshal.Wiring.Pages;

namespace PitMarshal.Tests.Provisioning;

public sealed class NewStationTests : IDisposable
{
    private static readonly StationLink s_link = new("pit", "a=b #c: d", "10.0.0.5", 1884, null);

    private readonly DirectoryInfo _root = Directory.CreateTempSubdirectory("pitmarshal-add-");
    private readonly DataFolder _folder;

    public NewStationTests() => _folder = new DataFolder(_root.FullName);

    public void Dispose() => _root.Delete(recursive: true);

    [Theory]
    [InlineData("pit-entry")]
    [InlineData("pit-exit")]
    [InlineData("start-finish")]
    [InlineData("pit-box")]
    [InlineData("pit-entry-wrover")]
    [InlineData("pit-box-s3")]
    public void Each_shipped_wiring_makes_a_station(string wiring)
    {
        Add(wiring, wiring);

        var venue = VenueFile.Read(_folder.Venue);
        Assert.Equal([wiring], venue.Stations.Select(station => station.Name));
        Assert.NotEmpty(venue.Stations[0].Inputs);
        Assert.Equal(Credentials.Read(_folder.Credentials)[wiring], Setting(wiring, "broker.password"));
    }

    [Theory]
    [InlineData("pit-entry", "sensor: decoder-lines, p: pit-in, protection: series-1k",
        "sensor: decoder-p3, p: pit-in, protection: level-shifter")]
    [InlineData("pit-box", "", "")]
    [InlineData("pit-box-s3", "", "")]
    public void The_venue_says_what_the_page_says_and_how_each_reader_speaks(string name, string was, string isNow)
    {
        var path = Path.Combine(_root.FullName, name + ".yaml");
        var text = File.ReadAllText(Wiring(name));
        File.WriteAllText(path, was.Length == 0 ? text : text.Replace(was, isNow));

        new NewStation(_folder, name, path, "spa", null).Add(s_link);

        Assert.Contains(FirmwareSection.Venue(WiringFile.Read(path)), File.ReadAllText(_folder.Venue));
    }

    [Fact]
    public void The_settings_are_what_the_board_needs_and_only_their_owner_reads_them()
    {
        Add("pit-entry", "pit-entry");

        var settings = Path.Combine(_folder.Station("pit-entry"), "station.cfg");
        Assert.All([settings, _folder.Credentials], file => Assert.True(
            OperatingSystem.IsWindows()
                || File.GetUnixFileMode(file) == (UnixFileMode.UserRead | UnixFileMode.UserWrite)));
        Assert.Equal(
            ("pit-entry", "spa", "pit", "a=b #c: d", "10.0.0.5", "1884", "pit-entry", "1"),
            (Its("name"), Its("venue"), Its("wifi.ssid"), Its("wifi.password"), Its("broker.host"), Its("broker.port"),
                Its("broker.user"), Its("loopback")));

        string? Its(string key) => Setting("pit-entry", key);
    }

    [Fact]
    public void A_second_box_is_the_same_wiring_in_another_box()
    {
        Add("box-1", "pit-box");
        Add("box-2", "pit-box", box: "2");

        Assert.Equal([["1"], ["2"]], VenueFile.Read(_folder.Venue).Stations.Select(station => station.Boxes));
    }

    [Fact]
    public void A_reader_keeps_its_form_and_a_sensor_on_a_bus_its_bus()
    {
        Add("start-finish", "start-finish");
        Add("box", "pit-box-s3");

        var inputs = VenueFile.Read(_folder.Venue).Stations.SelectMany(station => station.Inputs).ToList();
        Assert.Contains(inputs, input => input is { In: "serial", Kind: "tag", Form: "p3" });
        Assert.Contains(inputs, input => input is { In: "i2c", Kind: "car", Form: "vl53l0x", Box: "1" });
    }

    [Fact]
    public void Nobody_else_loses_a_password()
    {
        Add("pit-entry", "pit-entry");
        var before = Credentials.Read(_folder.Credentials)["pit-entry"];
        Add("pit-exit", "pit-exit");

        Assert.Equal(before, Credentials.Read(_folder.Credentials)["pit-entry"]);
        Assert.NotEqual(before, Credentials.Read(_folder.Credentials)["pit-exit"]);
    }

    [Theory]
    [InlineData("pit-entry", "pit-exit", "venue.yaml:17: there is a station pit-entry already")]
    [InlineData("entry-2", "pit-entry", "venue.yaml:17: pit-entry observes loop at pit-in already")]
    [InlineData("Entry", "pit-exit", "'Entry' cannot be a station's name")]
    [InlineData("watch", "pit-exit", "'watch' cannot be a station's name")]
    public void What_contradicts_the_venue_is_refused_and_changes_nothing(string name, string wiring, string what)
    {
        Add("pit-entry", "pit-entry");
        var before = Everything();

        Assert.Contains(what, Assert.Throws<BadInput>(() => Add(name, wiring)).Message);
        Assert.Equal(before, Everything());
    }

    [Fact]
    public void An_unsafe_wiring_is_refused_with_its_line_and_mend()
    {
        var wiring = Path.Combine(_root.FullName, "pit-entry.yaml");
        File.WriteAllText(wiring, File.ReadAllText(Wiring("pit-entry")).Replace("pin: 13", "pin: 12"));

        var thrown = Assert.Throws<BadInput>(() => new NewStation(_folder, "pit-entry", wiring, "spa", null));
        Assert.Matches(@"pit-entry\.yaml:\d+: in1: .*; ", thrown.Message);
        Assert.False(File.Exists(_folder.Venue));
    }

    [Theory]
    [InlineData("", "longenough", "10.0.0.5", "--ssid")]
    [InlineData(" pit", "longenough", "10.0.0.5", "--ssid")]
    [InlineData("a network name that is far too long for any", "longenough", "10.0.0.5", "--ssid")]
    [InlineData("pit", "short", "10.0.0.5", "Wi-Fi password")]
    [InlineData("pit", "two\nlines of it", "10.0.0.5", "Wi-Fi password")]
    [InlineData("pit", "longenough", "not a host", "--host")]
    public void Settings_that_the_board_would_read_otherwise_are_refused(
        string ssid, string password, string host, string what) =>
        Assert.StartsWith(what,
            Assert.Throws<BadInput>(() => new StationLink(ssid, password, host, 1883, null).Check()).Message);

    [Fact]
    public void Where_one_file_cannot_be_written_none_is_changed()
    {
        Add("pit-entry", "pit-entry");
        var before = Everything();
        // The last of them to be written.
        var inTheWay = Directory.CreateDirectory(_folder.Venue + ".new");

        Assert.Contains("nothing was changed", Assert.Throws<BadInput>(() => Add("pit-exit", "pit-exit")).Message);
        inTheWay.Delete();
        Assert.Equal(before, Everything());
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public void Whatever_a_power_cut_left_the_same_command_makes_the_station(int renamed)
    {
        Add("pit-entry", "pit-entry");
        var before = Everything();
        Add("pit-exit", "pit-exit");
        // The order in which they take their names; those behind the cut are as they were, and lie
        // beside as torn temporaries.
        var home = _folder.Station("pit-exit");
        string[] order = [$"{home}/station.cfg", $"{home}/deploy.json", $"{home}/pit-exit.yaml",
            _folder.Credentials, _folder.Venue];
        foreach (var file in order[renamed..])
        {
            File.Delete(file);
            File.WriteAllText(file + ".new", "torn");
            if (before.TryGetValue(file, out var bytes))
            {
                File.WriteAllBytes(file, Convert.FromHexString(bytes));
            }
        }

        Add("pit-exit", "pit-exit");

        Assert.Equal(["pit-entry", "pit-exit"], VenueFile.Read(_folder.Venue).Stations.Select(station => station.Name));
        Assert.Equal(Credentials.Read(_folder.Credentials)["pit-exit"], Setting("pit-exit", "broker.password"));
        Assert.Empty(Directory.GetFiles(_root.FullName, "*.new", SearchOption.AllDirectories));
    }

    [Fact]
    public void A_venue_that_was_edited_meanwhile_is_not_overwritten()
    {
        Add("pit-entry", "pit-entry");
        var late = new NewStation(_folder, "pit-exit", Wiring("pit-exit"), null, null);
        File.AppendAllText(_folder.Venue, "# a thought\n");

        Assert.Contains("changed meanwhile", Assert.Throws<BadInput>(() => late.Add(s_link)).Message);
        Assert.EndsWith("# a thought\n", File.ReadAllText(_folder.Venue));
    }

    private void Add(string name, string wiring, string? box = null) =>
        new NewStation(_folder, name, Wiring(wiring), "spa", box).Add(s_link);

    private static string Wiring(string name) => Repository.File("wiring", $"{name}.yaml");

    private string? Setting(string station, string key) =>
        File.ReadLines(Path.Combine(_folder.Station(station), "station.cfg"))
        .FirstOrDefault(line => line.StartsWith(key + "=", StringComparison.Ordinal))?[(key.Length + 1)..];

    private SortedDictionary<string, string> Everything() =>
        new(Directory.GetFiles(_root.FullName, "*", SearchOption.AllDirectories)
        .ToDictionary(path => path, path => Convert.ToHexString(File.ReadAllBytes(path))));
}
