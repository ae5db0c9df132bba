using PitMarshal.Wiring.Circuits;

namespace PitMarshal.Wiring;

/// <summary>A sensor that needs more than a contact's wire.</summary>
/// <param name="Pins">Signal and GPIO, in the order of <see cref="Signals"/>.</param>
/// <param name="Address">On I²C; else null.</param>
public sealed record WiredBus(
    int Line,
    BusKind Bus,
    IReadOnlyList<KeyValuePair<string, int>> Pins,
    ObservedPlace Place,
    Sensor Sensor,
    Protection Protection,
    int? Address,
    double CableMetres)
{
    /// <summary>The buses, as wiring files name them.</summary>
    public static IReadOnlyDictionary<string, BusKind> Buses { get; } = new Dictionary<string, BusKind>
    {
        ["i2c"] = BusKind.I2c,
        ["spi"] = BusKind.Spi,
        ["trigger-echo"] = BusKind.TriggerEcho,
        ["rmt"] = BusKind.Rmt,
    };

    /// <summary>A bus, as wiring files name it.</summary>
    public static string NameOf(BusKind bus) => Buses.First(named => named.Value == bus).Key;

    /// <summary>The signals of a bus, as wiring files name them.</summary>
    public static IReadOnlyList<string> Signals(BusKind bus) => bus switch
    {
        BusKind.I2c => ["sda", "scl"],
        BusKind.Spi => ["clock", "mosi", "miso", "select"],
        BusKind.TriggerEcho => ["trigger", "echo"],
        _ => ["receive"],
    };

    /// <summary>True for a signal that the board drives.</summary>
    public static bool IsDriven(string signal) => signal is not ("miso" or "echo" or "receive");
}
