using PitMarshal.Broker;
using PitMarshal.Events;
using PitMarshal.Store;
using PitMarshal.Store.Postgres;

namespace PitMarshal.Hub.Venues;

/// <summary>The venues that may ship to the hubs of a store. Every method throws <see cref="LogFailed"/> when the store
/// cannot be asked.</summary>
public sealed class VenueRegister(PostgresStore store)
{
    /// <summary>Lets a venue ship; its key, which is told this once.</summary>
    /// <exception cref="BadInput">It is no name, or there is one.</exception>
    public string Add(string name)
    {
        if (!Venue.IsName(name))
        {
            throw new BadInput($"'{name}' cannot be a venue's name: 1 to 32 of a-z, 0-9 and '-'");
        }
        using var session = Ready();
        var key = VenueKey.Make();
        return session.Run("INSERT INTO pitmarshal.venue (name, key_hash) VALUES ($1, $2) "
            + "ON CONFLICT (name) DO NOTHING", name, VenueKey.Hash(key)) == 1
            ? key : throw new BadInput($"there is a venue {name} already: `hub venue renew` gives it another key");
    }

    /// <summary>Another key in the place of the former, which is none any more.</summary>
    /// <exception cref="BadInput">There is no such venue.</exception>
    public string Renew(string name)
    {
        using var session = Ready();
        var key = VenueKey.Make();
        return session.Run(
            "UPDATE pitmarshal.venue SET key_hash = $2 WHERE name = $1", name, VenueKey.Hash(key)) == 1
            ? key : throw new BadInput($"there is no venue {name}");
    }

    public IReadOnlyList<(string Name, DateTime Added)> All()
    {
        using var session = Ready();
        return session.Rows("SELECT name, added FROM pitmarshal.venue ORDER BY name",
            row => (row.GetString(0), row.GetDateTime(1)));
    }

    /// <summary>The venues by the hash (hex) of their keys.</summary>
    internal Dictionary<string, string> ByKey()
    {
        using var session = Ready();
        return session.Rows("SELECT key_hash, name FROM pitmarshal.venue",
            row => (Convert.ToHexString(row.GetFieldValue<byte[]>(0)), row.GetString(1)))
            .ToDictionary(row => row.Item1, row => row.Item2);
    }

    private StoreSession Ready()
    {
        var session = store.Session();
        Migration.Run(store, session);
        return session;
    }
}
