using System.Globalization;
using PitMarshal.Wiring.Circuits;
using static PitMarshal.Wiring.Check.WiringCheck;

namespace PitMarshal.Wiring.Pages;

/// <summary>How to check each circuit with a meter, before it is trusted.</summary>
internal static class MeterTable
{
    public static void Write(MarkdownPage page, StationWiring wiring)
    {
        page.Head("Check it with a meter");
        page.Paragraph("Meter on DC volts, black on the board's GND unless said. “Bridge” means a wire between the "
            + "two terminals in place of the sensor; "
            + "where a sensor hangs on them already, make it switch instead.");
        page.Table(["what", "measure", "right", "if not"], Rows(wiring));
    }

    private static IEnumerable<IReadOnlyList<string>> Rows(StationWiring wiring)
    {
        yield return ["supply", "5V pin", "4.8 to 5.2 V", "step-down not set, or the fuse"];
        yield return ["board", "3V3 pin", "3.2 to 3.4 V", "a short on 3V3: take the board out and look for it"];
        foreach (var input in wiring.Inputs)
        {
            foreach (var row in input.Protection == Protection.OptoIsolator ? Opto(input) : Series(input))
            {
                yield return row;
            }
        }
        if (wiring.Serial is { } serial)
        {
            foreach (var row in Serial(serial))
            {
                yield return row;
            }
        }
        foreach (var bus in wiring.Buses)
        {
            yield return [bus.Sensor.Name, "its supply, at the module", bus.Sensor.Output == Output.Logic5V
                ? "4.8 to 5.2 V" : "3.2 to 3.4 V", "wires swapped: take it off at once"];
        }
        foreach (var output in wiring.Outputs)
        {
            if (output.To is { } to)
            {
                yield return ["loop-back", $"power off, meter on ohms, GPIO{output.Pin} to GPIO{to}", "1 kΩ",
                    "the wire is missing: the station cannot know its own delay"];
                continue;
            }
            yield return ["lamp, dark", $"GPIO{output.Pin}; then “lamp –”, black on 0 V",
                $"0 V; then {Text(output.Volts)} V", "Q1's drain and source are swapped"];
            yield return ["lamp, lit", $"GPIO{output.Pin}; then “lamp –”, black on 0 V",
                "3.2 to 3.4 V; then under 0.2 V", "the MOSFET is no logic-level one"];
        }
    }

    private static IEnumerable<IReadOnlyList<string>> Opto(WiredInput input)
    {
        var circuit = OptoIsolator.For(input.Volts!.Value);
        var line = circuit.LineMilliamps.ToString("0.0", CultureInfo.InvariantCulture);
        yield return [$"{input.In}, open", $"GPIO{input.Pin}", "3.2 to 3.4 V",
            "resistor to 3V3 missing, or the transistor is on: LED side"];
        yield return [$"{input.In}, open", $"“{input.In} a”, black on “{input.In} b”",
            $"what the supply has ({Text(circuit.Volts)} V), 0.5 V less at most", "supply or series resistor missing"];
        yield return [$"{input.In}, bridged", "meter on mA in place of the bridge", $"{line} mA, a tenth more or less",
            "wrong series resistor; none at all: LED or diode reversed"];
        yield return [$"{input.In}, bridged", $"GPIO{input.Pin}", "under 0.4 V",
            "no current (row above), or collector and emitter swapped"];
    }

    private static IEnumerable<IReadOnlyList<string>> Series(WiredInput input)
    {
        var closed = ContactInput.ClosedVolts.ToString("0.0", CultureInfo.InvariantCulture);
        yield return [$"{input.In}, open", $"GPIO{input.Pin}", "3.2 to 3.4 V",
            "resistor to 3V3 missing, or the suppressor is shorted"];
        yield return [$"{input.In}, bridged", $"GPIO{input.Pin}", $"0.2 to 0.4 V ({closed} V)",
            "over 0.8 V the pin may read high: wrong resistors; 0.0 V: the 1 kΩ is bridged"];
        yield return [$"{input.In}, sensor", "power off, meter on ohms, at the far end of the cable: sensor worked",
            "under 100 Ω closed, over 1 MΩ open", "water or dirt in the sensor or its plug"];
    }

    private static IEnumerable<IReadOnlyList<string>> Serial(WiredSerial serial)
    {
        if (serial.Signal == Output.Rs232)
        {
            yield return ["serial, at rest", "“serial a”, black on “serial b”", "−5 to −12 V",
                "near 0 V: transmit and receive of the cable are swapped"];
        }
        yield return ["serial, at rest", $"GPIO{serial.Rx}", "3.2 to 3.4 V",
            "0 V: the device is off, or its transmit and receive are swapped"];
        yield return ["serial, while it sends", $"GPIO{serial.Rx}", "flickers below 3.2 V", "the device sends nothing"];
    }
}
