namespace PitMarshal.Wiring;

/// <summary>Whether the firmware as shipped watches the pins that the wiring uses. Boards without a table of it are not asked.</summary>
internal static class FirmwareCheck
{
    private const string Mend = "wire it as the firmware has it, or change firmware/Board/Pins.cs and deploy that";

    public static IEnumerable<Finding> Of(StationWiring wiring) => wiring.Board.Firmware is not { } firmware
        ? []
        : Expected(wiring, firmware)
            .Where(expected => expected.Wired != expected.Firmware)
            .Select(expected => new Finding(expected.Line, expected.What,
                $"the firmware has {expected.What} on GPIO{expected.Firmware}, here it is on GPIO{expected.Wired}", Mend));

    private static IEnumerable<(int Line, string What, int Wired, int Firmware)> Expected(StationWiring wiring, FirmwarePins firmware)
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
        foreach (var output in wiring.Outputs)
        {
            yield return (output.Line, output.Out, output.Pin, output.To is null ? firmware.Lamp : firmware.LoopBackOut);
            if (output.To is { } to)
            {
                yield return (output.Line, "loop-back input", to, firmware.LoopBackIn);
            }
        }
    }
}
