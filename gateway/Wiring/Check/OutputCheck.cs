using PitMarshal.Wiring.Circuits;

using static PitMarshal.Wiring.Check.WiringCheck;

namespace PitMarshal.Wiring.Check;

/// <summary>Whether what the station drives can be driven so.</summary>
internal static class OutputCheck
{
    /// <summary>What a pin may give without strain, in mA: half of the chip's 40 mA at most.</summary>
    public const double PinMilliampsMax = 20;

    public static IEnumerable<WiringFinding> Of(StationWiring wiring) => wiring.Outputs.SelectMany(output =>
        Wrong(output).Select(wrong => new WiringFinding(output.Line, output.Out, wrong.Reason, wrong.Mend)));

    private static IEnumerable<(string Reason, string Mend)> Wrong(WiredOutput output)
    {
        if (output.Out == "loop-back")
        {
            yield break;
        }
        if (output.Sensor is { Output: not Output.Load } sensor)
        {
            yield return ($"{sensor.Name} is nothing to be driven", "write sensor: lamp");
        }
        if (output.Protection == Protection.Transistor)
        {
            if (output.Volts > LampSwitch.VoltsMax || output.Milliamps > LampSwitch.MilliampsMax)
            {
                yield return ($"{Text(output.Milliamps)} mA at {Text(output.Volts)} V is more than the MOSFET of the "
                    + $"drawing bears in a closed box",
                    $"at most {Text(LampSwitch.MilliampsMax)} mA and {Text(LampSwitch.VoltsMax)} V: let it switch a "
                        + $"contactor");
            }
            yield break;
        }
        if (output.Volts > 3.6)
        {
            yield return ($"{Text(output.Volts)} V reaches the pin through the lamp: 3.6 V at most",
                "write protection: transistor");
        }
        if (output.Milliamps > PinMilliampsMax)
        {
            yield return ($"{Text(output.Milliamps)} mA is more than the {Text(PinMilliampsMax)} mA of a pin",
                "write protection: transistor");
        }
    }
}
