using PitMarshal.Wiring.Circuits;

using static PitMarshal.Wiring.Check.WiringCheck;

namespace PitMarshal.Wiring.Check;

/// <summary>
/// Whether what fails (a cut wire, a pulled plug, a dead supply, a long cable) would be taken for something that
/// happened.
/// </summary>
internal static class FailureCheck
{
    /// <summary>
    /// Cable that an opto-isolator's loop may have, in m: longer ones bring the next lightning's ground along.
    /// </summary>
    public const double OptoCableMax = 100;

    public static IEnumerable<WiringFinding> Of(StationWiring wiring) =>
        from input in wiring.Inputs
        from wrong in new[] { Cut(input), Powered(input), Cable(input) }.OfType<(string Reason, string Mend)>()
        select new WiringFinding(input.Line, input.In, wrong.Reason, wrong.Mend);

    /// <summary>Open is the high level on every circuit of ours.</summary>
    private static (string Reason, string Mend)? Cut(WiredInput input) => input.Low ? null : input.Place.Kind switch
    {
        "mat" => ("an unplugged mat would read as a foot on the ground: a driver exit that never was",
            "wire a mat that closes under the foot, and write low: true"),
        "car" => ("a cut wire would read as a car in the box: a standstill that never was",
            "use the output that closes for a car, and write low: true"),
        // Who writes supervised: normally-closed chose it: a lost passing may do more harm than a false one.
        "loop" when input.Supervised == Supervision.None =>
            ("a cut wire or a dead supply would read as a car on the loop: a passing that never was",
            "use the output that closes for a car, and write low: true"),
        "button" => ("a cut wire would read as a press: a mark that no marshal made",
            "use a normally open button, and write low: true"),
        "probe" => ("a cut wire would read as a refuelling probe in the car",
            "use the output that closes for the probe, and write low: true"),
        "engine" => ("a cut wire would read as a running engine",
            "use the contact that closes while the engine runs, and write low: true"),
        _ => null,
    };

    private static (string Reason, string Mend)? Powered(WiredInput input) =>
        input.Sensor.Powered && input.Protection == Protection.Series1k && input.Volts is null
            ? ($"a {input.Sensor.Title.ToLowerInvariant()} has a supply of its own, "
                + "and many outputs lift the wire to it",
                "write protection: opto-isolator and volts:, the sensor's supply")
            : null;

    private static (string Reason, string Mend)? Cable(WiredInput input) =>
        input is { Protection: Protection.OptoIsolator, CableMetres: > OptoCableMax }
            ? ($"{Text(input.CableMetres)} m of cable: an opto-isolator parts the grounds of {Text(OptoCableMax)} m, "
                + "not those of two ends of a pit lane in a thunderstorm",
                $"put a station nearer, at most {Text(OptoCableMax)} m")
            : null;
}
