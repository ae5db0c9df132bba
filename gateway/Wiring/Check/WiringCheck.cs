using System.Globalization;

namespace PitMarshal.Wiring.Check;

/// <summary>Everything that is unsafe or contradictory in a wiring, in the order of the file.</summary>
public static class WiringCheck
{
    public static IReadOnlyList<WiringFinding> Of(StationWiring wiring) =>
    [
        .. new[]
        {
            Name(wiring), PinCheck.Of(wiring), WirePairCheck.Of(wiring), InputCheck.Of(wiring), FailureCheck.Of(wiring),
            PlaceCheck.Of(wiring), SerialCheck.Of(wiring), BusCheck.Of(wiring), OutputCheck.Of(wiring),
                SupplyCheck.Of(wiring),
            FirmwareCheck.Of(wiring),
        }.SelectMany(findings => findings).Distinct().OrderBy(finding => finding.Line),
    ];

    private static IEnumerable<WiringFinding> Name(StationWiring wiring)
    {
        var file = Path.GetFileNameWithoutExtension(wiring.Path);
        if (file != wiring.Name)
        {
            yield return new(wiring.Line, wiring.Name,
                $"the file is {file}.yaml and the station {wiring.Name}: one of them would be wired as the other",
                $"write station: {file}, or rename the file");
        }
        if (wiring.Inputs.Count == 0 && wiring.Serial is null && wiring.Buses.Count == 0)
        {
            yield return new(wiring.Line, wiring.Name, "nothing is wired to it", "add inputs:, serial: or buses:");
        }
    }

    /// <summary>A number as a person writes it.</summary>
    public static string Text(double number) => number.ToString("0.##", CultureInfo.InvariantCulture);
}
