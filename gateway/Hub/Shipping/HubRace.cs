using System.Globalization;
using System.Security.Cryptography;
using PitMarshal.Broker;
using PitMarshal.Events;
using PitMarshal.Ingest.Recording;

namespace PitMarshal.Hub.Shipping;

/// <summary>
/// The name that a folder's race has at a hub, such as <c>2026-06-13-5f21c0d4</c>: made at the first shipping, and the
/// same for ever, so that two logs of one name are told from each other as a fork.
/// </summary>
public static class HubRace
{
    private const int RandomBytes = 4;

    /// <exception cref="BadInput">It cannot be kept, or somebody wrote something else there.</exception>
    public static string Of(DataFolder folder, DateTimeOffset now)
    {
        try
        {
            if (!File.Exists(folder.HubRace))
            {
                var own = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(RandomBytes));
                PrivateFile.Write(folder.HubRace,
                    string.Create(CultureInfo.InvariantCulture, $"{now.UtcDateTime:yyyy-MM-dd}-{own}\n"));
            }
            var name = File.ReadAllText(folder.HubRace).Trim();
            return Broker.Venue.IsName(name)
                ? name : throw new BadInput($"{folder.HubRace}: '{name}' is no name: 1 to 32 of a-z, 0-9 and '-'");
        }
        catch (Exception unusable) when (unusable is IOException or UnauthorizedAccessException)
        {
            throw new BadInput($"{folder.HubRace}: cannot be kept: {unusable.Message}");
        }
    }
}
