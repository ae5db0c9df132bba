using System.Text;
using PitMarshal.Broker;
using PitMarshal.Events;
using PitMarshal.Provisioning;

namespace PitMarshal.Tests.Provisioning;

public sealed class WatchedStationTests
{
    private static readonly VenueStation s_box = new("box-1", "box",
    [
        new StationInput("in1", "loop", Point: "pit-in", DebounceMs: 5, ActiveLow: true),
        new StationInput("in3", "mat", Box: "1", Side: "left", DebounceMs: 30, ActiveLow: true),
        new StationInput("in4", "mat", Box: "1", Side: "right", DebounceMs: 30, ActiveLow: true),
        new StationInput("in6", "button", Box: "1", Id: "marshal-1"),
        new StationInput("serial", "tag", Point: "pit-in"),
    ]);

    private readonly WatchedStation _station = new(s_box);

    [Fact]
    public void Each_change_is_told_with_its_input_and_stamp()
    {
        Told("in1 on, loop at pit-in, at 12.345678 s ± 5 ms",
            """{"n":1,"us":12345678,"pm":5000,"k":"loop","p":"pit-in","on":true}""");
        Told("in4 off, mat right of box 1, at 13.000000 s ± 0 ms",
            """{"n":2,"us":13000000,"pm":0,"k":"mat","box":"1","side":"right","on":false}""");
        Told("in6 on, button “marshal-1” of box 1, at 13.000000 s ± 0 ms",
            """{"n":3,"us":13000000,"pm":0,"k":"button","id":"marshal-1","box":"1"}""");
        Told("serial 4000012, transponders at pit-in, at 13.000000 s ± 0 ms",
            """{"n":4,"us":13000000,"pm":0,"k":"tag","p":"pit-in","id":"4000012","hits":3,"rssi":-47}""");

        Assert.Equal((true, null, false, true), (Input("in1").On, Input("in3").On, Input("in4").On, Input("in6").On));
        Assert.Equal("4000012", Input("serial").Id);

        void Told(string line, string observation) => Assert.Equal([line], Observe(observation));
    }

    [Fact]
    public void What_a_station_repeats_until_it_is_acknowledged_is_told_once()
    {
        var loop = """{"n":1,"us":1,"pm":0,"k":"loop","p":"pit-in","on":true}""";
        Assert.Single(Observe(loop));
        Assert.Equal(["in1 off, loop at pit-in, at 0.000002 s ± 0 ms"],
            Observe(loop, """{"n":2,"us":2,"pm":0,"k":"loop","p":"pit-in","on":false}"""));
        Assert.Equal(2, Input("in1").Changes);
    }

    [Fact]
    public void Bounces_show_as_raw_edges_between_two_health_messages()
    {
        Assert.Equal(["in1 had 2 raw edges since boot, is on"], Hear("health", Health(edges: 2)));
        Assert.Equal(["in1 had 7 raw edges, is on"], Hear("health", Health(edges: 9)));
        Assert.Empty(Hear("health", Health(edges: 9)));
        Assert.Equal(9, Input("in1").Edges);
    }

    [Fact]
    public void While_somebody_watches_each_raw_edge_is_told_with_its_level_and_stamp()
    {
        var lines = Hear("health",
            """{"boot":"5f21c0d4","up":1,"free":1,"raw":[["in1",false,1500000],["in1",true,1500700],["in1"],7]}""");

        Assert.Equal(["in1 edge, pin low, at 1.500000 s", "in1 edge, pin high, at 1.500700 s"], lines);
    }

    [Fact]
    public void A_fault_stays_at_its_input_until_that_changes_again()
    {
        Assert.Equal(["fault of in3: stuck"],
            Observe("""{"n":1,"us":1,"pm":0,"k":"fault","input":"in3","what":"stuck"}"""));
        Assert.Equal("stuck", Input("in3").Fault);

        Observe("""{"n":2,"us":2,"pm":0,"k":"mat","box":"1","side":"left","on":false}""");
        Assert.Null(Input("in3").Fault);
    }

    [Fact]
    public void The_clock_is_known_from_what_the_station_asks_and_the_last_edge_from_the_clock()
    {
        Observe("""{"n":1,"us":4000000,"pm":0,"k":"loop","p":"pit-in","on":true}""");
        Assert.Null(_station.Clock);

        var ask = """{"boot":"5f21c0d4","us":5000000,"last":[1000000,1700000001001000,1700000001001000,1002000]}""";
        var lines = Hear("clock/ask", ask, at: 1_700_000_005_000_000);

        Assert.Equal("clock: booted at 2023-11-14T22:13:20.000000Z ± ", lines.Single()[..47]);
        Assert.Equal(TimeSpan.FromSeconds(3), _station.Since(4_000_000, new Instant(1_700_000_007_000_000)));
    }

    [Fact]
    public void A_reboot_forgets_what_the_boot_before_told()
    {
        Observe("""{"n":7,"us":1,"pm":0,"k":"loop","p":"pit-in","on":true}""");
        Hear("state", """{"state":"online","boot":"0000beef","fw":"0.1.0","config":"00000000"}""");
        Assert.Null(Input("in1").On);
        Assert.Single(Hear("obs",
            """{"boot":"0000beef","obs":[{"n":1,"us":1,"pm":0,"k":"loop","p":"pit-in","on":false}]}"""));
    }

    [Fact]
    public void Whether_it_works_with_the_venue_files_configuration_is_told()
    {
        var hash = VenueStation.ConfigHash(s_box.ConfigPayload());
        Assert.Contains("not the venue file's",
            Hear("state", """{"state":"online","boot":"5f21c0d4","fw":"0.1.0","config":"00000000"}""").Single());
        Assert.Contains("as the venue file has it",
            Hear("state", $$"""{"state":"online","boot":"5f21c0d4","fw":"0.1.0","config":"{{hash}}"}""").Single());
        Assert.Equal(["offline"], Hear("state", """{"state":"offline"}"""));
    }

    [Theory]
    [InlineData("obs", "nonsense")]
    [InlineData("health", "[]")]
    [InlineData("state", "{}")]
    public void What_makes_no_sense_is_told_with_its_reason(string tail, string payload) =>
        Assert.StartsWith($"{tail}: ", Hear(tail, payload).Single());

    [Theory]
    [InlineData("""{"boot":"a"}""")]
    [InlineData("""{"boot":"a","outbox":3,"edge":[],"inputs":{}}""")]
    [InlineData("""{"boot":"a","inputs":[1,{"in":2,"on":true},{"in":"in1","on":"yes"},{"in":"in9","on":true}]}""")]
    public void A_health_message_of_another_shape_does_no_harm(string payload) => Hear("health", payload);

    private WatchedInput Input(string name) => _station.Inputs.Single(input => input.Input.In == name);

    private IReadOnlyList<string> Observe(params string[] observations) =>
        Hear("obs", $$"""{"boot":"5f21c0d4","obs":[{{string.Join(',', observations)}}]}""");

    private IReadOnlyList<string> Hear(string tail, string payload, long at = 0) =>
        _station.Hear(tail, Encoding.UTF8.GetBytes(payload), new Instant(at));

    private static string Health(int edges) =>
        """{"boot":"5f21c0d4","up":1,"free":1,"outbox":{"used":0,"of":9,"dropped":0},"edge":{"p50":1,"p99":2},"""
        + $$""" "inputs":[{"in":"in1","on":true,"edges":{{edges}},"last":5}]}""";
}
