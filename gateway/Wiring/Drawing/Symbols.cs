using PitMarshal.Wiring.Circuits;

namespace PitMarshal.Wiring.Drawing;

/// <summary>The symbols of IEC 60617 that the schematics use.</summary>
internal static class Symbols
{
    /// <summary>A resistor on a horizontal wire from x to x + 44; its label above.</summary>
    public static void ResistorAcross(this Sheet sheet, double x, double y, string label)
    {
        sheet.Box(x, y - 7, 44, 14);
        sheet.Text(x + 22, y - 13, label, "middle", "small");
    }

    /// <summary>A resistor on a vertical wire from y to y + 50; its label at the right.</summary>
    public static void ResistorDown(this Sheet sheet, double x, double y, string label)
    {
        sheet.Line(x, y, x, y + 50);
        sheet.Box(x - 6, y + 8, 12, 34);
        sheet.Text(x + 11, y + 29, label, look: "small");
    }

    /// <summary>
    /// A diode on a vertical wire from y to y + 50, its cathode above or below; its label at the right.
    /// </summary>
    public static void DiodeDown(this Sheet sheet, double x, double y, string label, bool cathodeAbove)
    {
        sheet.Line(x, y, x, y + 50);
        var (tip, back) = cathodeAbove ? (y + 17, y + 33) : (y + 33, y + 17);
        sheet.Solid(x - 9, back, x + 9, back, x, tip);
        sheet.Line(x - 9, tip, x + 9, tip);
        sheet.Text(x + 14, y + 29, label, look: "small");
    }

    /// <summary>A diode on a horizontal wire that lets current to the left; its label above.</summary>
    public static void DiodeAcross(this Sheet sheet, double x, double y, string label)
    {
        sheet.Solid(x + 16, y - 9, x + 16, y + 9, x, y);
        sheet.Line(x, y - 9, x, y + 9);
        sheet.Text(x + 8, y - 14, label, "middle", "small");
    }

    /// <summary>
    /// An electrolytic capacitor on a vertical wire from y to y + 50, plus above; its label at the right.
    /// </summary>
    public static void CapacitorDown(this Sheet sheet, double x, double y, string label)
    {
        sheet.Line(x, y, x, y + 22);
        sheet.Line(x - 10, y + 22, x + 10, y + 22);
        sheet.Solid(x - 10, y + 27, x + 10, y + 27, x + 10, y + 30, x - 10, y + 30);
        sheet.Line(x, y + 30, x, y + 50);
        sheet.Text(x - 9, y + 17, "+", "middle", "small");
        sheet.Text(x + 15, y + 40, label, look: "small");
    }

    /// <summary>A suppressor diode, both ways, on a vertical wire from y to y + 50.</summary>
    public static void Suppressor(this Sheet sheet, double x, double y, string label)
    {
        sheet.Line(x, y, x, y + 50);
        sheet.Solid(x - 8, y + 11, x + 8, y + 11, x, y + 25);
        sheet.Solid(x - 8, y + 39, x + 8, y + 39, x, y + 25);
        sheet.Line(x - 11, y + 21, x - 8, y + 25, x + 8, y + 25, x + 11, y + 29);
        sheet.Text(x + 15, y + 29, label, look: "small");
    }

    public static void Ground(this Sheet sheet, double x, double y)
    {
        sheet.Line(x, y, x, y + 10);
        sheet.Line(x - 10, y + 10, x + 10, y + 10);
        sheet.Line(x - 6, y + 14, x + 6, y + 14);
        sheet.Line(x - 2, y + 18, x + 2, y + 18);
    }

    /// <summary>A supply that the wire comes up to.</summary>
    public static void Supply(this Sheet sheet, double x, double y, string name)
    {
        sheet.Line(x, y, x, y - 10);
        sheet.Line(x - 9, y - 10, x + 9, y - 10);
        sheet.Text(x, y - 15, name, "middle");
    }

    /// <summary>Where a sensor's current goes back to its own supply; not the board's ground.</summary>
    public static void Return(this Sheet sheet, double x, double y, string name)
    {
        sheet.Line(x, y, x, y + 12);
        sheet.Line(x - 9, y + 12, x + 9, y + 12);
        sheet.Text(x - 14, y + 16, name, "end", "small");
    }

