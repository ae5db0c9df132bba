using PitMarshal.Wiring.Circuits;

using static PitMarshal.Wiring.Pages.TruthTable;

namespace PitMarshal.Wiring.Pages;

/// <summary>What a cut wire and a short look like, and what the station says of them by itself.</summary>
internal static class FaultTable
{
    /// <summary>
    /// After how long "on" a loop or a button is reported as stuck, in s; firmware/Core has the
    /// same, and a test compares.
    /// </summary>
    public const int StuckSeconds = 60;

    /// <summary>After how long without rest a contact is reported as chattering, in s; as above.</summary>
    public const int ChatterSeconds = 2;

    /// <summary>After how many transponders without a pulse a loop is reported as silent; as above.</summary>
    public const int SilentPassings = 3;

    /// <summary>After how long without a reading a range sensor is reported as silent, in s; as above.</summary>
    public const int SilentSeconds = 5;

    public static void Write(MarkdownPage page, StationWiring wiring)
    {
        page.Head("What a cut wire and a short look like");
        page.Table(
            ["input", "fault", "pin", "reads as", "the station reports"],
            wiring.Inputs.SelectMany(input => Rows(wiring, input)).Concat(Others(wiring)));
        page.Paragraph(
            $"A loose wire on any input: `fault` with `chatter` once a contact has not settled for {ChatterSeconds} s. "
            + "A fault that is over is told as `mended`. "
            + "Nothing else is reported: what the table calls “nothing” must be tried by hand before each session, by "
            + "making every "
            + "sensor switch once and looking at the input.");
    }

    /// <summary>True for what the firmware watches for being on too long.</summary>
    public static bool IsWatched(string kind) => kind is "loop" or "button";

    private static IEnumerable<IReadOnlyList<string>> Rows(StationWiring wiring, WiredInput input)
    {
        var failsSafe = input.Sensor.Name == "loop-detector";
        yield return Row(wiring, input, "wire cut, plug pulled"
            + (input.Protection == Protection.OptoIsolator && !failsSafe ? ", supply of the sensor gone" : ""),
            "high", !input.Low);
        if (failsSafe)
        {
            yield return Row(wiring, input, "supply of the detector gone, output a fail-safe relay", "low", input.Low);
            yield return Row(wiring, input, "supply of the detector gone, output open-collector", "high", !input.Low);
        }
        yield return Row(wiring, input, "both wires of the cable shorted", "low", input.Low);
        var wire = input.Protection == Protection.OptoIsolator
            ? "wire “a” on the car's or the supply's plus"
            : "wire “a” on ground";
        yield return Row(wiring, input, wire,
            input.Protection == Protection.OptoIsolator ? "high" : "low",
            input.Protection == Protection.OptoIsolator ? !input.Low : input.Low);
    }

    private static string[] Row(StationWiring wiring, WiredInput input, string fault, string level, bool isOn)
    {
        var (on, off) = Meaning(input.Place.Kind);
        return [input.In, fault, level, isOn ? on : off, Report(wiring, input.Place, isOn)];
    }

    private static string Report(StationWiring wiring, ObservedPlace place, bool isOn) =>
        isOn && IsWatched(place.Kind) ? $"`fault`, `stuck`, after {StuckSeconds} s"
        : !isOn && place.Kind == "loop" && wiring.Serial?.Place is { Kind: "tag" } serial && serial.Point == place.Point
            ? $"`fault`, `silent`, after {SilentPassings} transponders without a pulse"
        : "nothing";

    private static IEnumerable<IReadOnlyList<string>> Others(StationWiring wiring)
    {
        if (wiring.Serial is { Place.Kind: "tag" } serial)
        {
            yield return ["serial", "wire cut, decoder off", "high", "silence",
                wiring.Inputs.Any(input => input.Place.Kind == "loop")
                ? "each loop pulse as a passing that nobody identified"
                : $"nothing: passings at {serial.Place.Point} are missed"];
        }
        else if (wiring.Serial is not null)
        {
            yield return ["serial", "wire cut, reader off", "high", "silence",
                "nothing: the driver stays unidentified"];
        }
        foreach (var bus in wiring.Buses)
        {
            yield return [bus.Sensor.Name, "a wire cut, the module gone", "—", "no reading", bus.Place.Kind == "car"
                ? $"`fault`, `silent`, after {SilentSeconds} s"
                : "nothing: the driver stays unidentified"];
        }
        foreach (var lamp in wiring.Outputs.Where(output => output.To is null))
        {
            yield return [lamp.Out, "cut, or the lamp gone", "—", "dark", "nothing: the lamp decides nothing"];
        }
    }
}
