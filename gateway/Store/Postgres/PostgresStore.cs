using Npgsql;
using PitMarshal.Events;
using PitMarshal.Store.Postgres.Connecting;

namespace PitMarshal.Store.Postgres;

/// <summary>
/// A PostgreSQL database that keeps the logs of any number of venues and races. For any thread. Its text says where it
/// is, without user and password.
/// </summary>
public sealed class PostgresStore : IDisposable
{
    private readonly StoreAddress _address;
    private readonly NpgsqlDataSource _source;

    /// <param name="url">As <see cref="StoreAddress"/> has it. Nothing is connected yet.</param>
    /// <exception cref="BadInput">It is no address of a store.</exception>
    public PostgresStore(string url)
    {
        _address = StoreAddress.Parse(url);
        _source = NpgsqlDataSource.Create(_address.Options);
    }

    /// <summary>
    /// How long a holder that is not heard of keeps a log: by the clock of the database, in which all gateways agree.
    /// </summary>
    public TimeSpan LeaseTime { get; init; } = TimeSpan.FromSeconds(3);

    /// <summary>The log of one race of a venue, whether it is there yet or not.</summary>
    public PostgresRaceLog Log(string venue, string race) => new(this, venue, race);

    /// <summary>All logs there are, by venue and race.</summary>
    /// <exception cref="LogFailed">The store cannot be read.</exception>
    public IReadOnlyList<(string Venue, string Race)> Logs()
    {
        using var session = Session();
        return Migration.IsNone(session) ? [] : session.Rows(
            "SELECT venue, race FROM pitmarshal.log ORDER BY venue, race",
            row => (row.GetString(0), row.GetString(1)));
    }

    public override string ToString() => _address.ToString();

    public void Dispose() => _source.Dispose();

    internal StoreSession Session() => new(this);

    internal NpgsqlConnection Connect() => _source.OpenConnection();
}
