using System.Globalization;
using PitMarshal.Wiring.Boards;

namespace PitMarshal.Wiring.Drawing;

/// <summary>The board as it lies on the table, antenna up and USB socket down, with the pins that are used.</summary>
internal static class BoardPicture
{
    private const double Left = 140, Width = 130, Pitch = 22, Above = 60, Below = 36;

    public static double Height(Board board) => Above + Below + Pitch * board.Left.Count;

    public static void Draw(Sheet sheet, StationWiring wiring, double top)
    {
        var board = wiring.Board;
        sheet.Box(Left, top, Width, Height(board), "board", 8);
        sheet.Box(Left + 25, top + 6, Width - 50, 36);
        sheet.Text(Left + Width / 2, top + 28, "antenna", "middle", "small");
        sheet.Box(Left + 45, top + Height(board) - 22, 40, 22);
        sheet.Text(Left + Width / 2, top + Height(board) - 7, "USB", "middle", "small");
        for (var i = 0; i < board.Left.Count; i++)
        {
            var y = top + Above + Pitch * i;
            Pin(sheet, wiring, board.Left[i], Left, y, isLeft: true);
            Pin(sheet, wiring, board.Right[i], Left + Width, y, isLeft: false);
        }
    }

    private static void Pin(Sheet sheet, StationWiring wiring, string label, double x, double y, bool isLeft)
    {
        var use = Use(wiring, label);
        sheet.Box(isLeft ? x + 4 : x - 16, y - 6, 12, 12, use.Length > 0 ? "used" : "pad");
        sheet.Text(isLeft ? x + 21 : x - 21, y + 4, label, isLeft ? "start" : "end", "small");
        sheet.Text(isLeft ? x - 8 : x + 8, y + 4, use, isLeft ? "end" : "start");
    }

    private static string Use(StationWiring wiring, string label) =>
        int.TryParse(label, CultureInfo.InvariantCulture, out var gpio)
            ? wiring.Uses().FirstOrDefault(use => use.Pin == gpio)?.What ?? ""
            : label switch { "5V" => "5 V in", "3V3" => "to circuits", "GND" => "ground", _ => "" };
}