    /// <summary>A screw terminal on the station's box.</summary>
    public static void Terminal(this Sheet sheet, double x, double y, string name)
    {
        sheet.Circle(x, y, 5);
        sheet.Text(x, y - 9, name, "middle", "small");
    }

    public static void Fuse(this Sheet sheet, double x, double y, string label)
    {
        sheet.Box(x, y - 6, 44, 12);
        sheet.Line(x, y, x + 44, y);
        sheet.Text(x + 22, y - 12, label, "middle", "small");
    }

    /// <summary>
    /// A contact between two wires that come from the left, at y and y + height, drawn as it is while nothing happens.
    /// </summary>
    public static void Contact(this Sheet sheet, double left, double x, double y, double height, bool opens)
    {
        var (top, bottom) = (y + height / 2 - 13, y + height / 2 + 13);
        sheet.Line(left, y, x, y, x, top);
        sheet.Line(left, y + height, x, y + height, x, bottom);
        sheet.Line(x, bottom, opens ? x + 6 : x + 14, top - 2);
        if (opens)
        {
            sheet.Line(x, top, x + 8, top);
        }
    }

    /// <summary>
    /// An opto-isolator: collector and emitter at the left, anode and cathode at the right, 50 px apart.
    /// </summary>
    public static void OptoIsolator(this Sheet sheet, double x, double y, string label)
    {
        sheet.Box(x, y - 22, 110, 94);
        sheet.Text(x + 55, y - 28, label, "middle", "small");
        foreach (var (pin, at, line)
            in new[] { ("4", x + 5, y - 4), ("3", x + 5, y + 62), ("1", x + 99, y - 4), ("2", x + 99, y + 62) })
        {
            sheet.Text(at, line, pin, look: "small");
        }
        sheet.Line(x, y, x + 22, y, x + 36, y + 18);
        sheet.Line(x, y + 50, x + 22, y + 50, x + 36, y + 32);
        sheet.Line(x + 36, y + 8, x + 36, y + 42);
        sheet.Solid(x + 22, y + 50, x + 24, y + 41, x + 31, y + 46);
        sheet.Line(x + 110, y, x + 84, y, x + 84, y + 50, x + 110, y + 50);
        sheet.Solid(x + 75, y + 17, x + 93, y + 17, x + 84, y + 33);
        sheet.Line(x + 75, y + 33, x + 93, y + 33);
        foreach (var at in new[] { y + 18, y + 28 })
        {
            sheet.Line(x + 66, at, x + 46, at);
            sheet.Solid(x + 46, at, x + 53, at - 4, x + 53, at + 4);
        }
    }

    /// <summary>
    /// An N-channel MOSFET: gate at the left at y, drain up to y − 22 and source down to y + 22 at x + 40.
    /// </summary>
    public static void Mosfet(this Sheet sheet, double x, double y, string label)
    {
        sheet.Line(x - 10, y, x, y);
        sheet.Line(x, y - 18, x, y + 18);
        sheet.Line(x + 8, y - 22, x + 8, y - 10);
        sheet.Line(x + 8, y - 6, x + 8, y + 6);
        sheet.Line(x + 8, y + 10, x + 8, y + 22);
        sheet.Line(x + 8, y - 16, x + 40, y - 16, x + 40, y - 22);
        sheet.Line(x + 8, y + 16, x + 40, y + 16, x + 40, y + 22);
        sheet.Line(x + 8, y, x + 40, y, x + 40, y + 16);
        sheet.Solid(x + 9, y, x + 18, y - 4, x + 18, y + 4);
        sheet.Text(x + 50, y + 5, label, look: "small");
    }

    public static void LampCircle(this Sheet sheet, double x, double y)
    {
        sheet.Circle(x, y, 15);
        sheet.Line(x - 10.6, y - 10.6, x + 10.6, y + 10.6);
        sheet.Line(x - 10.6, y + 10.6, x + 10.6, y - 10.6);
    }
}
