using System.Text;
using PitMarshal.Wiring.Boards;

namespace PitMarshal.Wiring.Pages;

/// <summary>What the firmware and the venue file must say for this wiring.</summary>
internal static class FirmwareSection
{
    public static void Write(MarkdownPage page, StationWiring wiring)
    {
        if (wiring.Board.Firmware is null)
        {
            page.Head("Pins in the firmware");
            page.Paragraph("The firmware as shipped is for the ESP32-WROOM-32. For this board, "
                + "`firmware/Board/Pins/BoardPins.cs` must have these GPIOs "
                + "before it is deployed" + ":");
            page.Table(["in BoardPins.cs", "GPIO"], wiring.Uses().Select(use => (string[])[use.What, $"{use.Pin}"]));
        }
        page.Head("Flash it and see it");
        page.Paragraph(NeedsBusReaders(wiring)
            ? "Its readers on I²C or SPI need the build with their drivers: `firmware/BoxBoard`."
            : "The build is `firmware/Board`: nothing here needs the drivers of badge readers and range sensors on "
                + "buses, "
                + "which would take 7 KB of the board's memory.");
        page.Paragraph($"`pitmarshal station add {wiring.Name} --wiring wiring/{wiring.Name}.yaml --data DIR` makes "
            + $"the station's password and "
            + "settings, and writes this into the gateway's `DIR/venue.yaml`, under `stations:`:");
        page.Code("yaml", Venue(wiring));
        page.Paragraph("Flash and deploy as [firmware/README.md](../firmware/README.md) says; then make each sensor "
            + "switch once and see it arrive: "
            + $"`pitmarshal station watch {wiring.Name} --data DIR`.");
    }

    /// <summary>Whether the build with the drivers of readers on I²C and SPI is needed.</summary>
    public static bool NeedsBusReaders(StationWiring wiring) =>
        wiring.Buses.Any(bus => bus.Bus is BusKind.I2c or BusKind.Spi);

    /// <summary>The station's entry in a venue file, the lines indented as below <c>stations:</c>.</summary>
    public static string Venue(StationWiring wiring)
    {
        var text = new StringBuilder($"  {wiring.Name}:\n    role: {wiring.Role}\n    inputs:\n");
        foreach (var input in wiring.Inputs)
        {
            text.Append($"      - {{ in: {input.In}, {Place(input.Place)}, debounceMs: {input.DebounceMs}"
                + $"{Delay(input)}, low: {(input.Low ? "true" : "false")} }}\n");
        }
        if (wiring.Serial is { } serial)
        {
            text.Append($"      - {{ in: serial, {Place(serial.Place)}{Form(serial.Sensor)} }}\n");
        }
        foreach (var bus in wiring.Buses)
        {
            text.Append($"      - {{ in: {wiring.InputOf(bus)}, {Place(bus.Place)}{Form(bus.Sensor)} }}\n");
        }
        return text.ToString();
    }

    private static string Delay(WiredInput input) =>
        (input.LatencyUs is { } latency ? $", latencyUs: {latency}" : "")
        + (input.PmUs is { } scatter ? $", pmUs: {scatter}" : "")
        + (input.Detector is { } detector ? $", detector: \"{detector}\"" : "");

    private static string Form(Sensor sensor) => sensor.Form is { } form ? $", form: {form}" : "";

    private static string Place(ObservedPlace place) => string.Join(", ", new[]
    {
        $"kind: {place.Kind}",
        place.Point is { } point ? $"point: {point}" : null,
        place.Box is { } box ? $"box: \"{box}\"" : null,
        place.Side is { } side ? $"side: {side}" : null,
        place.Id is { } id ? $"id: {id}" : null,
    }.OfType<string>());
}
