namespace PitMarshal.Wiring.Circuits;

/// <summary>How a sensor's signal comes, without protection.</summary>
public enum Output
{
    /// <summary>A contact, or a transistor that pulls down: no voltage of its own.</summary>
    Contact,

    /// <summary>Drives 0 V and 3.3 V.</summary>
    Logic3V,

    /// <summary>Drives 0 V and 5 V.</summary>
    Logic5V,

    /// <summary>±3 to ±12 V.</summary>
    Rs232,

    /// <summary>Not a sensor: the station drives it.</summary>
    Load,
}
