using System.Security.Cryptography;
using System.Text.Json;
using PitMarshal.Log;

namespace PitMarshal.Broker;

/// <summary>
/// The broker's users and their random passwords, kept in <c>credentials.json</c> for whoever sets up the stations.
/// Only the file's owner can read it.
/// </summary>
public sealed class Credentials
{
    private static readonly JsonSerializerOptions s_indented = new() { WriteIndented = true };

    private readonly SortedDictionary<string, string> _passwords;

    private Credentials(SortedDictionary<string, string> passwords) => this._passwords = passwords;

    public IEnumerable<string> Users => _passwords.Keys;

    public string this[string user] => _passwords[user];

    /// <summary>Reads the file, adds whoever of the venue is missing, and takes out who is no longer there.</summary>
    /// <exception cref="BadInput">The file is there and holds something else.</exception>
    public static Credentials Keep(string path, Venue venue)
    {
        var known = File.Exists(path) ? Read(path) : [];
        string[] wanted = [Venue.Gateway, Venue.RaceControl, .. venue.Stations.Select(station => station.Name)];
        var kept = new SortedDictionary<string, string>(
            wanted.ToDictionary(user => user, user => known.GetValueOrDefault(user) ?? Fresh()), StringComparer.Ordinal);
        PrivateFile.Write(path, JsonSerializer.Serialize(kept, s_indented) + "\n");
        return new Credentials(kept);
    }

    private static Dictionary<string, string> Read(string path)
    {
        try
        {
            return JsonSerializer.Deserialize<Dictionary<string, string>>(File.ReadAllBytes(path))
                ?? throw new JsonException("null");
        }
        catch (JsonException broken)
        {
            throw new BadInput($"{path}:{(broken.LineNumber ?? 0) + 1}: not a list of users and passwords; "
                + "without this file new ones are made, which all stations then need");
        }
    }

    private static string Fresh() => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));
}
