using System.Globalization;
using System.Text.RegularExpressions;
using PitMarshal.Broker;
using PitMarshal.Wiring;
using PitMarshal.Wiring.Boards;
using PitMarshal.Wiring.Check;
using PitMarshal.Wiring.Drawing;
using PitMarshal.Wiring.Pages;
using BoardPins = PitMarshal.Board.Pins.BoardPins;
using PitMarshal.Core.Readers;

namespace PitMarshal.Tests.Wiring;

public sealed partial class ShippedWiringTests
{
    private static readonly string s_folder = Path.Combine(Root(), "wiring");

    private static readonly string[] s_stations =
        [.. Directory.GetFiles(s_folder, "*.yaml").Select(file => Path.GetFileNameWithoutExtension(file))
            .Order(StringComparer.Ordinal)];

    public static TheoryData<string> Stations => [.. s_stations];

    [Fact]
    public void The_four_stations_of_a_pit_lane_are_there() =>
        Assert.Subset(s_stations.ToHashSet(),
            new HashSet<string> { "pit-entry", "pit-exit", "start-finish", "pit-box" });

    [Theory]
    [MemberData(nameof(Stations))]
    public void Shipped_wirings_are_safe(string station) => Assert.Empty(WiringCheck.Of(Read(station)));

    [Theory]
    [MemberData(nameof(Stations))]
    public void Page_and_schematic_are_what_the_file_draws_now(string station)
    {
        var wiring = Read(station);

        Assert.Equal(StationPage.Of(wiring), File.ReadAllText(Path.Combine(s_folder, $"{station}.md")));
        Assert.Equal(Schematic.Of(wiring), File.ReadAllText(Path.Combine(s_folder, $"{station}.svg")));
    }

    [Theory]
    [MemberData(nameof(Stations))]
    public void No_text_of_a_schematic_lies_on_another_or_off_the_paper(string station) =>
        AssertReadable(Schematic.Of(Read(station)));

    [Fact]
    public void So_it_is_for_what_no_shipped_station_has() => AssertReadable(Schematic.Of(WiringFile.Parse("""
        station: other
        title: Other sensors
        board: esp32-wroom-32
        about: x
        serial: { port: uart2, rx: 16, tx: 17, sensor: uhf, p: pit-in, signal: 5V, protection: divider, cable: 1 }
        buses:
          - { bus: trigger-echo, trigger: 25, echo: 26, sensor: hc-sr04, k: car, box: "1", protection: divider,
              cable: 1 }
          - { bus: rmt, receive: 34, sensor: infrared, k: tag, p: pit-out, cable: 1 }
          - { bus: i2c, sda: 21, scl: 22, sensor: pn532, k: badge, box: "1", address: 36, cable: 1 }

        """u8.ToArray(), "other.yaml")));

    private static void AssertReadable(string svg)
    {
        var paper = ViewBox().Match(svg);
        var texts = TextElement().Matches(svg).Select(Box).ToList();

        Assert.All(texts, text => Assert.True(
            text.Left >= 0 && text.Right <= Number(paper, 1) && text.Top >= 0 && text.Bottom <= Number(paper, 2),
            $"{text.Words} is off the paper"));
        Assert.Empty(
            from i in Enumerable.Range(0, texts.Count)
            from other in texts.Skip(i + 1)
            where texts[i].Left < other.Right && other.Left < texts[i].Right && texts[i].Top < other.Bottom
                && other.Top < texts[i].Bottom
            select $"“{texts[i].Words}” and “{other.Words}”");
    }

