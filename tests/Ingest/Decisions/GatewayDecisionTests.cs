using System.Text;
using PitMarshal.Broker;
using PitMarshal.Events;
using PitMarshal.Ingest;
using PitMarshal.Ingest.Decisions;
using PitMarshal.Ingest.Recording;
using PitMarshal.Store;
using PitMarshal.Store.Sqlite;
using PitMarshal.Tests.Support.Common;
using PitMarshal.Tests.Support.Gateways;

namespace PitMarshal.Tests.Ingest.Decisions;

/// <summary>Decisions in a gateway that runs, with its broker, its thread and its disk.</summary>
[Trait("Needs", "other processes")]
public sealed class GatewayDecisionTests : IAsyncLifetime
{
    private readonly RunningGateway _running = new();

    private PitMarshal.Ingest.Gateway Gateway => _running.Gateway;

    private DataFolder Folder => _running.Folder;

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync()
    {
        try
        {
            await _running.DisposeAsync();
        }
        catch (LogFailed)
        {
            // The test that broke the log.
        }
    }

    [Fact]
    public async Task A_thousand_decisions_at_once_are_all_recorded_once_in_some_order()
    {
        var decided = await Task.WhenAll(Enumerable.Range(1, 1000).Select(n =>
            Task.Run(() => Gateway.Decide(new EntryListed($"{n}") { By = $"Ana {n}" }))));
        Assert.Equal(Enumerable.Range(1, 500), decided.Where(d => d.Refusal is null).Select(d => (int)d.Number)
            .Order());
        // The entry list is full with five hundred cars: so many were told.
        Assert.Equal(500, decided.Count(d => d.Refusal?.Reason == "more than 500 cars"));
        var corrected = await Task.WhenAll(Enumerable.Range(1, 1000).Select(n =>
            Task.Run(() => Gateway.Decide(new SensorDoubted("entry", null, $"reason {n}") { By = "Ben" }))));
        Assert.Equal(Enumerable.Range(501, 1000), corrected.Select(d => (int)d.Number).Order());
        var reasons = Events().OfType<SensorDoubted>().Select(e => e.Reason).ToList();
        Assert.Equal(Enumerable.Range(1, 1000).Select(n => $"reason {n}").Order(), reasons.Order());
        Assert.Equal(reasons.Count, Events().OfType<SensorDoubted>().Select(e => e.At).Distinct().Count());
    }

    [Fact]
    public async Task What_was_decided_is_in_the_files_as_a_power_cut_leaves_them()
    {
        var decided = await Gateway.Decide(new EntryListed("27") { By = "Ana" });
        var left = Directory.CreateDirectory(Path.Combine(_running.Path, "left"));
        foreach (var file in new DirectoryInfo(_running.Path).GetFiles("race.db*")
            .Where(file => !file.Name.EndsWith("-shm", StringComparison.Ordinal)))
        {
            file.CopyTo(Path.Combine(left.FullName, file.Name));
        }
        using var log = new SqliteRaceLog(Path.Combine(left.FullName, "race.db")).Write();
        Assert.Equal(decided.Number, log.Events);
        using var reader = new SqliteRaceLog(Path.Combine(left.FullName, "race.db")).Read();
        Assert.Null(reader.FindBreak());
        Assert.Contains("\"by\":\"Ana\"", Encoding.UTF8.GetString(reader.Events().Single()));
    }

    [Fact]
    public async Task What_stations_said_before_a_decision_stands_before_it()
    {
        using var station = new TestStation("race-control", _running.Broker.Options);
        station.Observe("""{"n":1,"event":"EntryListed","at":"2026-06-13T13:00:00Z","car":"27","box":"4"}""");
        station.AckOf(1).Within();
        var refused = await Gateway.Decide(new EntryListed("8", Box: "4") { By = "Ana" });
        Assert.Equal("box 4 of car 8 is that of car 27", refused.Refusal!.Reason);
        Assert.Single(Events());
    }

    [Fact]
    public async Task A_gateway_that_ended_says_so_instead_of_letting_anybody_wait()
    {
        await Gateway.DisposeAsync();
        var told = await Assert.ThrowsAsync<LogFailed>(() => Gateway.Decide(new RaceStarted { By = "Ana" }));
        Assert.Contains("was not recorded", told.Message);
        Assert.Empty(Events());
    }

    [Fact]
    public async Task A_log_that_can_keep_no_more_fails_the_decision()
    {
        DatabaseFile.Change(Folder.LogFile, "DROP TABLE entry");
        await Assert.ThrowsAsync<LogFailed>(() => Gateway.Decide(new EntryListed("27") { By = "Ana" }));
        await Assert.ThrowsAsync<LogFailed>(() => Gateway.Completion);
        await Assert.ThrowsAsync<LogFailed>(() => Gateway.Decide(new EntryListed("27") { By = "Ana" }));
    }

    [Fact]
    public async Task A_preview_tells_the_verdicts_that_would_change_and_changes_none()
    {
        await Stop();
        var before = Events().Count;
        var withdrawn = new EventCorrected(before, "Ana", "another car", null, true);
        var preview = await Gateway.Preview(withdrawn);
        var change = Assert.Single(preview.Changes);
        Assert.Equal("minimum-stop/27/stop-1", change.Id);
        Assert.NotEqual(change.Before!.Open, change.Now!.Open);
        Assert.Equal(before, Events().Count);
        Assert.Contains("no event 99", (await Gateway.Preview(withdrawn with { Position = 99 })).Refusal!.Reason);

        await Gateway.Decide(withdrawn);
        Assert.Equal(change.Now, Gateway.Ask(intake => intake.Verdicts()).Single());
    }

    [Fact]
    public async Task Regulations_that_cannot_be_read_are_refused_with_the_line()
    {
        var refused = await Gateway.UseRegulations("regulations: x\nrules: 3\n"u8.ToArray(), "mine.yaml", "Ana");
        Assert.Equal("regulations", refused.Refusal!.Field);
        Assert.StartsWith("mine.yaml:2: ", refused.Refusal.Reason);
        Assert.Contains("say who", (await Gateway.UseRegulations(Encoding.UTF8.GetBytes(DecisionTests.Rules), "r", ""))
            .Refusal!.Reason);
    }

    private async Task Stop()
    {
        await Gateway.UseRegulations(Encoding.UTF8.GetBytes(DecisionTests.Rules), "rules.yaml", "Ana");
        var start = Gateway.Now.Plus(-60_000_000);
        foreach (var e in (RaceEvent[])
        [
            new EntryListed("27"), new RaceScheduled("r", null, 3_600_000), new RaceStarted(),
            new CarPassed("27", null, Line.PitIn) { At = start.Plus(10_000_000) },
                new CarPassed("27", null, Line.PitOut) { At = start.Plus(15_000_000) },
        ])
        {
            Assert.Null((await Gateway.Decide(e with { By = "Ana", At = e.At == default ? start : e.At })).Refusal);
        }
    }

    private List<RaceEvent> Events()
    {
        using var reader = Folder.Log.Read();
        return [.. reader.Events().Select(World.Parse)];
    }
}
