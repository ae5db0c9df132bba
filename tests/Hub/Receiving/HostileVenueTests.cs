using System.Net;
using System.Net.Http.Headers;
using System.Text;
using PitMarshal.Hub.Receiving;
using PitMarshal.Hub.Wire;
using PitMarshal.Store;
using PitMarshal.Tests.Hub.Parts;

namespace PitMarshal.Tests.Hub.Receiving;

/// <summary>A venue that sends what none sends: refused with a reason, never a failure, and nothing grows.</summary>
[Collection(HubCollection.Name)]
public sealed class HostileVenueTests(HubFixture hubs)
{
    private const string None = "0000000000000000000000000000000000000000000000000000000000000000";

    private const string Started =
        """{"kind":2,"body":"{\"event\":\"RaceStarted\",\"at\":\"2026-06-13T14:00:00Z\"}"}""";

    public static TheoryData<string, string, string, HttpStatusCode> Batches => new()
    {
        { "a hash that does not come out", $"after=0&hash={None}&end={None}&written=1&waitingMs=0", Started,
            HttpStatusCode.UnprocessableEntity },
        { "no place at all", "after=x", Started, HttpStatusCode.UnprocessableEntity },
        { "a place below nothing", $"after=-5&hash={None}&end={None}&written=1&waitingMs=0", Started,
            HttpStatusCode.UnprocessableEntity },
        { "a place beyond all",
            $"after={long.MaxValue}&hash={None}&end={None}&written={long.MaxValue}&waitingMs=0", "",
            HttpStatusCode.Conflict },
        { "entries that nobody has", $"after=7&hash={None}&end={End(7, Started)}&written=8&waitingMs=0", Started,
            HttpStatusCode.Conflict },
        { "no JSON", Place("{"), "{", HttpStatusCode.UnprocessableEntity },
        { "an array", Place("[]"), "[]", HttpStatusCode.UnprocessableEntity },
        { "no bytes", Place("\0"), "\0", HttpStatusCode.UnprocessableEntity },
        { "half a character", Place("x"), """{"kind":2,"body":"\ud800"}""", HttpStatusCode.UnprocessableEntity },
        { "a kind that is none", Place("x"), """{"kind":9,"body":"{}"}""", HttpStatusCode.UnprocessableEntity },
        { "an event that is none", Place("x"), """{"kind":2,"body":"{\"event\":\"Nothing\"}"}""",
            HttpStatusCode.UnprocessableEntity },
        { "an observation without one", Place("x"), """{"kind":1,"body":"{}"}""", HttpStatusCode.UnprocessableEntity },
        { "an observation that is a text", Place("x"), """{"kind":1,"body":",\"obs\":"}""",
            HttpStatusCode.UnprocessableEntity },
        { "regulations with a text for a hash", Place("x"), """{"kind":4,"body":"{\"sha256\":\"x\"}"}""",
            HttpStatusCode.UnprocessableEntity },
        { "verdicts that are none", Place("x"), """{"kind":3,"body":"{}","verdicts":[7]}""",
            HttpStatusCode.UnprocessableEntity },
        { "an entry of megabytes", Place("x"), $$"""{"kind":3,"body":"\"{{new string('x', 2 << 20)}}\""}""",
            HttpStatusCode.UnprocessableEntity },
        { "a batch of megabytes", Place("x"), new string('x', (8 << 20) + 1), HttpStatusCode.RequestEntityTooLarge },
    };

    [Theory]
    [MemberData(nameof(Batches))]
    public async Task What_no_gateway_writes_is_refused_with_a_reason(
        string what, string place, string lines, HttpStatusCode expected)
    {
        var (_, key) = hubs.NewVenue();
        await using var hub = await hubs.Hub();
        using var client = Client(hub.Address, key);
        var before = (hubs.Rows("log"), hubs.Rows("entry"));

        using var answer = await client.PostAsync($"/api/v1/hub/logs/day/entries?{place}", new StringContent(lines));

        var reply = HubReply.Read(await answer.Content.ReadAsByteArrayAsync());
        Assert.True(expected == answer.StatusCode, $"{what}: {answer.StatusCode} {reply?.Text}");
        Assert.NotEqual("", reply!.Text);
        Assert.Equal(before, (hubs.Rows("log"), hubs.Rows("entry")));
    }

    [Theory]
    [InlineData("..%2F..")]
    [InlineData("Day")]
    [InlineData("a-name-that-is-longer-than-any-name-may-be")]
    public async Task A_race_has_a_plain_name(string race)
    {
        var (_, key) = hubs.NewVenue();
        await using var hub = await hubs.Hub();
        using var client = Client(hub.Address, key);

        using var answer = await client.PostAsync(
            $"/api/v1/hub/logs/{race}/entries?{Place(Started)}", new StringContent(Started));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
    }

