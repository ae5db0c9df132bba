using PitMarshal.Wiring.Check;
using PitMarshal.Wiring.Circuits;

using static PitMarshal.Wiring.Drawing.Schematic;

namespace PitMarshal.Wiring.Drawing;

/// <summary>The serial line.</summary>
internal static class SerialRow
{
    public const double Height = 255;

    private const double Apart = 90, Ground = 130;

    public static void Draw(Sheet sheet, WiredSerial serial, double top)
    {
        var y = top + 85;
        sheet.Head(top, $"serial: {serial.Place.Words}");
        sheet.Pin(y, $"GPIO{serial.Rx}");
        sheet.Text(PinX + 6, y - 6, "RX", look: "small");
        sheet.Pin(y + Apart, $"GPIO{serial.Tx}");
        sheet.Text(PinX + 6, y + Apart - 6, "TX", look: "small");
        Circuit(sheet, serial, y);
        if (serial.Sensor.IsAsked)
        {
            Ask(sheet, serial, y + Apart);
        }
        else
        {
            sheet.Line(PinX + 26, y + Apart - 5, PinX + 36, y + Apart + 5);
            sheet.Line(PinX + 26, y + Apart + 5, PinX + 36, y + Apart - 5);
            sheet.Text(PinX + 44, y + Apart + 4, "nothing is sent", look: "small");
        }
        sheet.Ground(930, y + Ground);
        sheet.Line(930, y + Ground, TerminalX, y + Ground, DeviceX, y + Ground);
        sheet.Line(TerminalX, y, DeviceX, y);
        sheet.Terminal(TerminalX, y, "serial a");
        sheet.Circle(TerminalX, y + Ground, 5);
        sheet.Text(TerminalX, y + Ground + 18, "serial b", "middle", "small");
        sheet.Box(DeviceX, y - 40, DeviceWidth, Ground + 62, corner: 6);
        sheet.Text(DeviceX + 10, y - 22, Title(serial), look: "head");
        sheet.Text(DeviceX + 8, y + 4, "TXD");
        sheet.Text(DeviceX + 8, y + Apart + 4, serial.Sensor.IsAsked ? "RXD" : "");
        sheet.Text(DeviceX + 8, y + Ground + 4, "GND");
        sheet.Text(DeviceX + 60, y + 26, $"{Level(serial)}, 115,200 8N1", look: "small");
        sheet.Text(DeviceX + 60, y + 40, $"cable {WiringCheck.Text(serial.CableMetres)} m", look: "small");
    }

    private static void Circuit(Sheet sheet, WiredSerial serial, double y)
    {
        sheet.Line(PinX + 30, y, 660, y);
        if (serial.Protection == Protection.LevelShifter)
        {
            var shifter = sheet.Part("U", "MAX3232 module, 3.3 V", "makes logic levels of RS-232");
            sheet.Box(700, y - 30, 140, 145);
            sheet.Text(770, y + 49, $"{shifter} MAX3232", "middle", "small");
            sheet.Text(706, y + 4, "R1OUT", look: "small");
            sheet.Text(834, y + 4, "R1IN", "end", "small");
            sheet.Supply(770, y - 30, "3V3");
            sheet.Ground(770, y + 115);
            sheet.Line(660, y, 700, y);
            sheet.Line(840, y, TerminalX, y);
            return;
        }
        var series = sheet.Part("R", "1 kΩ, ¼ W", "keeps sparks off a pin");
        sheet.ResistorAcross(660, y, $"{series} 1 kΩ");
        sheet.Line(704, y, TerminalX, y);
        if (serial.Protection == Protection.Divider)
        {
            var lower = sheet.Part("R", "2 kΩ, ¼ W", "makes 3.3 V of 5 V");
            sheet.Dot(610, y);
            sheet.ResistorDown(610, y, $"{lower} 2 kΩ");
            sheet.Ground(610, y + 50);
        }
    }

    /// <summary>The line back, by which the device is asked.</summary>
    private static void Ask(Sheet sheet, WiredSerial serial, double y)
    {
        if (serial.Protection == Protection.LevelShifter)
        {
            sheet.Line(PinX + 30, y, 700, y);
            sheet.Text(706, y + 4, "T1IN", look: "small");
            sheet.Text(834, y + 4, "T1OUT", "end", "small");
            sheet.Line(840, y, DeviceX, y);
        }
        else
        {
            var series = sheet.Part("R", "1 kΩ, ¼ W", "keeps sparks off a pin");
            sheet.Line(PinX + 30, y, 660, y);
            sheet.ResistorAcross(660, y, $"{series} 1 kΩ");
            sheet.Line(704, y, DeviceX, y);
        }
        sheet.Terminal(TerminalX, y, "serial c");
    }

    private static string Title(WiredSerial serial) => serial.Sensor.Title.Split(',')[0];

    private static string Level(WiredSerial serial) => serial.Signal switch
    {
        Output.Rs232 => "RS-232",
        Output.Logic5V => "5 V",
        _ => "3.3 V",
    };
}
