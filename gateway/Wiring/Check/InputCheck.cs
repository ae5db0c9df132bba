using PitMarshal.Wiring.Boards;
using PitMarshal.Wiring.Circuits;

using static PitMarshal.Wiring.Check.WiringCheck;

namespace PitMarshal.Wiring.Check;

/// <summary>Whether each input's circuit is sound by itself.</summary>
internal static class InputCheck
{
    /// <summary>
    /// Cable that a contact without an opto-isolator may have, in m: longer ones bring ignition
    /// noise and lightning along.
    /// </summary>
    public const double SeriesCableMax = 5;

    /// <summary>The station's firmware takes in1 to in12.</summary>
    public const int InputMax = 12;

    /// <summary>The firmware refuses a longer debounce, in ms.</summary>
    public const int DebounceMax = 1000;

    public static IEnumerable<WiringFinding> Of(StationWiring wiring) => wiring.Inputs.SelectMany(input =>
        new[] { Name(input), Sensor(input), Level(wiring.Board, input), Circuit(input), Debounce(input),
            Supervised(wiring.Board, input) }
            .OfType<(string Reason, string Mend)>()
            .Select(wrong => new WiringFinding(input.Line, input.In, wrong.Reason, wrong.Mend)));

    private static (string Reason, string Mend)? Name(WiredInput input) => input.Number is >= 1 and <= InputMax
        ? null
        : ("the firmware has no such input", $"use a name from in1 to in{InputMax}");

    private static (string Reason, string Mend)? Sensor(WiredInput input) => input.Sensor.Output != Output.Contact
        ? ($"{input.Sensor.Name} is no contact", input.Sensor.Output == Output.Load
            ? "write it under outputs:"
            : "write it under serial: or buses:")
        : input.Place.Kind.Length > 0 && !input.Sensor.Kinds.Contains(input.Place.Kind)
            ? ($"{input.Sensor.Name} cannot observe {input.Place.Kind}",
                $"write k: {string.Join(" or ", input.Sensor.Kinds)}, or another sensor")
            : null;

    private static (string Reason, string Mend)? Level(Board board, WiredInput input) => input switch
    {
        { Pull: not Pull.None } when board.Pin(input.Pin)?.Has(PinTraits.InputOnly) == true =>
            ($"GPIO{input.Pin} has no pull resistor inside: the input would float",
                "fit 10 kΩ from the pin to 3V3 and write pull: none"),
        { Protection: Protection.OptoIsolator or Protection.Series1k, Pull: Pull.Down } =>
            ("the circuit pulls the pin to ground, and so would pull: down: it would never read high",
                "write pull: up"),
        { Protection: Protection.Divider, Pull: not Pull.None } =>
            ("a pull resistor shifts the divider's level", "write pull: none"),
        _ => null,
    };

    private static (string Reason, string Mend)? Circuit(WiredInput input) => input switch
    {
        { Protection: Protection.Transistor } =>
            ("a transistor drives a load; it protects no input", "write protection: opto-isolator"),
        { Protection: Protection.LevelShifter } =>
            ("a level shifter is for a serial line", "write protection: opto-isolator"),
        { Protection: Protection.None } =>
            ("a wire from outside goes straight to the pin: the first spark of an ignition ends it",
                "write protection: opto-isolator, or series-1k on a short cable"),
        { Sensor.FromCar: true, Protection: not Protection.OptoIsolator } =>
            ("a wire from the car brings its ignition and its ground to the board", "write protection: opto-isolator"),
        { Protection: Protection.Series1k, Volts: > 3.6 } =>
            ($"{Text(input.Volts.Value)} V on a pin: no pin is 5 V tolerant (3.6 V at most)",
                "write protection: opto-isolator"),
        { Protection: Protection.Divider, Volts: > 5.5 } =>
            ($"the divider of 1 kΩ and 2 kΩ makes {Text(input.Volts.Value * 2 / 3)} V of {Text(input.Volts.Value)} V: "
                + $"more than the 3.6 V of a pin",
                "write protection: opto-isolator"),
        { Protection: Protection.Series1k, CableMetres: 0 } =>
            ("how long the cable is decides whether 1 kΩ is enough",
                $"write cable: and its metres, at most {Text(SeriesCableMax)}"),
        { Protection: Protection.Series1k, CableMetres: > SeriesCableMax } =>
            ($"{Text(input.CableMetres)} m of cable is an antenna: 1 kΩ and a diode are for {Text(SeriesCableMax)} m",
                "write protection: opto-isolator"),
        { Protection: Protection.OptoIsolator, Volts: null } =>
            ("the resistor of an opto-isolator depends on the sensor's supply",
                "write volts: 12, or what the supply has"),
        { Protection: Protection.OptoIsolator, Volts: < OptoIsolator.VoltsMin or > OptoIsolator.VoltsMax } =>
            ($"no resistor of ¼ W lights the opto-isolator safely from {Text(input.Volts.Value)} V",
                $"use a supply of {Text(OptoIsolator.VoltsMin)} to {Text(OptoIsolator.VoltsMax)} V"),
        _ => null,
    };

    private static (string Reason, string Mend)? Debounce(WiredInput input) => input switch
    {
        { DebounceMs: > DebounceMax } =>
            ($"the firmware refuses a debounce over {DebounceMax} ms, and all of the configuration with it",
            $"write debounceMs: {input.Sensor.DebounceMs?.Most ?? DebounceMax} or less"),
        { Place.Kind: "loop", DebounceMs: > 20 } =>
            ("a fast car may be gone before the debounce is over", "write debounceMs: 5, at most 20"),
        { Sensor.DebounceMs: { } fit } when input.DebounceMs < fit.Least =>
            ($"the contact of a {input.Sensor.Title.ToLowerInvariant()} bounces longer than {input.DebounceMs} ms: "
                + $"one change would be many",
                $"write debounceMs: {fit.Least} to {fit.Most}"),
        { Sensor.DebounceMs: { } fit } when input.DebounceMs > fit.Most =>
            ($"{input.DebounceMs} ms would swallow short changes of a {input.Sensor.Title.ToLowerInvariant()}",
                $"write debounceMs: {fit.Least} to {fit.Most}"),
        _ => null,
    };

    private static (string Reason, string Mend)? Supervised(Board board, WiredInput input) => input switch
    {
        { Supervised: Supervision.NormallyClosed, Low: true } =>
            ("a normally closed contact opens for “on”, and open is the high level",
                "write low: false, or supervised: none"),
        { Sensor.FromCar: true, Place.Kind: "seat" or "belt", Low: true } =>
            ("a pulled plug would read as an empty seat or an open belt, which is evidence for the driver",
                "wire the normally closed contact and write low: false"),
        { Supervised: Supervision.EndOfLine } when board.Pin(input.Pin)?.Has(PinTraits.Adc2) == true =>
            ($"GPIO{input.Pin} is on ADC2, which cannot measure while Wi-Fi is on", "use a pin of ADC1"),
        { Supervised: Supervision.EndOfLine } =>
            ("the firmware reads levels, not voltages: an end-of-line resistor would tell it nothing",
                "write supervised: normally-closed"),
        _ => null,
    };
}
