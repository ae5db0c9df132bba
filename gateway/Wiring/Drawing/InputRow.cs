using PitMarshal.Wiring.Check;
using PitMarshal.Wiring.Circuits;

using static PitMarshal.Wiring.Drawing.Schematic;

namespace PitMarshal.Wiring.Drawing;

/// <summary>The circuit of a contact.</summary>
internal static class InputRow
{
    private const double Wire = 112;

    public static double Height(WiredInput input) => input.Protection == Protection.OptoIsolator ? 232 : 205;

    public static void Draw(Sheet sheet, WiredInput input, double top)
    {
        var y = top + Wire;
        sheet.Head(top, $"{input.In}: {input.Place.Words}");
        sheet.Pin(y, $"GPIO{input.Pin}");
        sheet.Text(PinX + 6, y - 6, input.In, look: "small");
        var pullUp = sheet.Part("R", "10 kΩ, ¼ W", "holds an input high while nothing pulls it down");
        sheet.ResistorDown(560, y - 50, $"{pullUp} 10 kΩ");
        sheet.Dot(560, y);
        sheet.Supply(560, y - 50, "3V3");
        if (input.Protection == Protection.OptoIsolator)
        {
            Opto(sheet, input, y);
        }
        else
        {
            Series(sheet, input, y);
        }
    }

    private static void Opto(Sheet sheet, WiredInput input, double y)
    {
        var circuit = Circuits.OptoIsolator.For(input.Volts!.Value);
        var opto = sheet.Part("U", "opto-isolator PC817 or VO615A", "keeps the wires of a sensor off the board");
        var shunt = sheet.Part("R", "1 kΩ, ¼ W", "lets leakage past the LED of an opto-isolator");
        var diode = sheet.Part("D", "1N4148", "takes a reversed supply off the LED of an opto-isolator");
        var series = sheet.Part("R", $"{Ohms(circuit.SeriesOhms)}, ¼ W", "sets the current through a sensor's contact");
        var supply = $"+{WiringCheck.Text(circuit.Volts)} V";
        sheet.Line(PinX + 30, y, 640, y);
        sheet.OptoIsolator(640, y, $"{opto} PC817");
        sheet.Line(640, y + 50, 610, y + 50);
        sheet.Ground(610, y + 50);
        sheet.Line(750, y, 900, y);
        sheet.Line(944, y, 975, y);
        sheet.Supply(975, y, supply);
        sheet.Line(750, y + 50, TerminalX, y + 50);
        sheet.Dot(775, y);
        sheet.Dot(775, y + 50);
        sheet.ResistorDown(775, y, $"{shunt} 1 kΩ");
        sheet.Dot(850, y);
        sheet.Dot(850, y + 50);
        sheet.DiodeDown(850, y, $"{diode} 1N4148", cathodeAbove: true);
        sheet.ResistorAcross(900, y, $"{series} {Ohms(circuit.SeriesOhms)}");
        sheet.Text(640, y + 92, $"closed: line {circuit.LineMilliamps:0.0} mA, LED {circuit.LedMilliamps:0.0} mA",
            look: "small");
        sheet.Line(TerminalX, y + 80, 975, y + 80);
        sheet.Return(975, y + 80, $"0 V of {supply}");
        Sensor(sheet, input, y + 50, 30);
    }

    private static void Series(Sheet sheet, WiredInput input, double y)
    {
        var series = sheet.Part("R", "1 kΩ, ¼ W", "keeps sparks off a pin");
        var diode = sheet.Part("D", "suppressor SMAJ5.0CA, 5 V both ways", "takes sparks on a cable to ground");
        sheet.Line(PinX + 30, y, 640, y);
        sheet.ResistorAcross(640, y, $"{series} 1 kΩ");
        sheet.Line(684, y, TerminalX, y);
        sheet.Dot(820, y);
        sheet.Suppressor(820, y, $"{diode} SMAJ5.0CA");
        sheet.Line(820, y + 50, TerminalX, y + 50);
        sheet.Dot(820, y + 50);
        sheet.Ground(820, y + 50);
        Sensor(sheet, input, y, 50);
    }

    private static void Sensor(Sheet sheet, WiredInput input, double y, double apart)
    {
        sheet.Terminal(TerminalX, y, $"{input.In} a");
        sheet.Circle(TerminalX, y + apart, 5);
        sheet.Text(TerminalX, y + apart + 18, $"{input.In} b", "middle", "small");
        sheet.Line(TerminalX + 5, y, DeviceX, y);
        sheet.Line(TerminalX + 5, y + apart, DeviceX, y + apart);
        sheet.Box(DeviceX, y - 35, DeviceWidth, apart + 62, corner: 6);
        sheet.Text(DeviceX + 10, y - 17, input.Sensor.Title, look: "head");
        sheet.Contact(DeviceX, DeviceX + 34, y, apart, opens: !input.Low);
        var text = y + apart / 2 - (input.Sensor.Powered ? 9 : 2);
        sheet.Text(DeviceX + 60, text,
            input.Protection == Protection.OptoIsolator ? "contact or NPN," : "contact,", look: "small");
        sheet.Text(DeviceX + 60, text + 14, input.Low ? "closes for “on”" : "opens for “on”", look: "small");
        sheet.Text(DeviceX + 60, text + 28, $"cable {WiringCheck.Text(input.CableMetres)} m", look: "small");
        if (input.Sensor.Powered)
        {
            sheet.Text(DeviceX + 60, text + 42,
                $"+{WiringCheck.Text(input.Volts ?? 0)} V by another pair", look: "small");
        }
    }
}
