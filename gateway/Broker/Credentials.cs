using System.Security.Cryptography;
using System.Text.Json;
using PitMarshal.Events;

namespace PitMarshal.Broker;

/// <summary>
/// The broker's users and their random passwords, kept in <c>credentials.json</c> for whoever sets up the stations.
/// Only the file's owner can read it.
/// </summary>
public sealed class Credentials
{
    private static readonly JsonSerializerOptions s_indented = new() { WriteIndented = true };

    private readonly SortedDictionary<string, string> _passwords;

    private Credentials(IEnumerable<KeyValuePair<string, string>> passwords) =>
        this._passwords = new SortedDictionary<string, string>(passwords.ToDictionary(), StringComparer.Ordinal);

    public IEnumerable<string> Users => _passwords.Keys;

    /// <summary>The file's text.</summary>
    public string Json => JsonSerializer.Serialize(_passwords, s_indented) + "\n";

    public string this[string user] => _passwords[user];

    /// <summary>Reads the file, adds whoever of the venue is missing, and takes out who is no longer there.</summary>
    /// <exception cref="BadInput">The file is there and holds something else.</exception>
    public static Credentials Keep(string path, Venue venue)
    {
        var known = Read(path);
        string[] wanted = [Venue.Gateway, Venue.RaceControl, Venue.Watch, .. venue.Stations.Select(station => station.Name)];
        var kept = new Credentials(known._passwords.Where(user => wanted.Contains(user.Key))).With(wanted);
        PrivateFile.Keep(path, kept.Json);
        return kept;
    }

    /// <summary>What the file holds; nobody when there is no file.</summary>
    /// <exception cref="BadInput">The file is there and holds something else.</exception>
    public static Credentials Read(string path)
    {
        if (!File.Exists(path))
        {
            return new Credentials([]);
        }
        try
        {
            return new Credentials(JsonSerializer.Deserialize<Dictionary<string, string>>(File.ReadAllBytes(path))
                ?? throw new JsonException("null"));
        }
        catch (JsonException broken)
        {
            throw new BadInput($"{path}:{(broken.LineNumber ?? 0) + 1}: not a list of users and passwords; "
                + "without this file new ones are made, which all stations then need");
        }
    }

    public bool Has(string user) => _passwords.ContainsKey(user);

    /// <summary>These and, with a fresh password each, those of <paramref name="users"/> who have none.</summary>
    public Credentials With(params IEnumerable<string> users) =>
        new(_passwords.Concat(users.Where(user => !Has(user)).Distinct().Select(user => KeyValuePair.Create(user, Fresh()))));

    private static string Fresh() => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));
}