    [Fact]
    public void The_firmware_uses_the_pins_that_the_boards_data_say()
    {
        var firmware = PitMarshal.Wiring.Boards.Board.Find("esp32-wroom-32")!.Firmware!;

        Assert.Equal(firmware.Inputs, Enumerable.Range(0, Core.Station.InputCount).Select(BoardPins.Input));
        Assert.Equal(InputCheck.InputMax, Core.Station.InputCount);
        Assert.Equal(
            (firmware.Lamp, firmware.LoopBackOut, firmware.LoopBackIn, firmware.SerialReceive, firmware.SerialTransmit),
            (BoardPins.Lamp, BoardPins.LoopBackOut, BoardPins.LoopBackIn, BoardPins.SerialReceive,
                BoardPins.SerialTransmit));
        Assert.Equal(
            [("clock", BoardPins.SpiClock), ("miso", BoardPins.SpiMiso), ("mosi", BoardPins.SpiMosi),
                ("scl", BoardPins.I2cClock), ("sda", BoardPins.I2cData),
                ("select", BoardPins.SpiSelect)],
            firmware.Buses.OrderBy(bus => bus.Key, StringComparer.Ordinal).Select(bus => (bus.Key, bus.Value)));
    }

    [Theory]
    [MemberData(nameof(Stations))]
    public void The_firmware_uses_the_pins_of_the_shipped_wirings(string station)
    {
        var wiring = Read(station);
        if (wiring.Board.Firmware is null)
        {
            return;
        }
        Assert.All(wiring.Inputs, input => Assert.Equal(BoardPins.Input(input.Number - 1), input.Pin));
        Assert.All(wiring.Outputs, output => Assert.Equal(
            output.To is null ? (BoardPins.Lamp, null) : (BoardPins.LoopBackOut, BoardPins.LoopBackIn),
            (output.Pin, output.To)));
        Assert.Equal((BoardPins.SerialReceive, BoardPins.SerialTransmit), (wiring.Serial!.Rx, wiring.Serial.Tx));
        Assert.All(wiring.Inputs.Where(input => input.Pull == Pull.Up),
            input => Assert.True(BoardPins.HasPullUp(input.Pin)));
    }

    [Fact]
    public void The_limits_that_pages_and_checks_state_are_those_of_the_firmware()
    {
        Assert.Equal(FaultTable.StuckSeconds, Core.Inputs.Input.DefaultStuckS);
        Assert.Equal(FaultTable.ChatterSeconds * 1_000_000L, Core.Inputs.Supervision.ChatterUs);
        Assert.Equal(FaultTable.SilentPassings, Core.Passings.PassingMatcher.SilentAfter);
        Assert.Equal(FaultTable.SilentSeconds * 1_000_000L, Core.Readers.RangePresence.SilentUs);
        Assert.Equal(InputCheck.DebounceMax, Core.Inputs.Input.LongestDebounceMs);
    }

    [Theory]
    [InlineData("pit-entry", "entry")]
    [InlineData("pit-exit", "exit")]
    [InlineData("start-finish", "start-finish")]
    [InlineData("pit-box", "box-1")]
    public void The_example_of_a_venue_has_the_inputs_of_the_shipped_wiring(string station, string name)
    {
        using var folder = new Temporary();
        var example = Path.Combine(folder.Path, "example.yaml");
        var page = Path.Combine(folder.Path, "page.yaml");
        VenueFile.WriteExample(example);
        File.WriteAllText(page, $"venue: home\nstations:\n{FirmwareSection.Venue(Read(station))}");

        var (ours, theirs) = (VenueFile.Read(page).Stations[0], VenueFile.Read(example).Station(name)!);

        Assert.Equal(theirs.Role, ours.Role);
        Assert.Equal(theirs.Inputs, ours.Inputs);
    }

    [Theory]
    [MemberData(nameof(Stations))]
    public void The_firmware_takes_the_configuration_that_a_page_gives(string station)
    {
        using var folder = new Temporary();
        var venue = Path.Combine(folder.Path, "venue.yaml");
        var wiring = Read(station);
        File.WriteAllText(venue, $"venue: home\nstations:\n{FirmwareSection.Venue(wiring)}");

        var isShipped = wiring.Board.Firmware is not null;
        var config = Core.StationConfig.Parse(
            VenueFile.Read(venue).Stations[0].ConfigPayload(), isShipped ? BoardPins.I2cInputs() : 0,
            isShipped ? BoardPins.SpiInputs() : 0);

        Assert.NotNull(config);
        Assert.All(wiring.Inputs, input => Assert.NotNull(config.Inputs[input.Number - 1]));
    }

