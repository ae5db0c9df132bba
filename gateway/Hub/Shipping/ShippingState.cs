using PitMarshal.Store;

namespace PitMarshal.Hub.Shipping;

/// <summary>How far the hub is.</summary>
/// <param name="Acknowledged">What it said last that it has durably; null: it said nothing yet.</param>
/// <param name="Written">The last entry of the log, as it was read last.</param>
/// <param name="Failure">What the hub does, after "the hub"; null: all is well.</param>
public sealed record ShippingState(LogHead? Acknowledged, long Written, string? Failure)
{
    /// <summary>Entries that the hub lacks.</summary>
    public long Lag => Math.Max(0, Written - (Acknowledged?.Position ?? 0));
}
