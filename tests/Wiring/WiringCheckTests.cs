using System.Text;
using PitMarshal.Events;
using PitMarshal.Wiring;
using PitMarshal.Wiring.Check;

namespace PitMarshal.Tests.Wiring;

public sealed class WiringCheckTests
{
    private const string Loop =
        "{ in: in1, pin: 13, k: loop, p: pit-in, pull: up, low: true, debounceMs: 5, sensor: loop-detector, "
        + "protection: opto-isolator, volts: 12 }";

    private const string Mat = "{ in: in1, pin: 13, k: button, id: b, pull: up, low: true, debounceMs: 30, sensor: "
        + "button, protection: series-1k, cable: 3 }";

    private const string Seat =
        "{ in: in1, pin: 13, k: seat, box: \"1\", pull: up, low: false, debounceMs: 50, sensor: seat-switch, "
        + "protection: opto-isolator, volts: 12 }";

    private const string Serial =
        "{ port: uart2, rx: 16, tx: 17, sensor: decoder-lines, p: pit-in, protection: series-1k, cable: 1 }";

    private const string Lamp =
        "{ out: lamp, pin: 4, sensor: lamp, protection: transistor, volts: 12, milliamps: 250 }";

    /// <summary>A sound wiring, what is changed in it, and what is said then.</summary>
    public static TheoryData<string, string, string, string, string> Unsafe => new()
    {
        { "esp32-s3", Loop, "pin: 13", "pin: 0",
            "GPIO0 is a strapping pin: low at reset, it starts the download mode" },
        { "esp32-wrover", Loop, "pin: 13", "pin: 2",
            "GPIO2 is a strapping pin: high at reset, the board cannot be flashed" },
        { "esp32-wrover", Loop, "pin: 13", "pin: 5", "GPIO5 is a strapping pin: it is driven while the board boots" },
        { "esp32-wrover", Loop, "pin: 13", "pin: 12",
            "GPIO12 is a strapping pin: high at reset, the flash gets 1.8 V" },
        { "esp32-wrover", Loop, "pin: 13", "pin: 15",
            "GPIO15 is a strapping pin: low at reset, it silences the boot log" },
        { "esp32-s3", Loop, "pin: 13", "pin: 45", "GPIO45 is a strapping pin: high at reset, the flash gets 1.8 V" },
        { "esp32-s3", Loop, "pin: 13", "pin: 46", "GPIO46 is a strapping pin" },
        { "esp32-s3", Loop, "pin: 13", "pin: 3", "GPIO3 is a strapping pin" },
        { "esp32-wroom-32", Loop, "pin: 13", "pin: 9", "GPIO9 is the flash inside the module" },
        { "esp32-s3", Loop, "pin: 13", "pin: 28", "GPIO28 is the flash inside the module" },
        { "esp32-wrover", Loop, "pin: 13", "pin: 16", "GPIO16 is the PSRAM inside the module" },
        { "esp32-s3", Loop, "pin: 13", "pin: 36", "GPIO36 is the PSRAM inside the module" },
        { "esp32-wroom-32", Loop, "pin: 13", "pin: 3", "GPIO3 is UART0" },
        { "esp32-s3", Loop, "pin: 13", "pin: 43", "GPIO43 is UART0" },
        { "esp32-s3", Loop, "pin: 13", "pin: 19", "GPIO19 is the chip's USB port" },
        { "esp32-s3", Loop, "pin: 13", "pin: 48", "GPIO48 has the board's own lamp on it" },
        { "esp32-wroom-32", Loop, "pin: 13", "pin: 24", "this chip has no GPIO24" },
        { "esp32-s3", Loop, "pin: 13", "pin: 22", "this chip has no GPIO22" },
        { "esp32-wroom-32", Loop, "pin: 13", "pin: 36", "GPIO36 gives edges that never were (erratum 3.11)" },
        { "esp32-wrover", Loop, "pin: 13", "pin: 34", "GPIO34 has no pull resistor inside: the input would float" },
        { "esp32-wroom-32", Loop, "pin: 13", "pin: 14", "the firmware has in1 on GPIO13, here it is on GPIO14" },
        { "esp32-wrover", Loop, "in: in1", "in: in13", "the firmware has no such input" },
        { "esp32-wroom-32", Loop, "pull: up", "pull: down", "it would never read high" },
        { "esp32-wroom-32", Loop, "opto-isolator", "none", "a wire from outside goes straight to the pin" },
        { "esp32-wroom-32", Loop, "protection: opto-isolator", "protection: divider",
            "a pull resistor shifts the divider's level" },
        { "esp32-wroom-32", Loop, "pull: up", "pull: up, supervised: end-of-line",
            "GPIO13 is on ADC2, which cannot measure while Wi-Fi is on" },
        { "esp32-s3", Loop, "pin: 13, k: loop", "pin: 4, supervised: end-of-line, k: loop",
            "the firmware reads levels, not voltages" },
        { "esp32-wroom-32", Loop, "pull: up", "pull: up, supervised: normally-closed",
            "a normally closed contact opens for “on”, and open is the high level" },
        { "esp32-wroom-32", Loop, "volts: 12", "volts: 48",
            "no resistor of ¼ W lights the opto-isolator safely from 48 V" },
        { "esp32-wroom-32", Loop, ", volts: 12", "",
            "the resistor of an opto-isolator depends on the sensor's supply" },
        { "esp32-wroom-32", Loop, "opto-isolator, volts: 12", "series-1k, cable: 1, volts: 12",
            "12 V on a pin: no pin is 5 V tolerant" },
        { "esp32-wroom-32", Loop, "opto-isolator, volts: 12", "divider, volts: 12",
            "the divider of 1 kΩ and 2 kΩ makes 8 V of 12 V" },
        { "esp32-wroom-32", Loop, "debounceMs: 5", "debounceMs: 80",
            "a fast car may be gone before the debounce is over" },
        { "esp32-wroom-32", Loop, "debounceMs: 5", "debounceMs: 2000", "the firmware refuses a debounce over 1000 ms" },
        { "esp32-wroom-32", Loop, "k: loop, p: pit-in", "k: seat, box: \"1\"", "loop-detector cannot observe seat" },
        { "esp32-wroom-32", Loop, ", p: pit-in", "", "a loop without its point" },
        { "esp32-wroom-32", Loop, "p: pit-in", "p: pit-in, box: \"1\"", "a loop is at a point and in no box" },
        { "esp32-wroom-32", Loop, "sensor: loop-detector", "sensor: hc-sr04", "hc-sr04 is no contact" },
        { "esp32-wroom-32", Mat, "cable: 3", "cable: 20", "20 m of cable is an antenna" },
        { "esp32-wroom-32", Mat, ", cable: 3", "", "how long the cable is decides whether 1 kΩ is enough" },
        { "esp32-wroom-32", Mat, "debounceMs: 30", "debounceMs: 1", "bounces longer than 1 ms" },
        { "esp32-wroom-32", Mat, ", id: b", "", "a button without its name" },
        { "esp32-wroom-32", Mat, "k: button, id: b, pull", "k: mat, box: \"1\", side: left, pull",
            "box 1 has only one mat" },
        { "esp32-wroom-32", Seat, "low: false", "low: true", "a pulled plug would read as an empty seat" },
        { "esp32-wroom-32", Seat, "opto-isolator, volts: 12", "series-1k, cable: 3",
            "a wire from the car brings its ignition" },
        { "esp32-wroom-32", Seat, "box: \"1\", ", "", "seat without its box" },
        { "esp32-wroom-32", Serial, "uart2", "uart0", "uart0 is the boot log" },
        { "esp32-wroom-32", Serial, "uart2", "uart1", "the firmware listens on uart2" },
        { "esp32-wroom-32", Serial, "rx: 16, tx: 17", "rx: 16, tx: 16", "GPIO16 is also serial receive" },
        { "esp32-wrover", Serial, "rx: 16, tx: 17", "rx: 32, tx: 35", "GPIO35 is an input only and cannot drive" },
        { "esp32-wroom-32", Serial, "decoder-lines", "decoder-p3", "RS-232 swings to ±12 V" },
        { "esp32-wroom-32", Serial, "p: pit-in", "p: pit-in, signal: 5V", "5 V on a pin: no pin is 5 V tolerant" },
        { "esp32-wroom-32", Serial, "series-1k", "none", "the line goes straight to the pin" },
        { "esp32-wroom-32", Serial, "cable: 1", "cable: 30", "logic levels do not survive 30 m of cable" },
        { "esp32-wroom-32", Serial, "sensor: decoder-lines", "sensor: mat", "mat has no serial line" },
        { "esp32-wroom-32", Serial, "p: pit-in", "box: \"1\"", "a tag without its point" },
        { "esp32-wrover", Lamp, "pin: 4", "pin: 14", "GPIO14 moves while the board boots" },
        { "esp32-s3", Lamp, "pin: 4", "pin: 21", "GPIO21 moves while the board boots" },
        { "esp32-wroom-32", Lamp, "pin: 4", "pin: 34", "GPIO34 is an input only and cannot drive" },
        { "esp32-wroom-32", Lamp, "transistor", "none", "12 V reaches the pin through the lamp" },
        { "esp32-wroom-32", Lamp, "transistor, volts: 12", "none, volts: 3.3",
            "250 mA is more than the 20 mA of a pin" },
        { "esp32-wroom-32", Lamp, "milliamps: 250", "milliamps: 5000", "5000 mA at 12 V is more than the MOSFET" },
        { "esp32-wroom-32", Lamp, "sensor: lamp", "sensor: mat", "mat is nothing to be driven" },
    };

