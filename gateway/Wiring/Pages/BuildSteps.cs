using PitMarshal.Wiring.Circuits;
using PitMarshal.Wiring.Drawing;

using static PitMarshal.Wiring.Check.WiringCheck;

namespace PitMarshal.Wiring.Pages;

/// <summary>The order in which it is built: nothing is powered before what protects it is there.</summary>
internal static class BuildSteps
{
    public static void Write(MarkdownPage page, StationWiring wiring)
    {
        page.Head("Wire it, step by step");
        page.Steps(Steps(wiring));
    }

    private static IEnumerable<string> Steps(StationWiring wiring)
    {
        var volts = SupplyRow.Volts(wiring);
        yield return "Mount the socket strips and the terminals; label every terminal with its name on the drawing. "
            + "The board stays out.";
        yield return $"Build the supply: fuse, suppressor, step-down. Connect {Text(volts)} V, set the step-down "
            + $"to 5.0 V "
            + "with a meter on its output, disconnect.";
        yield return "Join its output to the sockets of 5V and GND. Power it and measure at the sockets: 5.0 V "
            + "between 5V and GND, plus on 5V. Disconnect.";
        foreach (var input in wiring.Inputs)
        {
            yield return input.Protection == Protection.OptoIsolator
                ? $"{input.In}: resistor to 3V3, opto-isolator (its dot is pin 1), shunt and diode (band to the "
                    + $"anode), series resistor "
                    + $"{Schematic.Ohms(OptoIsolator.For(input.Volts!.Value).SeriesOhms)}; collector to the socket of "
                    + $"GPIO{input.Pin}, emitter to GND."
                : $"{input.In}: resistor to 3V3, 1 kΩ from the socket of GPIO{input.Pin} to the terminal, "
                    + "suppressor at the terminal, short and straight to GND.";
        }
        foreach (var input in wiring.Inputs.Where(input => input.Sensor.Powered))
        {
            yield return $"{input.In}: the {input.Sensor.Title.ToLowerInvariant()} is fed from "
                + $"+{Text(input.Volts ?? 0)} V and 0 V, "
                + "behind the fuse, over two terminals more.";
        }
        if (wiring.Serial is { } serial)
        {
            yield return $"serial: from the terminal over {Words(serial.Protection)} to the socket of GPIO{serial.Rx}; "
                + $"the device's ground to GND. GPIO{serial.Tx} "
                + (serial.Sensor.IsAsked ? "the same way back to its receive, terminal c." : "stays open.");
        }
        foreach (var bus in wiring.Buses)
        {
            var wires = string.Join(", ", bus.Pins.Select(pin => $"{pin.Key} to GPIO{pin.Value}"));
            yield return $"{bus.Sensor.Name}: {wires}, supply and GND; wires as short as they can be.";
        }
        foreach (var output in wiring.Outputs)
        {
            yield return output.To is { } to
                ? $"loop-back: 1 kΩ between GPIO{output.Pin} and GPIO{to}, on the board."
                : $"lamp: 220 Ω from GPIO{output.Pin} to the gate, 100 kΩ from the gate to GND, source by a wire of "
                    + $"its own to the step-down's 0 V, "
                    + "drain to “lamp –”; diode across the terminals, band to “lamp +”.";
        }
        yield return "Look for solder bridges; measure with the board still out and no power: no socket may have less "
            + "than 500 Ω to its neighbour.";
        yield return "Put the board in, power it, and check it with the meter as below, sensor by sensor, before any "
            + "cable goes out of the box.";
    }

    private static string Words(Protection protection) => protection switch
    {
        Protection.LevelShifter => "the MAX3232 (R1IN to the terminal, R1OUT to the pin; T1IN and T1OUT the other way)",
        Protection.Divider => "1 kΩ, with 2 kΩ from the pin to GND,",
        _ => "1 kΩ",
    };
}
