namespace PitMarshal.Wiring.Boards;

/// <summary>A board that can be bought, and what its pins are good for.</summary>
/// <param name="Name">As wiring files name it.</param>
/// <param name="Title">As a shop names it.</param>
/// <param name="Pins">All GPIOs of the chip.</param>
/// <param name="Left">The labels of the left header from the antenna down, the USB socket below;
/// GPIOs by number.</param>
/// <param name="Right">The same of the right header.</param>
/// <param name="Firmware">The pins that firmware/Board uses on it; null where BoardPins.cs must
/// be changed first.</param>
public sealed record Board(
    string Name,
    string Title,
    IReadOnlyList<BoardPin> Pins,
    IReadOnlyList<string> Left,
    IReadOnlyList<string> Right,
    FirmwarePins? Firmware)
{
    public static IReadOnlyList<Board> All { get; } = [Esp32.Wroom, Esp32.Wrover, Esp32S3.DevKit];

    public static Board? Find(string name) => All.FirstOrDefault(board => board.Name == name);

    public BoardPin? Pin(int gpio) => Pins.FirstOrDefault(pin => pin.Gpio == gpio);

    /// <summary>
    /// Where a GPIO is on the header, as "left 15" counted from the antenna; null when it is not brought out.
    /// </summary>
    public string? Place(int gpio)
    {
        var label = Label(gpio);
        return Left.ToList().IndexOf(label) is >= 0 and var left ? $"left {left + 1}"
            : Right.ToList().IndexOf(label) is >= 0 and var right ? $"right {right + 1}"
            : null;
    }

    private static string Label(int gpio) => gpio.ToString(System.Globalization.CultureInfo.InvariantCulture);
}
