using PitMarshal.Hub.Wire;
using PitMarshal.Store;

namespace PitMarshal.Hub.Receiving;

/// <summary>What a venue says of the entries that it sends.</summary>
/// <param name="Venue">Whose key it is.</param>
/// <param name="Race">The race's name.</param>
/// <param name="After">The entry before them.</param>
/// <param name="End">Hash of the last of them; of the one before where there are none.</param>
/// <param name="Written">The last entry of the log at the venue.</param>
/// <param name="WaitingMs">How long the oldest of what was not acknowledged has waited there.</param>
internal sealed record Claim(string Venue, string Race, LogHead After, string End, long Written, long WaitingMs)
{
    /// <summary>Whether its numbers can be: a hash is one, and the log ends where it says or later.</summary>
    internal bool IsSound => After.Position >= 0 && HubReply.IsHash(After.Hash) && HubReply.IsHash(End)
        && Written >= After.Position && WaitingMs >= 0;
}
