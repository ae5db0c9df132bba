using PitMarshal.Wiring.Check;

using static PitMarshal.Wiring.Drawing.Schematic;

namespace PitMarshal.Wiring.Drawing;

/// <summary>Where the station's current comes from.</summary>
internal static class SupplyRow
{
    public const double Height = 165;

    /// <summary>The supply of the sensors, in V: the station lives on the same.</summary>
    public static double Volts(StationWiring wiring) => SupplyCheck.Volts(wiring);

    public static void Draw(Sheet sheet, double volts, double top)
    {
        var y = top + 75;
        var (plus, suppressor) = ($"+{WiringCheck.Text(volts)} V", volts > 12 ? "SMBJ26CA" : "SMBJ18CA");
        var (bears, stores) = volts > 12 ? ("60 V", "63 V") : ("36 V", "35 V");
        var converter =
            $"step-down converter, {WiringCheck.Text(volts)} V to 5 V, 1 A, input to {bears} or more, set to "
            + $"5.0 V before it is connected";
        var regulator = sheet.Part("U", converter, "feeds the board");
        var fuse = sheet.Part("F", "fuse 2 A, slow, with holder", "a short in the station");
        var diode = sheet.Part("D", $"suppressor {suppressor}, both ways", "takes surges of the supply");
        var pole = sheet.Part("D", "Schottky diode SB560, 5 A 60 V", "blocks a supply whose poles were swapped");
        var bulk = sheet.Part(
            "C", $"electrolytic capacitor 470 µF, {stores}, 105 °C", "carries the board over a dip of the supply");
        sheet.Head(top, "supply; never this and the USB socket at once");
        sheet.Pin(y, "5V");
        sheet.Pin(y + 50, "GND");
        sheet.Line(PinX + 30, y, 590, y);
        sheet.Box(590, y - 25, 150, 90);
        sheet.Text(665, y + 15, $"{regulator} step-down", "middle", "small");
        sheet.Text(665, y + 30, $"{WiringCheck.Text(volts)} V → 5 V, 1 A", "middle", "small");
        sheet.Text(596, y + 4, "out", look: "small");
        sheet.Text(734, y + 4, "in", "end", "small");
        sheet.Line(PinX + 30, y + 50, 590, y + 50);
        sheet.Dot(560, y + 50);
        sheet.Ground(560, y + 50);
        sheet.Line(740, y, 936, y);
        sheet.Dot(758, y);
        sheet.Suppressor(758, y, $"{diode} {suppressor}");
        sheet.Dot(758, y + 50);
        sheet.Dot(864, y);
        sheet.CapacitorDown(864, y, $"{bulk} 470 µF");
        sheet.Dot(864, y + 50);
        sheet.DiodeAcross(898, y, $"{pole} SB560");
        sheet.Line(740, y + 50, DeviceX, y + 50);
        sheet.Dot(815, y);
        sheet.Supply(815, y, plus);
        sheet.Dot(910, y + 50);
        sheet.Return(910, y + 50, $"0 V of {plus}");
        sheet.Fuse(936, y, $"{fuse} 2 A");
        sheet.Line(980, y, DeviceX, y);
        sheet.Terminal(TerminalX, y, "+");
        sheet.Terminal(TerminalX, y + 50, "–");
        sheet.Box(DeviceX, y - 35, DeviceWidth, 112, corner: 6);
        sheet.Text(DeviceX + 10, y - 17, "Supply", look: "head");
        sheet.Text(DeviceX + 10, y + 4, $"{plus}, 3 A");
        sheet.Text(DeviceX + 10, y + 54, "0 V");
    }
}