    [Fact]
    public async Task Ten_thousand_messages_without_a_key_cost_the_store_nothing()
    {
        await using var hub = await hubs.Hub();
        var before = hubs.Rows("log");
        using var client = Client(hub.Address, "0123456789abcdef");

        await Parallel.ForAsync(0, 10_000, new ParallelOptions { MaxDegreeOfParallelism = 8 }, async (_, end) =>
        {
            using var answer = await client.PostAsync(
                $"/api/v1/hub/logs/day/entries?{Place(Started)}", new StringContent(Started), end);
            Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
        });

        Assert.Equal(before, hubs.Rows("log"));
        var figures = await client.GetStringAsync("/metrics");
        Assert.Matches("""pitmarshal_hub_refusals\w*\{[^}]*reason="key"[^}]*\} 10000""", figures);
    }

    [Fact]
    public async Task A_venue_that_asks_too_often_is_told_so_and_the_others_are_served()
    {
        var (_, key) = hubs.NewVenue();
        var (_, others) = hubs.NewVenue();
        await using var hub = await hubs.Hub(shares: HubShares.Usual with { RequestsASecond = 20 });
        using var client = Client(hub.Address, key);
        using var log = new VenueLog().Stops(3);

        var refused = 0;
        await using var shipper = log.Ship(hub.Address, others);
        await Parallel.ForAsync(0, 2000, new ParallelOptions { MaxDegreeOfParallelism = 8 }, async (_, end) =>
        {
            using var answer = await client.GetAsync("/api/v1/hub/logs/day/head", end);
            Assert.True(
                answer.StatusCode is HttpStatusCode.OK or HttpStatusCode.TooManyRequests, $"{answer.StatusCode}");
            Interlocked.Add(ref refused, answer.IsSuccessStatusCode ? 0 : 1);
        });

        Assert.True(refused > 0, "nothing was refused");
        shipper.IsAt(log.Head);
    }

    [Fact]
    public async Task A_venue_has_its_share_of_the_disk_and_of_races()
    {
        var (_, key) = hubs.NewVenue();
        await using var hub = await hubs.Hub(shares: HubShares.Usual with { DiskBytes = 3000, Logs = 2 });
        using var client = Client(hub.Address, key);
        foreach (var (race, expected) in ((string, HttpStatusCode)[])
            [("one", HttpStatusCode.OK), ("two", HttpStatusCode.OK), ("three", HttpStatusCode.Forbidden)])
        {
            using var answer = await client.PostAsync(
                $"/api/v1/hub/logs/{race}/entries?{Place(Started)}", new StringContent(Started));
            Assert.Equal(expected, answer.StatusCode);
        }
        using var log = new VenueLog().Stops(20);
        await using var shipper = log.Ship(hub.Address, hubs.NewVenue().Key);

        LogEquality.Until(
            () => shipper.Problem?.Contains("refuses the log (full): the venue's logs have their") == true,
            () => $"{shipper.Problem}");
    }

    [Fact]
    public async Task A_venue_reads_and_writes_its_own_logs_alone()
    {
        var (venue, key) = hubs.NewVenue();
        var (_, other) = hubs.NewVenue();
        await using var hub = await hubs.Hub();
        using var log = new VenueLog().Stops(3);
        await using (var shipper = log.Ship(hub.Address, key))
        {
            shipper.IsAt(log.Head);
        }
        using var client = Client(hub.Address, other);

        var head = HubReply.Read(await client.GetByteArrayAsync("/api/v1/hub/logs/day/head"));
        using var answer = await client.PostAsync(
            $"/api/v1/hub/logs/day/entries?{Place(Started)}", new StringContent(Started));

        Assert.Equal(0, head!.Head.Position);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        LogEquality.Same(log.Log, hubs.Store.Log(venue, "day"));
    }

    private static HttpClient Client(string hub, string key) => new()
    {
        BaseAddress = new Uri(hub),
        DefaultRequestHeaders = { Authorization = new AuthenticationHeaderValue("Bearer", key) },
    };

    /// <summary>The beginning of a log, with the hash that a batch of one entry has.</summary>
    private static string Place(string line) => $"after=0&hash={None}&end={End(0, line)}&written=1&waitingMs=0";

    private static string End(long after, string line)
    {
        var chain = new Chain();
        return EntryLine.Read(Encoding.UTF8.GetBytes(line), out _) is { } entry
            ? Convert.ToHexStringLower(chain.Next(after + 1, entry.Kind, entry.Body)) : None;
    }
}
