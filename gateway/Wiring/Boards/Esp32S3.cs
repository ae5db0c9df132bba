using static PitMarshal.Wiring.Boards.PinTraits;

namespace PitMarshal.Wiring.Boards;

/// <summary>
/// The ESP32-S3 on Espressif's own board. Sources: ESP-IDF Programming Guide for the ESP32-S3, "GPIO &amp; RTC GPIO"
/// (strapping 0, 3, 45, 46; flash and PSRAM on 26–32, with octal memory also on 33–37; USB on 19, 20; ADC2 on 11–20);
/// ESP32-S3-DevKitC-1 user guide (headers J1 and J3, UART0 on 43, 44, the lamp on 48); ESP32-S3 data sheet (two pulses
/// of 60 µs on 19 and 20 at power-up). GPIO21 high for some 30 ms at boot: reported by users. All modules are taken as
/// octal, the common N8R8 and N16R8: a wiring that is right for those is right for all.
/// </summary>
internal static class Esp32S3
{
    private static readonly Dictionary<int, BoardPin> s_special = new[]
    {
        new BoardPin(0, Strapping, "low at reset, it starts the download mode in place of the station"),
        new BoardPin(3, Strapping | Adc1, "it can choose the debugger's port at reset"),
        new BoardPin(45, Strapping, "high at reset, the flash gets 1.8 V and the board does not boot"),
        new BoardPin(46, Strapping, "high at reset, the board cannot be flashed"),
        new BoardPin(19, Usb | Adc2 | BootGlitch),
        new BoardPin(20, Usb | Adc2 | BootGlitch),
        new BoardPin(21, BootGlitch),
        new BoardPin(43, PinTraits.Console),
        new BoardPin(44, PinTraits.Console),
        new BoardPin(48, Led),
    }.ToDictionary(pin => pin.Gpio);

    private static readonly string[] s_left =
    [
        "3V3", "3V3", "RST", "4", "5", "6", "7", "15", "16", "17", "18", "8", "3", "46", "9", "10", "11", "12",
        "13", "14", "5V", "GND",
    ];

    private static readonly string[] s_right =
    [
        "GND", "43", "44", "1", "2", "42", "41", "40", "39", "38", "37", "36", "35", "0", "45", "48", "47", "21",
        "20", "19", "GND", "GND",
    ];

    public static Board DevKit { get; } = new(
        "esp32-s3",
        "ESP32-S3-DevKitC-1 (44 pins)",
        [.. Enumerable.Range(0, 49).Where(gpio => gpio is < 22 or > 25)
            .Select(gpio => s_special.GetValueOrDefault(gpio) ?? Plain(gpio))],
        s_left,
        s_right,
        null);

    private static BoardPin Plain(int gpio) => new(gpio, gpio switch
    {
        >= 1 and <= 10 => Adc1,
        >= 11 and <= 20 => Adc2,
        >= 26 and <= 32 => Flash,
        >= 33 and <= 37 => Psram,
        _ => None,
    });
}
