namespace PitMarshal.Wiring.Circuits;

/// <summary>
/// The input circuit of a contact on a short cable: 10 kΩ to 3V3, 1 kΩ in series, a suppressor diode at the terminal.
/// </summary>
internal static class ContactInput
{
    public const double PullUpOhms = 10_000, SeriesOhms = 1000, LogicVolts = 3.3;

    /// <summary>At the pin while the contact is closed, in V: below the 0.82 V that count as low.</summary>
    public static double ClosedVolts => LogicVolts * SeriesOhms / (PullUpOhms + SeriesOhms);

    /// <summary>Through the closed contact, in mA: why its surface must be gold or crossed points.</summary>
    public static double ContactMilliamps => LogicVolts / (PullUpOhms + SeriesOhms) * 1000;
}
