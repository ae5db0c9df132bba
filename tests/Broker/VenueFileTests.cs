using System.Text;
using PitMarshal.Broker;
using PitMarshal.Events;

namespace PitMarshal.Tests.Broker;

public sealed class VenueFileTests : IDisposable
{
    private readonly string _path = Path.GetTempFileName();

    public void Dispose() => File.Delete(_path);

    [Fact]
    public void The_example_is_a_venue_and_is_written_once()
    {
        File.Delete(_path);
        Assert.True(VenueFile.WriteExample(_path));
        Assert.False(VenueFile.WriteExample(_path));
        var venue = VenueFile.Read(_path);
        Assert.Equal("home", venue.Name);
        Assert.Equal(["entry", "exit", "start-finish", "box-1"], venue.Stations.Select(station => station.Name));
        Assert.Equal(["pit-in"], venue.Station("entry")!.Points);
        Assert.Equal(["1"], venue.Station("box-1")!.Boxes);
    }

    [Fact]
    public void A_configuration_is_written_as_the_stations_read_it()
    {
        var station = new VenueStation("entry", "pit-entry",
        [
            new StationInput("in1", "loop", Point: "pit-in", DebounceMs: 5, ActiveLow: true),
            new StationInput("serial", "tag", Point: "pit-in"),
            new StationInput("in4", "mat", Box: "1", Side: "left", DebounceMs: 50, ActiveLow: false),
            new StationInput("in2", "seat", Box: "1", DebounceMs: 50, ActiveLow: true, Pair: "in7", StuckS: 0),
            new StationInput("i2c", "car", Box: "1", Form: "vl53l0x", NearMm: 900, FarMm: 1100),
        ]);
        Assert.Equal(
            """{"role":"pit-entry","inputs":[{"in":"in1","k":"loop","p":"pit-in","debounceMs":5,"low":true},"""
            + """{"in":"serial","k":"tag","p":"pit-in"},"""
            + """{"in":"in4","k":"mat","box":"1","side":"left","debounceMs":50,"low":false},"""
            + """{"in":"in2","k":"seat","box":"1","debounceMs":50,"low":true,"pair":"in7","stuckS":0},"""
            + """{"in":"i2c","k":"car","box":"1","form":"vl53l0x","nearMm":900,"farMm":1100}]}""",
            Encoding.UTF8.GetString(station.ConfigPayload()));
        Assert.Equal("811c9dc5", VenueStation.ConfigHash([]));
        Assert.Equal("e40c292c", VenueStation.ConfigHash("a"u8));
    }

    [Theory]
    [InlineData("[")]
    [InlineData("- ")]
    [InlineData("{a: ")]
    public void Nesting_without_end_is_told_and_ends_nothing(string level)
    {
        File.WriteAllText(_path, "venue: home\n" + string.Concat(Enumerable.Repeat(level, 100_000)));
        Assert.StartsWith($"{_path}:", Assert.Throws<BadInput>(() => VenueFile.Read(_path)).Message);
        File.WriteAllText(_path, string.Concat(Enumerable.Repeat(level, 100_000)));
        Assert.Contains("nested too deeply", Assert.Throws<BadInput>(() => VenueFile.Read(_path)).Message);
    }

    [Theory]
    [InlineData("x")]
    [InlineData("null")]
    [InlineData("""{"gateway":5}""")]
    public void Credentials_that_are_none_are_told(string json)
    {
        File.WriteAllText(_path, json);
        var thrown = Assert.Throws<BadInput>(() => Credentials.Keep(_path, new Venue("home", [], new BrokerListener())));
        Assert.StartsWith($"{_path}:1: ", thrown.Message);
    }

    [Theory]
    [InlineData("venue: Home\nstations: {}", 1, "topics")]
    [InlineData("venue: home\nstation: {}", 2, "'station' is not known")]
    [InlineData("venue: home", 1, "`stations:` is missing")]
    [InlineData("venue: home\nstations:\n  race-control: { role: x, inputs: [] }", 3, "cannot be a station's name")]
    [InlineData("venue: home\nstations:\n  a:\n    role: x\n    inputs:\n      - { in: in1, kind: lop }", 6, "none of loop")]
    [InlineData("venue: home\nstations:\n  a:\n    role: x\n    inputs:\n      - { in: in1, kind: mat, box: 1, side: up }", 6, "'up'")]
    [InlineData("venue: home\nstations: }", 2, "")]
    [InlineData("venue: home\nbroker: { certificate: none.pem }\nstations: {}", 2, "no file")]
    public void What_cannot_be_meant_is_told_with_its_line(string yaml, int line, string what)
    {
        File.WriteAllText(_path, yaml);
        var thrown = Assert.Throws<BadInput>(() => VenueFile.Read(_path));
        Assert.StartsWith($"{_path}:{line}: ", thrown.Message);
        Assert.Contains(what, thrown.Message);
    }
}
