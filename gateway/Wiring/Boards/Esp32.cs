using static PitMarshal.Wiring.Boards.PinTraits;

namespace PitMarshal.Wiring.Boards;

/// <summary>
/// The first ESP32. Sources: Espressif, ESP-IDF Programming Guide, "GPIO &amp; RTC GPIO" (strapping, flash, PSRAM,
/// input-only pins, ADC2); ESP32-DevKitC V4 Getting Started Guide (headers; "GPIO16 and GPIO17 are available only on
/// boards with the ESP32-WROOM series"); ESP32 Series SoC Errata 3.11 (36 and 39 pulled low for about 80 ns). Boot
/// glitches of 5, 14, 26, 27: measured by users, in no data sheet.
/// </summary>
internal static class Esp32
{
    private static readonly BoardPin[] s_pins =
    [
        new(0, Strapping | Adc2, "low at reset, it starts the download mode in place of the station"),
        new(1, PinTraits.Console),
        new(2, Strapping | Adc2, "high at reset, the board cannot be flashed"),
        new(3, PinTraits.Console),
        new(4, Adc2),
        new(5, Strapping | BootGlitch, "it is driven while the board boots, against what is wired to it"),
        new(6, Flash), new(7, Flash), new(8, Flash), new(9, Flash), new(10, Flash), new(11, Flash),
        new(12, Strapping | Adc2, "high at reset, the flash gets 1.8 V and the board does not boot"),
        new(13, Adc2),
        new(14, Adc2 | BootGlitch),
        new(15, Strapping | Adc2, "low at reset, it silences the boot log"),
        new(16, None), new(17, None), new(18, None), new(19, None), new(21, None), new(22, None), new(23, None),
        new(25, Adc2),
        new(26, Adc2 | BootGlitch), new(27, Adc2 | BootGlitch),
        new(32, Adc1), new(33, Adc1),
        new(34, Adc1 | InputOnly), new(35, Adc1 | InputOnly),
        new(36, Adc1 | InputOnly | UnsoundInterrupt), new(39, Adc1 | InputOnly | UnsoundInterrupt),
    ];

    private static readonly string[] s_left =
        ["3V3", "EN", "36", "39", "34", "35", "32", "33", "25", "26", "27", "14", "12", "GND",
            "13", "9", "10", "11", "5V"];

    private static readonly string[] s_right =
        ["GND", "23", "22", "1", "3", "21", "GND", "19", "18", "5", "17", "16", "4", "0", "2", "15", "8", "7", "6"];

    /// <summary>The shipped board.</summary>
    public static Board Wroom { get; } = new(
        "esp32-wroom-32",
        "ESP32-DevKitC V4 with ESP32-WROOM-32 (38 pins)",
        s_pins,
        s_left,
        s_right,
        new FirmwarePins(
            Inputs: [13, 14, 18, 19, 21, 22, 23, 25, 26, 27, 34, 35],
            Lamp: 4,
            LoopBackOut: 32,
            LoopBackIn: 33,
            SerialReceive: 16,
            SerialTransmit: 17,
            Buses: new Dictionary<string, int>
            {
                ["sda"] = 21, ["scl"] = 22, ["clock"] = 18, ["miso"] = 19, ["mosi"] = 23, ["select"] = 25,
            }));

    /// <summary>The same with PSRAM, which takes 16 and 17.</summary>
    public static Board Wrover { get; } = new(
        "esp32-wrover",
        "ESP32-DevKitC V4 with ESP32-WROVER (38 pins, PSRAM)",
        [.. s_pins.Select(pin => pin.Gpio is 16 or 17 ? pin with { Traits = Psram } : pin)],
        s_left,
        [.. s_right.Select(label => label is "16" or "17" ? "NC" : label)],
        null);
}
