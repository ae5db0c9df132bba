using PitMarshal.Wiring.Boards;

namespace PitMarshal.Wiring.Check;

/// <summary>
/// Whether the firmware as shipped watches the pins that the wiring uses. Boards without a table of it are not asked.
/// </summary>
internal static class FirmwareCheck
{
    private const string Mend =
        "wire it as the firmware has it, or change firmware/Board/Pins/BoardPins.cs and deploy that";

    public static IEnumerable<WiringFinding> Of(StationWiring wiring) => wiring.Board.Firmware is not { } firmware
        ? Rooms(wiring)
        : Rooms(wiring).Concat(Readers(wiring, firmware)).Concat(Expected(wiring, firmware)
            .Where(expected => expected.Wired != expected.Firmware)
            .Select(expected => new WiringFinding(expected.Line, expected.What,
                $"the firmware has {expected.What} on GPIO{expected.Firmware}, here it is on GPIO{expected.Wired}",
                Mend)));

    /// <summary>
    /// The firmware has room for one reader of transponders, and on buses one range sensor and one badge reader.
    /// </summary>
    private static IEnumerable<WiringFinding> Rooms(StationWiring wiring) =>
        from reader in wiring.Buses.Select(bus => (bus.Line, bus.Sensor.Name, bus.Place.Kind))
            .Concat(wiring.Serial is { Place.Kind: "tag" } serial ? [(serial.Line, "serial", "tag")] : [])
        group reader by reader.Kind into same
        where same.Count() > 1
        select new WiringFinding(same.Last().Line, same.Last().Name,
            $"the firmware has room for one reader of {same.Key}, and {same.First().Name} is one",
            "give the other to a second station");

    /// <summary>Readers without a bus take input pins, an HC-SR04 two that follow each other.</summary>
    private static IEnumerable<WiringFinding> Readers(StationWiring wiring, FirmwarePins firmware)
    {
        var inputs = firmware.Inputs.ToList();
        foreach (var bus in wiring.Buses.Where(bus => bus.Bus is BusKind.Rmt or BusKind.TriggerEcho))
        {
            var first = inputs.IndexOf(bus.Pins[0].Value);
            if (first < 0 || (bus.Pins.Count > 1 && inputs.IndexOf(bus.Pins[1].Value) != first + 1))
            {
                yield return new(bus.Line, bus.Sensor.Name,
                    "the firmware has it on the pin of an input; trigger and echo on two that follow each other",
                    $"inputs are, in their order, GPIO {string.Join(", ", inputs)}");
            }
        }
    }

    private static IEnumerable<(int Line, string What, int Wired, int Firmware)> Expected(
        StationWiring wiring, FirmwarePins firmware)
    {
        foreach (var input in wiring.Inputs.Where(input => input.Number >= 1 && input.Number <= firmware.Inputs.Count))
        {
            yield return (input.Line, input.In, input.Pin, firmware.Inputs[input.Number - 1]);
        }
        if (wiring.Serial is { } serial)
        {
            yield return (serial.Line, "serial receive", serial.Rx, firmware.SerialReceive);
            yield return (serial.Line, "serial transmit", serial.Tx, firmware.SerialTransmit);
        }
        foreach (var bus in wiring.Buses)
        {
            foreach (var (signal, pin) in bus.Pins)
            {
                if (firmware.Buses.TryGetValue(signal, out var expected))
                {
                    yield return (bus.Line, $"{WiredBus.NameOf(bus.Bus)} {signal}", pin, expected);
                }
            }
        }
        foreach (var output in wiring.Outputs)
        {
            yield return (output.Line, output.Out, output.Pin,
                output.To is null ? firmware.Lamp : firmware.LoopBackOut);
            if (output.To is { } to)
            {
                yield return (output.Line, "loop-back input", to, firmware.LoopBackIn);
            }
        }
    }
}
