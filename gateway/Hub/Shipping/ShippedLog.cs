using PitMarshal.Store;

namespace PitMarshal.Hub.Shipping;

/// <summary>What is shipped.</summary>
/// <param name="Race">Its name at the hub.</param>
/// <param name="Log">The log.</param>
/// <param name="Regulations">The text of the regulations that it names by a SHA-256 (hex).</param>
/// <param name="Next">
/// Ends when something may have come since it was asked for; to be asked for before the log is read.
/// </param>
public sealed record ShippedLog(string Race, IRaceLog Log, Func<string, byte[]> Regulations, Func<Task> Next);
