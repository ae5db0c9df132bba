using System.Text;
using PitMarshal.Wiring;
using PitMarshal.Wiring.Check;

namespace PitMarshal.Tests.Wiring;

/// <summary>
/// Wirings that work on the bench and fail in the pit lane: refused, each with its reason and its fix.
/// </summary>
public sealed class FailureTests
{
    private const string Loop =
        "{ in: in1, pin: 13, k: loop, p: pit-in, pull: up, low: true, debounceMs: 5, sensor: loop-detector, "
        + "protection: opto-isolator, volts: 12, cable: 10 }";

    private const string Mats =
        "{ in: in3, pin: 18, k: mat, box: \"1\", side: left, pull: up, low: true, debounceMs: 30, sensor: mat, "
        + "protection: opto-isolator, volts: 12 }\n  - { in: in4, pin: 19, k: mat, box: \"1\", side: right, pull: up, "
        + "low: true, "
        + "debounceMs: 30, sensor: mat, protection: series-1k, cable: 5 }";

    private const string Car =
        "{ in: in1, pin: 13, k: car, box: \"1\", pull: up, low: true, debounceMs: 50, sensor: loop-detector, "
        + "protection: opto-isolator, volts: 12 }";

    private const string Button =
        "{ in: in1, pin: 13, k: button, id: b, pull: up, low: true, debounceMs: 30, sensor: button, "
        + "protection: series-1k, cable: 3 }";

    private const string Probe =
        "{ in: in1, pin: 13, k: probe, box: \"1\", pull: up, low: true, debounceMs: 50, sensor: probe-switch, "
        + "protection: opto-isolator, volts: 12 }";

    private const string Engine =
        "{ in: in1, pin: 13, k: engine, box: \"1\", pull: up, low: true, debounceMs: 50, sensor: engine-switch, "
        + "protection: opto-isolator, volts: 12 }";

    private const string Beam =
        "{ in: in1, pin: 13, k: loop, p: pit-in, pull: up, low: true, debounceMs: 5, sensor: break-beam, "
        + "protection: opto-isolator, volts: 12 }";

    private const string Lamp =
        "{ out: lamp, pin: 4, sensor: lamp, protection: transistor, volts: 12, milliamps: 250 }";

    private const string Decoder =
        "{ port: uart2, rx: 16, tx: 17, sensor: decoder-p3, p: pit-in, protection: level-shifter, cable: 5 }";

    private const string Series = "protection: series-1k, cable: 3 }";
    private const string Opto = "protection: opto-isolator, volts: 12 }";

    /// <summary>A sound part, what is changed in it, and what is said then.</summary>
    public static TheoryData<string, string, string, string> Unsafe => new()
    {
        { Mats, "low: true", "low: false", "an unplugged mat would read as a foot on the ground" },
        { Mats, "side: right, pull: up, low: true", "side: right, pull: up, low: false",
            "a driver exit that never was" },
        { Mats, "low: true", "low: false, supervised: normally-closed",
            "an unplugged mat would read as a foot on the ground" },
        { Car, "low: true", "low: false", "a cut wire would read as a car in the box" },
        { Loop, "low: true", "low: false", "a passing that never was" },
        { Beam, "low: true", "low: false", "a passing that never was" },
        { Button, "low: true", "low: false", "a mark that no marshal made" },
        { Probe, "low: true", "low: false", "a cut wire would read as a refuelling probe" },
        { Engine, "low: true", "low: false", "a cut wire would read as a running engine" },
        { Beam, Opto, Series, "a break beam has a supply of its own" },
        { Car, Opto, Series, "an inductive loop detector has a supply of its own".Replace("an ", "a ") },
        { Probe, Opto, Series, "a refuelling probe switch has a supply of its own" },
        { Loop, "cable: 10", "cable: 300", "300 m of cable" },
        { Loop, "cable: 10", "cable: 101", "101 m of cable" },
        { Car, "volts: 12", "volts: 12, cable: 150", "150 m of cable" },
        { Decoder, "cable: 5", "cable: 60", "60 m of RS-232" },
        { Decoder, "cable: 5", "cable: 16", "16 m of RS-232" },
        { Loop + "\n  - " + Beam.Replace("in1", "in2").Replace("13", "14").Replace("pit-in", "x"),
            "volts: 12 }", "volts: 24 }",
            "it wants 12 V, and the station's supply has 24 V" },
        { Mats + "\n  - " + Car, "volts: 12 }\n", "volts: 5 }\n", "it wants 5 V, and the station's supply has 12 V" },
        { Loop, "volts: 12", "volts: 5", "a supply of 5 V leaves the step-down converter nothing" },
        { Loop, "volts: 12", "volts: 9", "a supply of 9 V leaves the step-down converter nothing" },
        { Lamp, "volts: 12", "volts: 24", "a lamp of 24 V on a supply of 12 V" },
        { Lamp, "volts: 12", "volts: 6", "a lamp of 6 V on a supply of 12 V" },
        { Lamp, "milliamps: 250", "milliamps: 1500", "1500 mA blow the lamp's fuse of 1 A" },
        { Lamp, "milliamps: 250", "milliamps: 950", "950 mA blow the lamp's fuse of 1 A" },
        { Lamp, "milliamps: 250", "milliamps: 0", "a lamp that draws nothing" },
    };

