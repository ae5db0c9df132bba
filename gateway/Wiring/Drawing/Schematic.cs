using PitMarshal.Wiring.Check;

namespace PitMarshal.Wiring.Drawing;

/// <summary>
/// The schematic of a station: the board as it lies on the table with the pins that are used, and one circuit below the
/// other on the pins of its symbol, each from the pin to the sensor.
/// </summary>
public static class Schematic
{
    /// <summary>Where the circuits begin: the right edge of the board's symbol.</summary>
    public const double PinX = 500;

    /// <summary>The row of screw terminals: the wall of the station's box.</summary>
    public const double TerminalX = 1010;

    /// <summary>What is outside the box.</summary>
    public const double DeviceX = 1060, DeviceWidth = 210;

    private const double Width = 1300, Top = 70, SymbolX = 400;

    /// <summary>The drawing as SVG.</summary>
    public static string Of(StationWiring wiring) => Draw(wiring).Svg;

    /// <summary>What must be bought for what is drawn.</summary>
    public static IReadOnlyList<CircuitPart> Parts(StationWiring wiring) => Draw(wiring).Parts;

    private static (string Svg, IReadOnlyList<CircuitPart> Parts) Draw(StationWiring wiring)
    {
        var circuits = new Sheet();
        circuits.Text(30, 40, $"{wiring.Title}: {wiring.Board.Title}", look: "title");
        var rows = Rows(wiring).ToList();
        var height = Math.Max(rows.Sum(row => row.Height), BoardPicture.Height(wiring.Board)) + Top + 20;
        circuits.Box(SymbolX, Top, PinX - SymbolX, rows.Sum(row => row.Height), "board");
        BoardPicture.Draw(circuits, wiring, Top);
        var y = Top;
        foreach (var (rowHeight, draw) in rows)
        {
            draw(circuits, y);
            y += rowHeight;
        }
        return (circuits.Svg(Width, height, $"{wiring.Title}: schematic"), circuits.Parts);
    }

    private static IEnumerable<(double Height, Action<Sheet, double> Draw)> Rows(StationWiring wiring)
    {
        foreach (var input in wiring.Inputs)
        {
            yield return (InputRow.Height(input), (sheet, y) => InputRow.Draw(sheet, input, y));
        }
        if (wiring.Serial is { } serial)
        {
            yield return (SerialRow.Height, (sheet, y) => SerialRow.Draw(sheet, serial, y));
        }
        foreach (var bus in wiring.Buses)
        {
            yield return (BusRow.Height(bus), (sheet, y) => BusRow.Draw(sheet, bus, y));
        }
        foreach (var output in wiring.Outputs)
        {
            yield return (OutputRow.Height(output), (sheet, y) => OutputRow.Draw(sheet, output, y));
        }
        yield return (SupplyRow.Height, (sheet, y) => SupplyRow.Draw(sheet, SupplyRow.Volts(wiring), y));
    }

    /// <summary>A pin of the board's symbol.</summary>
    public static void Pin(this Sheet sheet, double y, string label)
    {
        sheet.Text(PinX - 8, y + 4, label, "end");
        sheet.Line(PinX, y, PinX + 30, y);
    }

    /// <summary>What a circuit is for, above it.</summary>
    public static void Head(this Sheet sheet, double top, string text) =>
        sheet.Text(PinX + 16, top + 18, text, look: "head");

    /// <summary>Ohms as a person writes them.</summary>
    public static string Ohms(double ohms) =>
        ohms >= 1000 ? $"{WiringCheck.Text(ohms / 1000)} kΩ" : $"{WiringCheck.Text(ohms)} Ω";
}
