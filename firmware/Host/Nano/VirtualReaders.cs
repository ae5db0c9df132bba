namespace PitMarshal.Host.Nano;

/// <summary>
/// What stands before the board's own readers: a badge, something at a distance, infrared marks and spaces.
/// </summary>
public sealed class VirtualReaders
{
    /// <summary>The serial number of the badge that is held to the reader; null when none is.</summary>
    public byte[]? Badge { get; set; }

    /// <summary>What the range sensor measures; null: the sensor does not answer.</summary>
    public int? DistanceMm { get; set; }

    /// <summary>Codes that arrived and were not fetched, each as its marks and spaces in µs.</summary>
    public Queue<ushort[]> Infrared { get; } = new();
}