    [Fact]
    public void Every_sensor_has_its_page_and_every_page_its_sensor()
    {
        var pages = Directory.GetFiles(Path.Combine(s_folder, "sensors"), "*.md")
            .Select(Path.GetFileNameWithoutExtension);

        Assert.Equal(Sensor.All.Select(sensor => sensor.Page).Distinct().Order(StringComparer.Ordinal),
            pages.Order(StringComparer.Ordinal)!);
    }

    [Fact]
    public void Sensor_pages_have_one_shape()
    {
        foreach (var page in Directory.GetFiles(Path.Combine(s_folder, "sensors"), "*.md"))
        {
            var heads = File.ReadAllLines(page).Where(line => line.StartsWith("## ", StringComparison.Ordinal));
            Assert.Equal(["## What it is and what to buy", "## How it is wired", "## What it reports",
                "## What goes wrong"], heads);
        }
    }

    [Fact]
    public void Links_between_the_pages_lead_somewhere()
    {
        var broken =
            from page in Directory.GetFiles(s_folder, "*.md", SearchOption.AllDirectories)
            from Match link in Link().Matches(File.ReadAllText(page))
            let target = link.Groups[1].Value
            where !target.StartsWith("http", StringComparison.Ordinal)
                && !target.EndsWith("firmware/README.md", StringComparison.Ordinal)
            where !Path.Exists(Path.Combine(Path.GetDirectoryName(page)!, target))
            select $"{page}: {target}";

        Assert.Empty(broken);
    }

    private static StationWiring Read(string station) => WiringFile.Read(Path.Combine(s_folder, $"{station}.yaml"));

    /// <summary>How much room a text takes at most: 0.66 of its size a letter, 0.75 when bold.</summary>
    private static (double Left, double Right, double Top, double Bottom, string Words) Box(Match text)
    {
        var (size, letter) = text.Groups["look"].Value switch
        {
            "title" => (20, 0.75),
            "head" => (13, 0.75),
            "small" => (10, 0.62),
            _ => (12, 0.66),
        };
        var words = System.Net.WebUtility.HtmlDecode(text.Groups["words"].Value);
        var width = words.Length * size * letter;
        var x = double.Parse(text.Groups["x"].Value, CultureInfo.InvariantCulture);
        var y = double.Parse(text.Groups["y"].Value, CultureInfo.InvariantCulture);
        var left = text.Groups["anchor"].Value switch { "end" => x - width, "middle" => x - width / 2, _ => x };
        return (left, left + width, y - size * 0.8, y + size * 0.2, words);
    }

    private static double Number(Match match, int group) =>
        double.Parse(match.Groups[group].Value, CultureInfo.InvariantCulture);

    private static string Root()
    {
        DirectoryInfo? folder = new(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "nf.sln"))) { folder = folder.Parent; }
        return folder?.FullName ?? throw new InvalidOperationException("nf.sln is not above the tests");
    }

    [GeneratedRegex("""viewBox="0 0 (\d+) (\d+)""")]
    private static partial Regex ViewBox();

    [GeneratedRegex(
        """<text class="(?<look>\w+)" x="(?<x>[\d.]+)" y="(?<y>[\d.]+)" text-anchor="(?<anchor>\w+)">(?<words>[^<]*)</text>""")]
    private static partial Regex TextElement();

    [GeneratedRegex(@"\]\(([^)#\s]+)")]
    private static partial Regex Link();

    [Fact]
    public void The_station_knows_each_kind_of_sensor_that_the_gateway_knows()
    {
        Assert.All(PitMarshal.Events.SensorKinds.Words, word =>
        {
            var name = new Core.Text();
            name.Set(word);
            Assert.NotEqual(Core.Kind.None, Core.KindTable.Find(name));
        });
    }
}
