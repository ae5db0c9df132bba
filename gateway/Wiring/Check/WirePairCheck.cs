using PitMarshal.Wiring.Boards;

namespace PitMarshal.Wiring.Check;

/// <summary>Whether two things want the same pin or the same name.</summary>
internal static class WirePairCheck
{
    public static IEnumerable<WiringFinding> Of(StationWiring wiring)
    {
        foreach (var twice in wiring.Uses().GroupBy(use => use.Pin).Where(uses => uses.Count() > 1)
            .Where(uses => !IsOneBus(wiring, uses)))
        {
            yield return new(twice.Last().Line, twice.Last().What,
                $"GPIO{twice.Key} is also {twice.First().What}: each would read the other",
                "give each a pin of its own");
        }
        foreach (var twice in wiring.Inputs.GroupBy(input => input.In).Where(inputs => inputs.Count() > 1))
        {
            yield return new(twice.Last().Line, twice.Key, $"{twice.Key} stands here twice",
                "give each input a name of its own, in1 to in12");
        }
        foreach (var twice in wiring.Outputs.GroupBy(output => output.Out).Where(outputs => outputs.Count() > 1))
        {
            yield return new(twice.Last().Line, twice.Key, $"{twice.Key} stands here twice",
                "the firmware has one; wire a second lamp beside the first");
        }
    }

    /// <summary>Devices on I²C share both wires; on SPI all but the select.</summary>
    private static bool IsOneBus(StationWiring wiring, IGrouping<int, PinUse> uses)
    {
        var kinds = wiring.Buses
            .SelectMany(bus => bus.Pins.Where(pin => pin.Value == uses.Key).Select(pin => (bus.Bus, pin.Key)))
            .ToList();
        return kinds.Count == uses.Count() && kinds.Distinct().Count() == 1
            && kinds[0] is (BusKind.I2c, _) or (BusKind.Spi, "clock" or "mosi" or "miso");
    }
}
