using PitMarshal.Broker;
using PitMarshal.Events;
using PitMarshal.Ingest;
using PitMarshal.Ingest.Recording;
using PitMarshal.Store;
using PitMarshal.Store.Sqlite;
using PitMarshal.Tests.Support.Common;
using PitMarshal.Tests.Support.Gateways;

namespace PitMarshal.Tests.Ingest;

/// <summary>A running gateway whose log has no room for a while.</summary>
[Trait("Needs", "other processes")]
public sealed class FullDiskTests : IAsyncLifetime
{
    // Beyond what the open pages of the file still take.
    private const int Many = 2_000;

    private static readonly Venue s_home = new("home",
        [new VenueStation("entry", "pit-entry", [new StationInput("serial", "tag", Point: "pit-in")])],
            new BrokerListener());

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("pitmarshal-full-");
    private readonly TestBroker _broker = new();
    private readonly SqliteWriter _log;
    private readonly PitMarshal.Ingest.Gateway _gateway;

    public FullDiskTests()
    {
        var folder = new DataFolder(_folder.FullName);
        _log = new SqliteWriter(folder.LogFile);
        _gateway = new PitMarshal.Ingest.Gateway(s_home, _broker.Options, TimeProvider.System,
            now => Judging.Open(folder, s_home, _log, null, now, _ => { }), _ => { });
    }

    public Task InitializeAsync()
    {
        _gateway.Start();
        return Task.CompletedTask;
    }

    public async Task DisposeAsync()
    {
        await _gateway.DisposeAsync();
        _log.Dispose();
        _broker.Dispose();
        _folder.Delete(recursive: true);
    }

    [Fact]
    public async Task Without_room_nothing_is_acknowledged_and_with_room_everything_is_kept_once()
    {
        using var station = new TestStation("entry", _broker.Options);
        station.Observe(Passing(1));
        station.AckOf(1).Within();
        await _gateway.Decide(new EntryListed("27") { By = "Ana" });

        _log.LimitPages(1);
        for (var n = 2; n <= Many; n++)
        {
            station.Observe(Passing(n));
        }
        Assert.True(SpinWait.SpinUntil(() => _gateway.StoreFailure is not null, Waiting.Long));
        var kept = station.Acked;
        Assert.InRange(kept, 1, Many - 1);
        // One alone may still find room in a page that is open.
        var many = Enumerable.Range(100, 400).Select(car => new EntryListed($"{car}") { By = "Ana" }).ToList();
        var refused = await Assert.ThrowsAsync<LogFailed>(() => _gateway.Decide(many));
        Assert.Contains("full", refused.Message);
        Assert.EndsWith("; the decision was not recorded", refused.Message);
        // What the pages show is what the log has.
        Assert.Equal(["27"], _gateway.Ask(intake => intake.Entries().Select(entry => entry.Car)));

        _log.LimitPages(1_000_000);
        Assert.True(SpinWait.SpinUntil(() => _gateway.StoreFailure is null, TimeSpan.FromSeconds(60)));
        // The station says again what was not acknowledged.
        for (var n = (int)kept + 1; n <= Many; n++)
        {
            station.Observe(Passing(n));
        }
        station.AckOf(Many).Within();
        Assert.Null((await _gateway.Decide(new EntryListed("8") { By = "Ana" })).Refusal);
        Assert.False(_gateway.Completion.IsCompleted);

        using var reader = new DataFolder(_folder.FullName).Log.Read();
        Assert.Null(reader.FindBreak());
        Assert.Equal(Many, reader.Entries().Count(entry => entry.Kind == EntryKind.Observation));
    }

    private static string Passing(int n) =>
        $$"""{"n":{{n}},"k":"tag","us":{{n * 1000L}},"pm":1000,"id":"{{n}}","p":"pit-in"}""";
}
