using PitMarshal.Wiring.Circuits;

namespace PitMarshal.Wiring.Pages;

/// <summary>Which pin is what, and where it is found.</summary>
internal static class PinTable
{
    public static void Write(MarkdownPage page, StationWiring wiring)
    {
        page.Head("Pins");
        page.Paragraph("The header is counted from the antenna's end, the board lying on the table with its parts up "
            + "and the USB socket towards you.");
        page.Table(["name", "GPIO", "header", "is", "circuit"], Rows(wiring));
    }

    private static IEnumerable<IReadOnlyList<string>> Rows(StationWiring wiring)
    {
        foreach (var input in wiring.Inputs)
        {
            yield return Row(wiring, input.In, input.Pin,
                $"{input.Place.Words}: [{input.Sensor.Title.ToLowerInvariant()}](sensors/{input.Sensor.Page}.md)",
                $"{Events.Words<Protection>.Write(input.Protection)}, debounce {input.DebounceMs} ms");
        }
        if (wiring.Serial is { } serial)
        {
            yield return Row(wiring, "serial receive", serial.Rx,
                $"{serial.Place.Words}: [{serial.Sensor.Title}](sensors/{serial.Sensor.Page}.md)",
                $"{Events.Words<Protection>.Write(serial.Protection)}, 115,200 baud 8N1");
            yield return Row(wiring, "serial transmit", serial.Tx,
                serial.Sensor.IsAsked ? "asks it" : "nothing is sent",
                serial.Sensor.IsAsked ? Events.Words<Protection>.Write(serial.Protection) : "leave open");
        }
        foreach (var bus in wiring.Buses)
        {
            foreach (var (signal, gpio) in bus.Pins)
            {
                yield return Row(wiring, $"{bus.Sensor.Name} {signal}", gpio,
                    $"{bus.Place.Words}: [{bus.Sensor.Title}](sensors/{bus.Sensor.Page}.md)", "on the board");
            }
        }
        foreach (var output in wiring.Outputs)
        {
            yield return Row(wiring, output.Out, output.Pin, output.Sensor is { } lamp
                ? $"[{lamp.Title.ToLowerInvariant()}](sensors/{lamp.Page}.md)" : "drives the loop-back wire",
                output.To is null ? "MOSFET; high is lit" : "1 kΩ");
            if (output.To is { } to)
            {
                yield return Row(wiring, "loop-back input", to, "hears the loop-back wire", "1 kΩ");
            }
        }
    }

    private static string[] Row(StationWiring wiring, string name, int gpio, string what, string circuit) =>
        [name, $"{gpio}", wiring.Board.Place(gpio) ?? "—", what, circuit];
}