    [Theory]
    [MemberData(nameof(Unsafe))]
    public void What_fails_unsafely_is_refused(string part, string from, string to, string reason)
    {
        Assert.Contains(from, part, StringComparison.Ordinal);
        Assert.Empty(Check(Wrap(part)));

        WiringFinding[] found = [.. Check(Wrap(part.Replace(from, to, StringComparison.Ordinal)))
            .Where(finding => finding.Reason.Contains(reason, StringComparison.Ordinal))];

        Assert.NotEmpty(found);
        Assert.All(found, finding => Assert.NotEqual("", finding.Mend));
    }

    [Fact]
    public void One_lamp_for_two_boxes_is_refused()
    {
        string inputs = "inputs:\n  - " + Mats + "\n  - "
            + Mats.Replace("\"1\"", "\"2\"").Replace("in3", "in7").Replace("18", "23")
            .Replace("in4", "in8").Replace("19", "25");

        Assert.Empty(Check(inputs));
        Assert.Contains("nobody could say in which", Assert.Single(Check($"{inputs}\noutputs:\n  - {Lamp}")).Reason);
    }

    public static TheoryData<string> Unusual => new()
    {
        // Two boxes on one station, without a lamp.
        { "inputs:\n  - " + Car + "\n  - " + Car.Replace("\"1\"", "\"2\"").Replace("in1", "in2").Replace("13", "14") },

        // Two loops.
        { "inputs:\n  - " + Loop + "\n  - "
            + Loop.Replace("pit-in", "pit-out").Replace("in1", "in2").Replace("13", "14") },

        // All of it on 24 V.
        { "inputs:\n  - " + Car.Replace("12", "24") + "\noutputs:\n  - " + Lamp.Replace("12", "24") },

        // A lost passing does more harm than a false one: chosen, and said.
        { "inputs:\n  - " + Loop.Replace("low: true", "low: false, supervised: normally-closed") },

        // A detector that was measured.
        { "inputs:\n  - " + Loop.Replace(
            "cable: 10", "cable: 100, latencyUs: 60000, pmUs: 20000, detector: ours-at-2") },

        // A decoder alone.
        { "serial: " + Decoder },
    };

    [Theory]
    [MemberData(nameof(Unusual))]
    public void What_is_unusual_and_safe_is_accepted(string parts) => Assert.Empty(Check(parts));

    private static string Wrap(string part) => part == Decoder || part.Contains("sensor: decoder") ? "serial: " + part
        : part.Contains("out: lamp") ? "inputs:\n  - " + Button + "\noutputs:\n  - " + part
        : "inputs:\n  - " + part;

    private static IReadOnlyList<WiringFinding> Check(string parts) => WiringCheck.Of(WiringFile.Parse(
        Encoding.UTF8.GetBytes($"station: x\ntitle: X\nboard: esp32-wroom-32\nabout: x\n{parts}\n"), "x.yaml"));
}
