using System.Security.Cryptography;
using System.Text.Json;

namespace PitMarshal.Broker;

/// <summary>
/// The broker's users and their random passwords, kept in <c>credentials.json</c> for whoever sets up the stations.
/// Only the file's owner can read it.
/// </summary>
public sealed class Credentials
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true };

    private readonly SortedDictionary<string, string> passwords;

    private Credentials(SortedDictionary<string, string> passwords) => this.passwords = passwords;

    public IEnumerable<string> Users => passwords.Keys;

    public string this[string user] => passwords[user];

    /// <summary>Reads the file, adds whoever of the venue is missing, and takes out who is no longer there.</summary>
    public static Credentials Keep(string path, Venue venue)
    {
        var known = File.Exists(path)
            ? JsonSerializer.Deserialize<Dictionary<string, string>>(File.ReadAllBytes(path))!
            : [];
        string[] wanted = [Venue.Gateway, Venue.RaceControl, .. venue.Stations.Select(station => station.Name)];
        var kept = new SortedDictionary<string, string>(
            wanted.ToDictionary(user => user, user => known.GetValueOrDefault(user) ?? Fresh()), StringComparer.Ordinal);
        PrivateFile.Write(path, JsonSerializer.Serialize(kept, Indented) + "\n");
        return new Credentials(kept);
    }

    private static string Fresh() => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));
}
