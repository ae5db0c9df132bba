using PitMarshal.Wiring.Circuits;

namespace PitMarshal.Wiring.Check;

/// <summary>Whether sensors on buses are wired as they need.</summary>
internal static class BusCheck
{
    /// <summary>Cable that these buses bear, in m.</summary>
    public const double CableMax = 1;

    public static IEnumerable<WiringFinding> Of(StationWiring wiring)
    {
        foreach (var bus in wiring.Buses)
        {
            foreach (var (reason, mend) in Wrong(bus))
            {
                yield return new(bus.Line, bus.Sensor.Name, reason, mend);
            }
        }
        foreach (var twice in wiring.Buses.Where(bus => bus.Address is not null).GroupBy(bus => bus.Address)
            .Where(same => same.Count() > 1))
        {
            yield return new(twice.Last().Line, twice.Last().Sensor.Name,
                $"address 0x{twice.Key:X2} is also {twice.First().Sensor.Name}: both would answer at once",
                "give one of them another address, or a station of its own");
        }
    }

    private static IEnumerable<(string Reason, string Mend)> Wrong(WiredBus bus)
    {
        if (Fits(bus.Sensor) is { } fits && fits != bus.Bus)
        {
            yield return ($"{bus.Sensor.Name} is not connected so", $"write bus: {WiredBus.NameOf(fits)}");
        }
        if (Fits(bus.Sensor) is null)
        {
            yield return ($"{bus.Sensor.Name} has no bus", "write it under inputs: or serial:");
        }
        if (bus.Place.Kind.Length > 0 && !bus.Sensor.Kinds.Contains(bus.Place.Kind))
        {
            yield return ($"{bus.Sensor.Name} cannot observe {bus.Place.Kind}",
                $"write k: {string.Join(" or ", bus.Sensor.Kinds)}");
        }
        if (bus.Sensor.Output == Output.Logic5V && bus.Protection != Protection.Divider)
        {
            yield return ("its echo is 5 V: no pin is 5 V tolerant (3.6 V at most)", "write protection: divider");
        }
        if (bus.Bus == BusKind.I2c && bus.Address is null)
        {
            yield return ("a sensor on I²C without its address", "write address: 41 for a VL53L0X, 36 for a PN532");
        }
        if (bus.CableMetres > CableMax)
        {
            yield return ($"such a bus does not survive {WiringCheck.Text(bus.CableMetres)} m of cable",
                $"at most {WiringCheck.Text(CableMax)} m: put a station of its own beside the sensor");
        }
    }

    private static BusKind? Fits(Sensor sensor) => sensor.Name switch
    {
        "vl53l0x" or "pn532" => BusKind.I2c,
        "mfrc522" => BusKind.Spi,
        "hc-sr04" => BusKind.TriggerEcho,
        "infrared" => BusKind.Rmt,
        _ => null,
    };
}
