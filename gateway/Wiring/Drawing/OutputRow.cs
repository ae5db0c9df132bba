using PitMarshal.Wiring.Check;

using static PitMarshal.Wiring.Drawing.Schematic;

namespace PitMarshal.Wiring.Drawing;

/// <summary>The lamp with its switch, or the loop-back wire.</summary>
internal static class OutputRow
{
    public static double Height(WiredOutput output) => output.To is null ? 212 : 125;

    public static void Draw(Sheet sheet, WiredOutput output, double top)
    {
        if (output.To is { } to)
        {
            LoopBack(sheet, output, to, top);
        }
        else
        {
            Lamp(sheet, output, top);
        }
    }

    private static void LoopBack(Sheet sheet, WiredOutput output, int to, double top)
    {
        var y = top + 55;
        var series = sheet.Part("R", "1 kΩ, ¼ W", "loop-back wire, by which two outputs cannot fight");
        sheet.Head(top, "loop-back: the station measures its own delay");
        sheet.Pin(y, $"GPIO{output.Pin}");
        sheet.Pin(y + 45, $"GPIO{to}");
        sheet.Line(PinX + 30, y, 580, y);
        sheet.ResistorAcross(580, y, $"{series} 1 kΩ");
        sheet.Line(624, y, 680, y, 680, y + 45, PinX + 30, y + 45);
        sheet.Text(700, y + 26, "a wire on the station's own board; set loopback=1 in station.cfg", look: "small");
    }

    private static void Lamp(Sheet sheet, WiredOutput output, double top)
    {
        var y = top + 132;
        var (drain, plus) = (y - 22, y - 72);
        var gate = sheet.Part("R", "220 Ω, ¼ W", "keeps the gate from ringing");
        var dark = sheet.Part("R", "100 kΩ, ¼ W", "keeps the lamp dark while the board boots");
        var transistor = sheet.Part("Q", "N-MOSFET IRLZ44N (logic level)", "switches the lamp");
        var diode = sheet.Part("D", "1N4007", "takes what a buzzer's coil gives back");
        var fuse = sheet.Part("F", "fuse 1 A, slow, with holder", "a short in the lamp's cable");
        sheet.Head(top, "lamp: lit when the driver was out with both feet down");
        sheet.Pin(y, $"GPIO{output.Pin}");
        sheet.Line(PinX + 30, y, 550, y);
        sheet.ResistorAcross(550, y, $"{gate} 220 Ω");
        sheet.Line(594, y, 700, y);
        sheet.Dot(630, y);
        sheet.ResistorDown(630, y, $"{dark} 100 kΩ");
        sheet.Ground(630, y + 50);
        sheet.Mosfet(710, y, $"{transistor} IRLZ44N");
        sheet.Line(750, y + 22, 750, y + 50);
        sheet.Return(750, y + 50, $"0 V of +{WiringCheck.Text(output.Volts)} V");
        sheet.Line(750, drain, TerminalX, drain, DeviceX + 40, drain);
        sheet.Supply(750, plus, $"+{WiringCheck.Text(output.Volts)} V");
        sheet.Line(750, plus, 880, plus);
        sheet.Fuse(880, plus, $"{fuse} 1 A");
        sheet.Line(924, plus, TerminalX, plus, DeviceX + 40, plus, DeviceX + 40, drain);
        sheet.Dot(810, plus);
        sheet.Dot(810, drain);
        sheet.DiodeDown(810, plus, $"{diode} 1N4007", cathodeAbove: true);
        sheet.Terminal(TerminalX, plus, "lamp +");
        sheet.Terminal(TerminalX, drain, "lamp –");
        sheet.Box(DeviceX, plus - 38, DeviceWidth, 110, corner: 6);
        sheet.Line(DeviceX, plus, DeviceX + 40, plus, DeviceX + 40, drain, DeviceX, drain);
        sheet.LampCircle(DeviceX + 40, (plus + drain) / 2);
        sheet.Text(DeviceX + 10, plus - 20, "Status lamp", look: "head");
        sheet.Text(DeviceX + 70, plus + 22,
            $"{WiringCheck.Text(output.Volts)} V, {WiringCheck.Text(output.Milliamps)} mA;", look: "small");
        sheet.Text(DeviceX + 70, plus + 36, "a buzzer may stand", look: "small");
        sheet.Text(DeviceX + 70, plus + 50, "beside it", look: "small");
    }
}
