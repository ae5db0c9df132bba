using PitMarshal.Wiring.Circuits;

using static PitMarshal.Wiring.Drawing.Schematic;

namespace PitMarshal.Wiring.Drawing;

/// <summary>A sensor on a bus: signal wires, supply and ground.</summary>
internal static class BusRow
{
    private const double Apart = 40, First = 70;

    public static double Height(WiredBus bus) => First + Apart * (bus.Pins.Count + 2) + 25;

    public static void Draw(Sheet sheet, WiredBus bus, double top)
    {
        sheet.Head(top, $"{bus.Sensor.Name}: {bus.Place.Words}");
        var y = top + First;
        sheet.Box(DeviceX, y - 42, DeviceWidth, Apart * (bus.Pins.Count + 2) + 22, corner: 6);
        sheet.Text(DeviceX + 10, y - 24, bus.Sensor.Title, look: "head");
        foreach (var (signal, gpio) in bus.Pins)
        {
            sheet.Pin(y, $"GPIO{gpio}");
            sheet.Text(PinX + 6, y - 6, signal, look: "small");
            Wire(sheet, bus, signal, y);
            sheet.Text(DeviceX + 8, y + 4, Module(signal));
            y += Apart;
        }
        var supply = bus.Sensor.Output == Output.Logic5V ? "5V" : "3V3";
        sheet.Line(940, y, DeviceX, y);
        sheet.Supply(940, y, supply);
        sheet.Text(DeviceX + 8, y + 4, bus.Bus == BusKind.Spi ? "3V3 and RST" : "VCC");
        sheet.Line(940, y + Apart, DeviceX, y + Apart);
        sheet.Ground(940, y + Apart);
        sheet.Text(DeviceX + 8, y + Apart + 4, "GND");
        sheet.Text(560, y + 20, Note(bus), look: "small");
    }

    private static void Wire(Sheet sheet, WiredBus bus, string signal, double y)
    {
        if (signal != "echo")
        {
            sheet.Line(PinX + 30, y, DeviceX, y);
            return;
        }
        var upper = sheet.Part("R", "1 kΩ, ¼ W", "makes 3.3 V of the 5 V of the echo");
        var lower = sheet.Part("R", "2 kΩ, ¼ W", "makes 3.3 V of the 5 V of the echo");
        sheet.Line(PinX + 30, y, 700, y);
        sheet.ResistorAcross(700, y, $"{upper} 1 kΩ");
        sheet.Line(744, y, DeviceX, y);
        sheet.Dot(640, y);
        sheet.ResistorDown(640, y, $"{lower} 2 kΩ");
        sheet.Ground(640, y + 50);
    }

    private static string Module(string signal) => signal switch
    {
        "clock" => "SCK",
        "select" => "SDA (select)",
        "receive" => "OUT",
        "trigger" => "Trig",
        "echo" => "Echo",
        _ => signal.ToUpperInvariant(),
    };

    private static string Note(WiredBus bus) => bus.Bus switch
    {
        BusKind.I2c => "the module has the pull-up resistors of both wires",
        BusKind.Spi => "wires of 20 cm at most; the module's reset goes to 3V3",
        BusKind.TriggerEcho => "",
        _ => "100 Ω in the supply and 4.7 µF at the receiver keep it from hearing the board",
    };
}
