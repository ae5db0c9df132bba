using PitMarshal.Wiring.Circuits;

namespace PitMarshal.Wiring.Check;

/// <summary>Whether the serial line is sound.</summary>
internal static class SerialCheck
{
    /// <summary>Cable that a line of 3.3 V or 5 V may have, in m.</summary>
    public const double LogicCableMax = 3;

    /// <summary>Cable that RS-232 may have, in m.</summary>
    public const double Rs232CableMax = 15;

    public static IEnumerable<WiringFinding> Of(StationWiring wiring)
    {
        if (wiring.Serial is not { } serial)
        {
            yield break;
        }
        foreach (var (reason, mend) in Wrong(serial).Concat(Points(wiring, serial)))
        {
            yield return new(serial.Line, "serial", reason, mend);
        }
    }

    private static IEnumerable<(string Reason, string Mend)> Wrong(WiredSerial serial)
    {
        if (serial.Port == "uart0")
        {
            yield return ("uart0 is the boot log and the way to flash", "write port: uart2");
        }
        if (serial.Port == "uart1")
        {
            yield return ("the firmware listens on uart2", "write port: uart2");
        }
        if (!serial.Sensor.Kinds.Any(kind => kind is "tag" or "badge") || serial.Sensor.Output is Output.Contact)
        {
            yield return ($"{serial.Sensor.Name} has no serial line", "write it under inputs: or buses:");
        }
        if (Circuit(serial) is { } wrong)
        {
            yield return wrong;
        }
        if (serial.Signal == Output.Rs232 && serial.CableMetres > Rs232CableMax)
        {
            yield return ($"{WiringCheck.Text(serial.CableMetres)} m of RS-232: "
                + $"at 38,400 baud and more its levels fade after {WiringCheck.Text(Rs232CableMax)} m",
                "put the station nearer, a pair of RS-422 converters between, "
                + "or take the decoder over the network (decoder.host)");
        }
        if (serial.Signal != Output.Rs232 && serial.CableMetres > LogicCableMax)
        {
            yield return ($"logic levels do not survive {WiringCheck.Text(serial.CableMetres)} m of cable beside "
                + $"a track",
                $"use RS-232 with protection: level-shifter, or at most {WiringCheck.Text(LogicCableMax)} m");
        }
    }

    private static (string Reason, string Mend)? Circuit(WiredSerial serial) =>
        (serial.Signal, serial.Protection) switch
    {
        (Output.Rs232, Protection.LevelShifter) or (Output.Logic5V, Protection.Divider)
            or (Output.Logic3V, Protection.Series1k) => null,
        (Output.Rs232, _) => ("RS-232 swings to ±12 V: the pin would be gone at the first character",
            "write protection: level-shifter (a MAX3232)"),
        (Output.Logic5V, _) => ("5 V on a pin: no pin is 5 V tolerant (3.6 V at most)", "write protection: divider"),
        (_, Protection.None) => ("the line goes straight to the pin", "write protection: series-1k"),
        _ => ("a line of 3.3 V behind this would not reach the pin's levels", "write protection: series-1k"),
    };

    private static IEnumerable<(string Reason, string Mend)> Points(StationWiring wiring, WiredSerial serial)
    {
        var loops = wiring.Inputs.Where(input => input.Place.Kind == "loop")
            .Select(input => input.Place.Point).ToList();
        if (serial.Place is { Kind: "tag", Point: { } point } && loops.Count > 0 && !loops.Contains(point))
        {
            yield return ($"its transponders are at {point}, and the station's loop is at {loops[0]}: no transponder "
                + $"would find its pulse",
                $"write p: {loops[0]}");
        }
    }
}
