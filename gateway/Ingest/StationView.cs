namespace PitMarshal.Ingest;

/// <summary>What people are shown of a station.</summary>
/// <param name="Config">True: it applied the configuration that the venue file gives it; null: it did not say.</param>
/// <param name="UpTo">Everything of the running boot up to this number is durable.</param>
/// <param name="ClockUMs">How far off its clock can be now, ± ms; null while nothing is known.</param>
/// <param name="Rejected">What could not be used, by reason.</param>
/// <param name="Health">Its latest health as it came.</param>
public sealed record StationView(
    string Station,
    string Role,
    bool Online,
    string? Boot,
    string? Firmware,
    bool? Config,
    string? LastHeard,
    long UpTo,
    int Holes,
    double? ClockUMs,
    IReadOnlyDictionary<string, long> Rejected,
    System.Text.Json.JsonElement? Health);