    [Theory]
    [MemberData(nameof(Unsafe))]
    public void An_unsafe_wiring_is_refused_with_its_line_the_reason_and_a_mend(
        string board, string part, string from, string to, string reason)
    {
        Assert.Contains(from, part, StringComparison.Ordinal);
        Assert.DoesNotContain(Check(board, part), finding => finding.Reason.Contains(reason, StringComparison.Ordinal));

        var found = Check(board, part.Replace(from, to, StringComparison.Ordinal));

        var finding = Assert.Single(found, finding => finding.Reason.Contains(reason, StringComparison.Ordinal));
        Assert.Equal(6, finding.Line);
        Assert.NotEqual("", finding.Mend);
    }

    public static TheoryData<string, string> Contradictory => new()
    {
        { $"inputs:\n  - {Loop}\n  - {Loop.Replace("in1", "in2")}", "GPIO13 is also in1" },
        { $"inputs:\n  - {Loop}\n  - {Loop.Replace("13", "14")}", "in1 stands here twice" },
        { $"inputs:\n  - {Loop}\n  - {Loop.Replace("in1", "in2").Replace("13", "14")}",
            "in1 observes loop at pit-in already" },
        { $"inputs:\n  - {Loop}\nserial: {Serial.Replace("pit-in", "pit-out")}",
            "no transponder would find its pulse" },
        { $"outputs:\n  - {Lamp}\n  - {Lamp}", "lamp stands here twice" },
        { "outputs:\n  - { out: loop-back, pin: 32, to: 32 }", "GPIO32 is also loop-back" },
        { "outputs:\n  - { out: loop-back, pin: 32, to: 39 }", "GPIO39 gives edges that never were" },
        { "outputs:\n  - { out: loop-back, pin: 33, to: 32 }",
            "the firmware has loop-back on GPIO32, here it is on GPIO33" },
        { "outputs:\n  - { out: loop-back, pin: 32, to: 33 }", "nothing is wired to it" },
        { "buses:\n  - { bus: trigger-echo, trigger: 25, echo: 26, sensor: hc-sr04, k: car, box: \"1\" }",
            "its echo is 5 V" },
        { "buses:\n  - { bus: i2c, sda: 25, scl: 26, sensor: pn532, k: badge, box: \"1\", address: 36 }",
            "on GPIO21, here it is on GPIO25" },
        { "buses:\n  - { bus: trigger-echo, trigger: 26, echo: 25, sensor: hc-sr04, k: car, box: \"1\", protection: "
            + "divider }", "two that follow each other" },
        { $"serial: {Serial}\nbuses:\n  - {{ bus: rmt, receive: 34, sensor: infrared, k: tag, p: pit-out }}",
            "room for one reader of tag" },
        { "buses:\n  - { bus: rmt, receive: 4, sensor: infrared, k: tag, p: pit-in }",
            "the firmware has it on the pin of an input" },
        { "buses:\n  - { bus: i2c, sda: 34, scl: 22, sensor: vl53l0x, k: car, box: \"1\", address: 41 }",
            "GPIO34 is an input only" },
        { "buses:\n  - { bus: i2c, sda: 21, scl: 22, sensor: vl53l0x, k: car, box: \"1\" }",
            "a sensor on I²C without its address" },
        { "buses:\n  - { bus: i2c, sda: 21, scl: 22, sensor: vl53l0x, k: car, box: \"1\", address: 41, cable: 4 }",
            "does not survive 4 m of cable" },
        { "buses:\n  - { bus: i2c, sda: 21, scl: 22, sensor: mfrc522, k: badge, box: \"1\", address: 41 }",
            "mfrc522 is not connected so" },
        { "buses:\n  - { bus: i2c, sda: 21, scl: 22, sensor: vl53l0x, k: badge, box: \"1\", address: 41 }",
            "vl53l0x cannot observe badge" },
        {
            "buses:\n  - { bus: i2c, sda: 21, scl: 22, sensor: vl53l0x, k: car, box: \"1\", address: 41 }\n"
            + "  - { bus: i2c, sda: 21, scl: 22, sensor: vl53l0x, k: car, box: \"2\", address: 41 }",
            "address 0x29 is also vl53l0x"
        },
    };

