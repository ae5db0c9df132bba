using PitMarshal.Wiring.Check;
using PitMarshal.Wiring.Drawing;

namespace PitMarshal.Wiring.Pages;

/// <summary>What to buy, with ratings.</summary>
internal static class PartsList
{
    public static void Write(MarkdownPage page, StationWiring wiring)
    {
        page.Head("Parts");
        page.Table(["number", "part", "on the drawing", "for"], Rows(wiring));
    }

    private static IEnumerable<IReadOnlyList<string>> Rows(StationWiring wiring)
    {
        yield return ["1", wiring.Board.Title, "the board", "the station"];
        foreach (var sensor in Sensors(wiring).GroupBy(sensor => sensor.Name))
        {
            yield return [$"{sensor.Count()}", sensor.First().Buy, "outside",
                $"[{sensor.First().Title.ToLowerInvariant()}](sensors/{sensor.First().Page}.md)"];
        }
        foreach (var same in Schematic.Parts(wiring).GroupBy(part => part.Value))
        {
            yield return [$"{same.Count()}", same.Key, string.Join(", ", same.Select(part => part.Mark)),
                string.Join("; ", same.Select(part => part.Use).Distinct())];
        }
        if (Sensors(wiring).Any(sensor => sensor.Page == "loop-detector"))
        {
            yield return ["as long as needed",
                "single-core wire 1.5 mm², heat-proof insulation: the turns of the loop and its feeder, twisted",
                "—", "[inductive loop detector](sensors/loop-detector.md)"];
        }
        yield return ["1", $"supply {WiringCheck.Text(SupplyRow.Volts(wiring))} V DC, 3 A, isolated from the mains, "
            + $"for outdoors or in a box of its own",
            "Supply", "the station and its sensors"];
        yield return ["1", "socket strips for the board, stripboard or prototype board, screw terminals 5 mm",
            "circles", "all wires from outside"];
        yield return ["1",
            "box IP65 of plastic (Wi-Fi must get out), cable glands, gland plate with a drain at the bottom",
            "—", "rain"];
        yield return ["as long as needed", "shielded twisted pair 2 × 0.5 mm², outdoor, one pair a sensor; "
            + "its shield on the supply's 0 V at the station, open at the sensor", "—", "cables"];
    }

    private static IEnumerable<Sensor> Sensors(StationWiring wiring) => wiring.Inputs.Select(input => input.Sensor)
        .Concat(wiring.Serial is { } serial ? [serial.Sensor] : [])
        .Concat(wiring.Buses.Select(bus => bus.Sensor))
        .Concat(wiring.Outputs.Select(output => output.Sensor).OfType<Sensor>());
}
