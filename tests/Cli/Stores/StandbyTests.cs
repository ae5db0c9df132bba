using System.Diagnostics;
using System.Globalization;
using System.Net;
using PitMarshal.Ingest.Recording;
using PitMarshal.Store;
using PitMarshal.Tests.Support.Common;
using PitMarshal.Tests.Support.Gateways;
using PitMarshal.Tests.Support.Postgres;
using Xunit.Abstractions;

namespace PitMarshal.Tests.Cli.Stores;

/// <summary>Two gateways on one log: the second goes on when the first is gone, and never both at once.</summary>
[Collection(StoreCollection.Name)]
public sealed class StandbyTests(PostgresServer server, ITestOutputHelper output) : IDisposable
{
    private readonly StoreGateways _gateways = new(server);

    public void Dispose() => _gateways.Dispose();

    /// <summary>PITMARSHAL_TAKEOVERS gives another number of them.</summary>
    [Fact]
    public async Task An_owner_that_is_killed_at_any_moment_loses_nothing_and_the_verdicts_are_those_of_a_quiet_race()
    {
        var takeovers = int.Parse(
            Environment.GetEnvironmentVariable("PITMARSHAL_TAKEOVERS") ?? "2", CultureInfo.InvariantCulture);
        var random = new Random(7);
        var took = new List<double>();
        var owner = _gateways.Start("--regulations", _gateways.Rules);
        using var load = new RaceControlLoad(_gateways.Broker, RaceControlLoad.AsARace);
        for (var takeover = 0; takeover < takeovers; takeover++)
        {
            var standby = _gateways.Start();
            await Task.Delay(random.Next(0, 1000));
            owner.Kill();
            // What is said from now on is acknowledged by the other one.
            var (said, killed) = (load.Said, Stopwatch.GetTimestamp());
            await load.BeyondAck(said);
            took.Add(Stopwatch.GetElapsedTime(killed).TotalSeconds);
            owner = standby;
        }
        var last = load.Acked + 100;
        await load.EndAt(last);
        Assert.Equal(0, owner.Terminate());

        took.Sort();
        output.WriteLine($"{takeovers} takeovers, {last} entries: to go on p50 {took[took.Count / 2]:f1} s, p99 "
            + $"{took[(int)Math.Ceiling(took.Count * 0.99) - 1]:f1} s, least {took[0]:f1} s");

        Assert.Equal(Enumerable.Range(1, (int)last).Select(n => (long)n), Numbers(_gateways.Log).Order());
        Assert.Equal(0, Pitmarshal.Run("verify", "--data", owner.Data, "--store", server.Url, "--race", _gateways.Race)
            .Status);
        var fences = _gateways.Fences();
        Assert.Equal(fences.Order(), fences);
        Assert.True(fences.Distinct().Count() > takeovers);
        Assert.Equal(await Undisturbed(last), Standing(_gateways.Log));
    }

    [Fact]
    public async Task An_owner_that_was_only_slow_writes_no_more_and_says_so()
    {
        var slow = _gateways.Start("--regulations", _gateways.Rules);
        using var load = new RaceControlLoad(_gateways.Broker, RaceControlLoad.AsARace);
        var next = _gateways.Start();
        await load.BeyondAck(50);
        slow.Freeze();
        await load.BeyondAck(load.Said);
        slow.Thaw();
        Assert.Equal(1, slow.Ended());
        Assert.Contains(slow.Lines, line => line.Contains("another gateway has taken over the log"));
        var last = load.Acked + 100;
        await load.EndAt(last);
        Assert.Equal(0, next.Terminate());
        var fences = _gateways.Fences();
        Assert.Equal(fences.Order(), fences);
        Assert.Equal(Enumerable.Range(1, (int)last).Select(n => (long)n), Numbers(_gateways.Log).Order());
        Assert.Equal(await Undisturbed(last), Standing(_gateways.Log));
    }

    [Fact]
    public async Task A_standby_shows_the_race_takes_nothing_and_is_missed_when_it_is_lost()
    {
        var owner = _gateways.Start("--regulations", _gateways.Rules);
        using var load = new RaceControlLoad(_gateways.Broker, RaceControlLoad.AsARace);
        var standby = _gateways.Start();
        await load.EndAt(100);
        await Says(standby, "/verdicts", "minimum-stop", HttpStatusCode.OK);
        foreach (var page in (string[])["/", "/verdicts", "/race", "/stations", "/reports"])
        {
            await Says(standby, page, "Standby: shows the race that", HttpStatusCode.OK);
        }
        await Says(standby, "/healthz", "\"role\":\"standby\"", HttpStatusCode.OK);
        await Says(standby, "/metrics", "role=\"standby\"} 1", HttpStatusCode.OK);
        await Says(owner, "/healthz", "\"role\":\"owner\"", HttpStatusCode.OK);
        using (var client = new HttpClient())
        {
            foreach (var form in (string[])["/race/start", "/sign-in", "/api/v1/race/decisions"])
            {
                using var refused = await client.PostAsync(
                    new Uri(standby.Address + form), new FormUrlEncodedContent([]));
                Assert.Equal(HttpStatusCode.ServiceUnavailable, refused.StatusCode);
                Assert.Contains("This is the standby", await refused.Content.ReadAsStringAsync());
            }
        }
        standby.Kill();
        var killed = Stopwatch.GetTimestamp();
        await Says(owner, "/", "is lost", HttpStatusCode.OK);
        output.WriteLine($"a lost standby is told after {Stopwatch.GetElapsedTime(killed).TotalSeconds:f1} s");
        await Says(owner, "/healthz", "is lost", HttpStatusCode.ServiceUnavailable);
    }

    private static async Task Says(GatewayProgram gateway, string page, string text, HttpStatusCode status)
    {
        using var client = new HttpClient();
        for (var until = DateTime.UtcNow + Waiting.Long; ; await Task.Delay(100))
        {
            using var answer = await client.GetAsync(new Uri(gateway.Address + page));
            var told = await answer.Content.ReadAsStringAsync();
            if (told.Contains(text) && answer.StatusCode == status)
            {
                return;
            }
            Assert.True(DateTime.UtcNow < until, $"{page} does not say {text}: {answer.StatusCode} {told}");
        }
    }

    /// <summary>The same race with nobody killed, on a log of its own.</summary>
    private async Task<List<string>> Undisturbed(long last)
    {
        using var load = new RaceControlLoad(_gateways.Broker, RaceControlLoad.Quick);
        var alone = _gateways.StartAlone();
        await load.EndAt(last);
        Assert.Equal(0, alone.Terminate());
        return Standing(new DataFolder(alone.Data).Log);
    }

    private static List<long> Numbers(IRaceLog log)
    {
        using var reader = log.Read();
        return [.. reader.Observations().Select(observation => observation.N)];
    }

    private static List<string> Standing(IRaceLog log)
    {
        using var reader = log.Read();
        return [.. reader.VerdictHistory().GroupBy(record => record.Id).Select(history => history.Last().Json)
            .OfType<string>().Order(StringComparer.Ordinal)];
    }
}
