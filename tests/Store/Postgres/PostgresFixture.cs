using PitMarshal.Store.Postgres;
using PitMarshal.Tests.Support.Postgres;

namespace PitMarshal.Tests.Store.Postgres;

/// <summary>One server for all tests that need one; they run in turn, and each has logs of its own.</summary>
public sealed class PostgresFixture : IDisposable
{
    internal const string Name = "PostgreSQL";
    private int _races;

    public PostgresFixture() => Store = new PostgresStore(Server.Url) { LeaseTime = TimeSpan.FromSeconds(1) };

    internal PostgresServer Server { get; } = new();

    internal PostgresStore Store { get; }

    /// <summary>A log that no other test has.</summary>
    internal PostgresRaceLog NewLog() => Store.Log("home", $"race-{Interlocked.Increment(ref _races)}");

    /// <summary>Changes something behind the log's back.</summary>
    internal void Run(string sql)
    {
        using var session = Store.Session();
        session.Run(sql);
    }

    public void Dispose()
    {
        Store.Dispose();
        Server.Dispose();
    }
}
