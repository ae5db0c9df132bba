using PitMarshal.Wiring.Boards;

namespace PitMarshal.Wiring;

/// <summary>A station as its wiring file describes it: read, not yet checked.</summary>
/// <param name="Path">The file.</param>
/// <param name="Name">The station, which is also the file's name.</param>
/// <param name="Role">Its role in the venue file.</param>
public sealed record StationWiring(
    string Path,
    int Line,
    string Name,
    string Role,
    string Title,
    Board Board,
    string About,
    IReadOnlyList<WiredInput> Inputs,
    WiredSerial? Serial,
    IReadOnlyList<WiredBus> Buses,
    IReadOnlyList<WiredOutput> Outputs)
{
    /// <summary>
    /// What the station's configuration calls a reader: its bus, or without one its first pin; what
    /// that is, Pins.cs decides.
    /// </summary>
    public string InputOf(WiredBus bus) => bus.Bus switch
    {
        BusKind.I2c => "i2c",
        BusKind.Spi => "spi",
        _ => $"in{(Board.Firmware?.Inputs.ToList().IndexOf(bus.Pins[0].Value) ?? -1) + 1}",
    };

    /// <summary>All uses of all pins, in the order of the file.</summary>
    public IEnumerable<PinUse> Uses()
    {
        foreach (var input in Inputs)
        {
            yield return new(input.Line, input.Pin, input.In, PinRole.Input);
        }
        if (Serial is { } serial)
        {
            yield return new(serial.Line, serial.Rx, "serial receive", PinRole.Receiver);
            yield return new(serial.Line, serial.Tx, "serial transmit", PinRole.Driver);
        }
        foreach (var bus in Buses)
        {
            foreach (var (signal, pin) in bus.Pins)
            {
                yield return new(bus.Line, pin, $"{bus.Sensor.Name} {signal}",
                    WiredBus.IsDriven(signal) ? PinRole.Driver : PinRole.Receiver);
            }
        }
        foreach (var output in Outputs)
        {
            yield return new(output.Line, output.Pin, output.Out, output.To is null ? PinRole.Output : PinRole.Driver);
            if (output.To is { } to)
            {
                yield return new(output.Line, to, $"{output.Out} input", PinRole.Input);
            }
        }
    }
}
