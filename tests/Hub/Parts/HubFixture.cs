using PitMarshal.Hub;
using PitMarshal.Hub.Receiving;
using PitMarshal.Hub.Venues;
using PitMarshal.Store.Postgres;
using PitMarshal.Tests.Support.Common;
using PitMarshal.Tests.Support.Postgres;

namespace PitMarshal.Tests.Hub.Parts;

/// <summary>A database, and hubs on it in the process of the test.</summary>
public sealed class HubFixture : IDisposable
{
    private int _venues;

    public HubFixture() => Store = new PostgresStore(Server.Url);

    internal PostgresServer Server { get; } = new();

    internal PostgresStore Store { get; }

    /// <summary>A venue that no other test has, with its key.</summary>
    internal (string Name, string Key) NewVenue()
    {
        var name = $"venue-{Interlocked.Increment(ref _venues)}";
        return (name, new VenueRegister(Store).Add(name));
    }

    internal Task<HubServer> Hub(
        string? listen = null, HubShares? shares = null, List<string>? told = null, IReadOnlyList<Uri>? edges = null) =>
        HubServer.Start(Store, listen ?? $"http://127.0.0.1:{TestBroker.FreePort()}", text =>
        {
            if (told is not null)
            {
                lock (told)
                {
                    told.Add(text);
                }
            }
        }, shares: shares, edges: edges);

    /// <summary>Rows of a table of the store.</summary>
    internal long Rows(string table)
    {
        using var session = Store.Session();
        return session.Rows($"SELECT count(*) FROM pitmarshal.{table}", row => row.GetInt64(0))[0];
    }

    public void Dispose()
    {
        Store.Dispose();
        Server.Dispose();
    }
}
