using PitMarshal.Wiring.Circuits;

namespace PitMarshal.Wiring;

/// <summary>A kind of sensor that the pages describe.</summary>
/// <param name="Name">As wiring files name it.</param>
/// <param name="Title">In words.</param>
/// <param name="Page">Its page, <c>wiring/sensors/&lt;page&gt;.md</c>.</param>
/// <param name="Output">How its signal comes.</param>
/// <param name="Kinds">The observations it can give; empty for what gives none.</param>
/// <param name="DebounceMs">The debounce that suits it, least and most, in ms; null for what is no contact.</param>
/// <param name="FromCar">It sits in the car: whatever happens on the car's wiring comes along.</param>
/// <param name="Powered">It needs a supply beside its contact.</param>
/// <param name="Buy">What to buy, with ratings.</param>
public sealed record Sensor(
    string Name,
    string Title,
    string Page,
    Output Output,
    IReadOnlyList<string> Kinds,
    (int Least, int Most)? DebounceMs,
    bool FromCar,
    bool Powered,
    string Buy)
{
    /// <summary>It answers within so many µs, by what is to be bought; null where that is not known.</summary>
    public int? AnswersWithinUs => Name == "break-beam" ? 1_000 : null;

    public static IReadOnlyList<Sensor> All { get; } =
    [
        Contact("loop-detector", "Inductive loop detector", "loop-detector", ["loop", "car"], 1, 100,
            "inductive loop detector with relay or NPN open-collector output, pulse or presence mode, for the DC "
                + "supply below", powered: true),
        Contact("break-beam", "Break beam", "break-beam", ["loop", "car"], 1, 100,
            "through-beam sensor, NPN open-collector output, response 1 ms or better, IP65, 10–30 V DC", powered: true),
        Contact("mat", "Foot mat", "mat", ["mat"], 10, 200,
            "pressure mat, contact closes under 20 kg or less, IP65, 24 V 100 mA"),
        Contact("seat-switch", "Seat switch", "seat-and-belt", ["seat"], 20, 500,
            "seat switch whose contact opens under the driver (or a micro switch used normally closed), with a plug "
                + "that pulls apart",
            fromCar: true),
        Contact("belt-switch", "Belt switch", "seat-and-belt", ["belt"], 20, 500,
            "buckle switch whose contact opens when the belt is closed, on the same plug", fromCar: true),
        Contact("button", "Marshal's button", "button", ["button"], 10, 200,
            "push button, normally open, gold or cross-point contact, IP65"),
        Contact("engine-switch", "Engine signal", "seat-and-belt", ["engine"], 20, 1000,
            "oil pressure switch or alternator relay", fromCar: true),
        Contact("probe-switch", "Refuelling probe switch", "seat-and-belt", ["probe"], 20, 500,
            "inductive proximity switch, NPN open collector, approved for the zone it is in",
            powered: true),
        new("lamp", "Status lamp or beeper", "lamp", Output.Load, [], null, false, true,
            "12 V LED signal lamp, 1 to 3 W; a 12 V buzzer beside it if wanted"),
        new("decoder-p3", "Transponder decoder, AMB P3", "decoder-p3", Output.Rs232, ["tag"], null, false, true,
            "AMBrc or compatible decoder with its loop"),
        new("decoder-lines", "Transponder decoder, simple lines", "decoder-lines", Output.Logic3V,
            ["tag"], null, false, true,
            "decoder that writes the lines of docs/protocol.md, 115,200 baud"),
        new("badge-reader", "Badge reader, simple lines", "badge", Output.Logic3V, ["badge"], null, false, true,
            "small microcontroller board with an RFID reader that writes the lines of docs/protocol.md"),
        new("uhf", "UHF reader", "uhf", Output.Logic3V, ["tag", "badge"], null, false, true,
            "YRM100 or JRD-4035 module with antenna, 5 V 0.5 A"),
        new("vl53l0x", "Range sensor VL53L0X", "range", Output.Logic3V, ["car"], null, false, true,
            "VL53L0X module, 3.3 V"),
        new("hc-sr04", "Range sensor HC-SR04", "range", Output.Logic5V, ["car"], null, false,
            true, "HC-SR04 module, 5 V"),
        new("mfrc522", "Badge reader MFRC522", "badge", Output.Logic3V, ["badge"], null, false, true,
            "MFRC522 module, 3.3 V, with 13.56 MHz badges"),
        new("pn532", "Badge reader PN532", "badge", Output.Logic3V, ["badge"], null, false, true,
            "PN532 module set to I²C, 3.3 V, with 13.56 MHz badges"),
        new("infrared", "Infrared receiver", "infrared", Output.Logic3V, ["tag"], null, false, true,
            "TSOP38238 or TSOP4838 receiver, 38 kHz, 3.3 V"),
    ];

    /// <summary>How it speaks, as a venue file names it; null for a contact, and for lines.</summary>
    public string? Form => Name switch
    {
        "decoder-p3" => "p3",
        "uhf" => "uhf",
        "infrared" => "ir",
        "hc-sr04" => "hcsr04",
        "mfrc522" or "pn532" or "vl53l0x" => Name,
        _ => null,
    };

    /// <summary>
    /// True for a device on the serial line that is also asked: for its time, for what is missing, to look.
    /// </summary>
    public bool IsAsked => Name is "decoder-p3" or "uhf";

    public static Sensor? Find(string name) => All.FirstOrDefault(sensor => sensor.Name == name);

    private static Sensor Contact(
        string name, string title, string page, string[] kinds, int least, int most, string buy, bool fromCar = false,
        bool powered = false) =>
        new(name, title, page, Output.Contact, kinds, (least, most), fromCar, powered, buy);
}
