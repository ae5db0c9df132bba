using System.Security.Cryptography;
using System.Text;

namespace PitMarshal.Hub.Venues;

/// <summary>
/// What a venue is known by: 256 random bits, so that a plain hash of them keeps the secret. The hub has the hash
/// alone.
/// </summary>
internal static class VenueKey
{
    private const int Bytes = 32;

    internal static string Make() => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(Bytes));

    internal static byte[] Hash(string key) => SHA256.HashData(Encoding.UTF8.GetBytes(key));
}
