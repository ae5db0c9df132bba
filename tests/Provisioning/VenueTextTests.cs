using PitMarshal.Broker;
using PitMarshal.Events;
using PitMarshal.Provisioning;

namespace PitMarshal.Tests.Provisioning;

public sealed class VenueTextTests
{
    private static readonly VenueStation s_exit = new("pit-exit", "pit-exit",
        [new StationInput("in1", "loop", Point: "pit-out", DebounceMs: 5, ActiveLow: true),
            new StationInput("in6", "button", Box: "1", Id: "no")]);

    private const string Added = """
          pit-exit:
            role: pit-exit
            inputs:
              - { in: in1, kind: loop, point: pit-out, debounceMs: 5, low: true }
              - { in: in6, kind: button, box: "1", id: "no" }

        """;

    [Theory]
    [InlineData("# mine\nvenue: home\nstations:   # all of them\n  a: { role: x, inputs: [] } # the first\n", "")]
    [InlineData("venue: home\nstations:\n  a:\n    role: x\n    inputs:\n      - { in: in1, kind: loop, point: p } # "
        + "here\n    # and no more\n", "")]
    [InlineData("venue: home\nstations:\n  a: { role: x, inputs: [] }\n",
        "\n# what the broker does\nbroker: { port: 1884 }\n")]
    [InlineData("venue: home\nstations:\n  a: { role: x, inputs: [] }\n", "\n\n# the end\n")]
    [InlineData(
        "venue: home\nstations:\n  a:\n    role: x\n    inputs:\n    - in: in1\n      kind: tag\n      point: pit-in\n",
        "broker:\n  listen: lan")]
    public void A_station_is_added_behind_the_last_and_every_other_byte_stays(string before, string behind)
    {
        Assert.Equal(before + Added + behind, VenueText.With(before + behind, "venue.yaml", s_exit));
    }

    [Fact]
    public void The_first_station_of_an_empty_list_begins_a_block()
    {
        Assert.Equal("venue: home\nstations:\n" + Added,
            VenueText.With("venue: home\nstations: {}\n", "venue.yaml", s_exit));
    }

    [Fact]
    public void Depth_and_line_ends_are_as_in_the_file()
    {
        var text = VenueText.With(
            "venue: home\r\nstations:\r\n    a: { role: x, inputs: [] }\r\n", "venue.yaml", s_exit);

        Assert.StartsWith(
            "venue: home\r\nstations:\r\n    a: { role: x, inputs: [] }\r\n    pit-exit:\r\n      role: pit-exit\r\n",
            text);
        Assert.EndsWith("id: \"no\" }\r\n", text);
        Assert.Equal(text.Count(c => c == '\n'), text.Count(c => c == '\r'));
    }

    [Fact]
    public void A_last_line_without_an_end_gets_one()
    {
        Assert.Equal("venue: home\nstations:\n  a: { role: x, inputs: [] }\n" + Added,
            VenueText.With("venue: home\nstations:\n  a: { role: x, inputs: [] }", "venue.yaml", s_exit));
    }

    [Theory]
    [InlineData("venue: home\nstations: { a: { role: x, inputs: [] } }\n")]
    [InlineData("venue: home\nstations: {\n  a: { role: x, inputs: [] } }\n")]
    [InlineData("{ venue: home, stations: {} }\n")]
    public void A_list_that_cannot_be_added_to_is_told_with_its_line_and_what_to_write(string text)
    {
        var thrown = Assert.Throws<BadInput>(() => VenueText.With(text, "venue.yaml", s_exit));

        Assert.Matches("^venue.yaml:[12]: ", thrown.Message);
        Assert.EndsWith(Added.TrimEnd(), thrown.Message);
    }

    [Fact]
    public void The_shipped_example_takes_stations_one_after_the_other()
    {
        var text = VenueText.Fresh("spa");
        for (var i = 1; i <= 30; i++)
        {
            text = VenueText.With(text, "venue.yaml", s_exit with { Name = $"exit-{i}" });
        }
        var venue = VenueFile.Parse(System.Text.Encoding.UTF8.GetBytes(text), "venue.yaml");

        Assert.Equal(("spa", true, 30), (venue.Name, venue.Broker.Lan, venue.Stations.Count));
    }
}
