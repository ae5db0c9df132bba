using PitMarshal.Wiring.Circuits;

using static PitMarshal.Wiring.Check.WiringCheck;

namespace PitMarshal.Wiring.Check;

/// <summary>
/// Whether one supply feeds all of it, within its fuses. The station has one, that of its sensors; what wants another
/// voltage
/// would hang on a net that nothing feeds.
/// </summary>
internal static class SupplyCheck
{
    /// <summary>The supply of a station whose sensors name none, in V.</summary>
    public const double UsualVolts = 12;

    /// <summary>In mA: the fuse in the lamp's wire, and what may flow through it all day.</summary>
    public const double LampFuseMilliamps = 1000, LampMilliampsMax = 800;

    /// <summary>Of the sensors that the station's supply feeds, in V.</summary>
    public static double Volts(StationWiring wiring) =>
        wiring.Inputs.Where(IsFed).Select(input => input.Volts!.Value).DefaultIfEmpty(UsualVolts).Max();

    public static IEnumerable<WiringFinding> Of(StationWiring wiring)
    {
        double volts = Volts(wiring);
        foreach (var input in wiring.Inputs.Where(IsFed).Where(input => input.Volts != volts))
        {
            yield return new(input.Line, input.In,
                $"it wants {Text(input.Volts!.Value)} V, and the station's supply has {Text(volts)} V: "
                + "nothing feeds its circuit",
                $"use sensors of one supply, and write volts: {Text(volts)}");
        }
        if (wiring.Inputs.Any(IsFed) && volts < UsualVolts)
        {
            yield return new(wiring.Inputs.First(IsFed).Line, wiring.Inputs.First(IsFed).In,
                $"a supply of {Text(volts)} V leaves the step-down converter nothing to make 5 V of",
                $"use sensors for {Text(UsualVolts)} or {Text(OptoIsolator.VoltsMax)} V");
        }
        foreach (var lamp in wiring.Outputs.Where(output =>
            output is { Sensor: not null, Protection: Protection.Transistor }))
        {
            foreach (var (reason, mend) in Lamp(lamp, volts))
            {
                yield return new(lamp.Line, lamp.Out, reason, mend);
            }
        }
        foreach (var finding in Boxes(wiring))
        {
            yield return finding;
        }
    }

    private static bool IsFed(WiredInput input) => input is { Protection: Protection.OptoIsolator, Volts: not null };

    private static IEnumerable<(string Reason, string Mend)> Lamp(WiredOutput lamp, double volts)
    {
        if (lamp.Volts != volts && lamp.Volts <= LampSwitch.VoltsMax)
        {
            yield return ($"a lamp of {Text(lamp.Volts)} V on a supply of {Text(volts)} V: nothing feeds it",
                $"use a lamp for {Text(volts)} V, and write volts: {Text(volts)}");
        }
        if (lamp.Milliamps is > LampMilliampsMax and <= LampSwitch.MilliampsMax)
        {
            yield return (
                $"{Text(lamp.Milliamps)} mA blow the lamp's fuse of {Text(LampFuseMilliamps / 1000)} A on a warm day",
                $"at most {Text(LampMilliampsMax)} mA: let it switch a contactor");
        }
        if (lamp.Milliamps == 0)
        {
            yield return ("a lamp that draws nothing is no lamp", "write milliamps: what its label says");
        }
    }

    /// <summary>The firmware lights the one lamp for a driver out in any box.</summary>
    private static IEnumerable<WiringFinding> Boxes(StationWiring wiring)
    {
        var boxes = wiring.Inputs.Where(input => input.Place is { Kind: "seat" or "mat", Box: not null })
            .Select(input => input.Place.Box!).Distinct().ToList();
        return boxes.Count < 2
            ? []
            : wiring.Outputs.Where(output => output.Out == "lamp").Select(lamp => new WiringFinding(lamp.Line, lamp.Out,
                $"one lamp for boxes {string.Join(" and ", boxes)} lights when a driver is out in any: "
                + "nobody could say in which",
                "give each box a station of its own, or leave the lamp out"));
    }
}