    [Theory]
    [MemberData(nameof(Contradictory))]
    public void Parts_that_contradict_each_other_are_refused(string parts, string reason) =>
        Assert.Contains(Of("esp32-wroom-32", parts),
            finding => finding.Reason.Contains(reason, StringComparison.Ordinal) && finding.Mend.Length > 0);

    [Fact]
    public void A_file_of_another_name_is_refused() => Assert.Contains(
        WiringCheck.Of(WiringFile.Parse(Yaml("esp32-wroom-32", $"inputs:\n  - {Loop}"), "other.yaml")),
        finding => finding.Reason.StartsWith("the file is other.yaml and the station x", StringComparison.Ordinal));

    [Fact]
    public void The_mend_of_a_pin_names_pins_that_are_free_and_sound()
    {
        var finding = Assert.Single(Check("esp32-wrover", Loop.Replace("pin: 13", "pin: 12")));

        Assert.Equal("use GPIO4, GPIO13, GPIO14, GPIO18, GPIO19, …", finding.Mend);
    }

    [Theory]
    [InlineData("board: esp8266", "'esp8266' is no board; known: esp32-wroom-32, esp32-wrover, esp32-s3")]
    [InlineData("inputs: [{ in: in1, pin: thirteen }]", "'thirteen' is not a number from 0 to 99")]
    [InlineData("inputs: [{ in: in1, pin: 13, pull: sideways }]", "'sideways' is none of none, up, down")]
    [InlineData("inputs: [{ in: in1, pin: 13, pull: up, low: true, debounceMs: 5, sensor: ear }]",
        "'ear' is no sensor; known: loop-detector, ")]
    [InlineData("inputs: [{ in: in1, gpio: 13 }]", "'gpio' is not known here")]
    [InlineData("inputs: 13", "expected a list")]
    [InlineData("buses: [{ bus: can }]", "'can' is none of i2c, spi, trigger-echo, rmt")]
    public void What_is_no_wiring_is_bad_input_with_its_line(string yaml, string what)
    {
        var text = (yaml.StartsWith("board", StringComparison.Ordinal) ? "" : "board: esp32-wroom-32\n")
            + $"station: x\ntitle: X\nabout: y\n{yaml}\n";

        var bad = Assert.Throws<BadInput>(() => WiringFile.Parse(Encoding.UTF8.GetBytes(text), "x.yaml"));

        Assert.Matches("^x.yaml:[1-5]: ", bad.Message);
        Assert.Contains(what, bad.Message, StringComparison.Ordinal);
    }

    private static IReadOnlyList<WiringFinding> Check(string board, string part) => Of(board, part switch
    {
        _ when part.StartsWith("{ in:", StringComparison.Ordinal) => $"inputs:\n  - {part}",
        _ when part.StartsWith("{ out:", StringComparison.Ordinal) => $"outputs:\n  - {part}",
        _ => $"\nserial: {part}",
    });

    private static IReadOnlyList<WiringFinding> Of(string board, string parts) =>
        WiringCheck.Of(WiringFile.Parse(Yaml(board, parts), "x.yaml"));

    private static byte[] Yaml(string board, string parts) =>
        Encoding.UTF8.GetBytes($"station: x\ntitle: X\nboard: {board}\nabout: y\n{parts}\n");
}
