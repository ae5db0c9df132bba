namespace PitMarshal.Wiring.Circuits;

/// <summary>
/// The input circuit with an opto-isolator, its series resistor computed for a supply. A shunt of 1 kΩ beside the LED
/// makes the first 1.2 mA go past it, so that leakage and coupled noise do not light it. Sources: PC817 and VO615A data
/// sheets (forward voltage 1.2 V at 20 mA, transfer ratio 50 % or more at 5 mA, 50 mA at most).
/// </summary>
/// <param name="Volts">Supply of the sensor's side, in V.</param>
/// <param name="SeriesOhms">R1, of the E12 row.</param>
internal sealed record OptoIsolator(double Volts, double SeriesOhms)
{
    public const double VoltsMin = 5, VoltsMax = 24;

    /// <summary>R2, beside the LED, and R3, from the pin to 3V3, in Ω.</summary>
    public const double ShuntOhms = 1000, PullUpOhms = 10_000;

    private const double LedVolts = 1.2, WantedMilliamps = 4, TransferRatio = 0.5, LogicVolts = 3.3;

    private static readonly double[] s_e12 = [1, 1.2, 1.5, 1.8, 2.2, 2.7, 3.3, 3.9, 4.7, 5.6, 6.8, 8.2];

    /// <summary>Through the sensor's contact, in mA.</summary>
    public double LineMilliamps => (Volts - LedVolts) / SeriesOhms * 1000;

    /// <summary>Through the LED, in mA.</summary>
    public double LedMilliamps => LineMilliamps - LedVolts / ShuntOhms * 1000;

    /// <summary>What R1 turns into heat, in mW.</summary>
    public double SeriesMilliwatts => (Volts - LedVolts) * LineMilliamps;

    /// <summary>What the transistor must sink, in mA.</summary>
    public static double SinkMilliamps => LogicVolts / PullUpOhms * 1000;

    /// <summary>How many times more the transistor can sink than it must, at the worst transfer ratio.</summary>
    public double Margin => LedMilliamps * TransferRatio / SinkMilliamps;

    /// <summary>The largest resistor of the row that still gives the LED 4 mA.</summary>
    public static OptoIsolator For(double volts)
    {
        var most = (volts - LedVolts) / (WantedMilliamps + LedVolts / ShuntOhms * 1000) * 1000;
        return new(volts, new[] { 100.0, 1000 }.SelectMany(decade => s_e12.Select(step => step * decade))
            .Last(ohms => ohms <= most));
    }
}
