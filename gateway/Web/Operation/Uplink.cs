namespace PitMarshal.Web.Operation;

/// <summary>What takes the log to a hub, as far as pages and figures tell of it.</summary>
/// <param name="Problem">What people should know; null: nothing.</param>
/// <param name="Lag">Entries that the hub lacks.</param>
public sealed record Uplink(Func<string?> Problem, Func<long> Lag)
{
    /// <summary>No hub.</summary>
    internal static readonly Uplink None = new(() => null, () => 0);
}
