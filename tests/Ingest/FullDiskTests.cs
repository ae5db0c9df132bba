using PitMarshal.Events;
using PitMarshal.Store;
using PitMarshal.Tests.Support.Common;
using PitMarshal.Tests.Support.Gateways;

namespace PitMarshal.Tests.Ingest;

/// <summary>A running gateway whose log has no room for a while.</summary>
[Trait("Needs", "other processes")]
public sealed class FullDiskTests : IAsyncLifetime
{
    // Beyond what the open pages of the file still take.
    private const int Many = 2_000;

    private readonly RunningGateway _running = new();

    private PitMarshal.Ingest.Gateway Gateway => _running.Gateway;

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync() => await _running.DisposeAsync();

    [Fact]
    public async Task Without_room_nothing_is_acknowledged_and_with_room_everything_is_kept_once()
    {
        using var station = new TestStation("entry", _running.Broker.Options);
        station.Observe(Passing(1));
        station.AckOf(1).Within();
        await Gateway.Decide(new EntryListed("27") { By = "Ana" });

        _running.Log.LimitPages(1);
        for (var n = 2; n <= Many; n++)
        {
            station.Observe(Passing(n));
        }
        Assert.True(SpinWait.SpinUntil(() => Gateway.StoreFailure is not null, Waiting.Long));
        var kept = station.Acked;
        Assert.InRange(kept, 1, Many - 1);
        // One alone may still find room in a page that is open.
        var many = Enumerable.Range(100, 400).Select(car => new EntryListed($"{car}") { By = "Ana" }).ToList();
        var refused = await Assert.ThrowsAsync<LogFailed>(() => Gateway.Decide(many));
        Assert.Contains("full", refused.Message);
        Assert.EndsWith("; the decision was not recorded", refused.Message);
        // What the pages show is what the log has.
        Assert.Equal(["27"], Gateway.Ask(intake => intake.Entries().Select(entry => entry.Car)));

        _running.Log.LimitPages(1_000_000);
        Assert.True(SpinWait.SpinUntil(() => Gateway.StoreFailure is null, TimeSpan.FromSeconds(60)));
        // The station says again what was not acknowledged.
        for (var n = (int)kept + 1; n <= Many; n++)
        {
            station.Observe(Passing(n));
        }
        station.AckOf(Many).Within();
        Assert.Null((await Gateway.Decide(new EntryListed("8") { By = "Ana" })).Refusal);
        Assert.False(Gateway.Completion.IsCompleted);

        using var reader = _running.Folder.Log.Read();
        Assert.Null(reader.FindBreak());
        Assert.Equal(Many, reader.Entries().Count(entry => entry.Kind == EntryKind.Observation));
    }

    private static string Passing(int n) =>
        $$"""{"n":{{n}},"k":"tag","us":{{n * 1000L}},"pm":1000,"id":"{{n}}","p":"pit-in"}""";
}
