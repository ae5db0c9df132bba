using System.Text.Json;
using PitMarshal.Tests.Hub.Parts;
using PitMarshal.Tests.Support.Common;

namespace PitMarshal.Tests.Hub.Shipping;

/// <summary>A venue's log at a hub.</summary>
[Collection(HubCollection.Name)]
public sealed class ShippingTests(HubFixture hubs)
{
    [Fact]
    public async Task A_log_is_shipped_to_the_byte_and_judged_alike()
    {
        var (venue, key) = hubs.NewVenue();
        await using var hub = await hubs.Hub();
        using var log = new VenueLog().Stops(40);
        await using var shipper = log.Ship(hub.Address, key);

        shipper.IsAt(log.Head);
        log.Stops(3);
        shipper.IsAt(log.Head);

        LogEquality.Same(log.Log, hubs.Store.Log(venue, "day"));
        using var client = new HttpClient { BaseAddress = new Uri(hub.Address) };
        var verdicts = await client.GetStringAsync($"/api/v1/hub/races/{venue}/day/verdicts");
        using var reader = log.Log.Read();
        var standing = reader.VerdictHistory().GroupBy(record => record.Id).Select(history => history.Last().Json!);
        Assert.Equal(standing.Order(), verdicts.Split('\n', StringSplitOptions.RemoveEmptyEntries).Order());
        Assert.Contains("\"laps\":", await client.GetStringAsync($"/api/v1/hub/races/{venue}/day/classification"));
        Assert.Equal(string.Concat(reader.Events().Select(json => System.Text.Encoding.UTF8.GetString(json) + "\n")),
            await client.GetStringAsync($"/api/v1/hub/races/{venue}/day/events"));
        Assert.Contains("minimum-stop/27/stop-1", await client.GetStringAsync($"/races/{venue}/day"));
        Assert.Null(await Listed(client, venue, "difference",
            race => race.GetProperty("position").GetInt64() == log.Head.Position));
    }

    [Fact]
    public async Task Whoever_was_offline_goes_on_where_the_hub_is()
    {
        var (venue, key) = hubs.NewVenue();
        using var log = new VenueLog().Stops(5);
        string address;
        await using (var first = await hubs.Hub())
        {
            address = first.Address;
            await using var shipper = log.Ship(address, key);
            shipper.IsAt(log.Head);
        }
        await using var again = log.Stops(150).Ship(address, key);
        LogEquality.Until(() => again.Problem?.Contains("cannot be reached") == true, () => "not told");
        Assert.Equal(log.Head.Position, again.State.Lag);
        await using var hub = await hubs.Hub(address);

        again.IsAt(log.Head);

        LogEquality.Same(log.Log, hubs.Store.Log(venue, "day"));
        Assert.Equal(0, again.State.Lag);
    }

    [Fact]
    public async Task A_fork_is_refused_and_told_at_both_ends()
    {
        var (venue, key) = hubs.NewVenue();
        await using var hub = await hubs.Hub();
        using var log = new VenueLog().Stops(5);
        using var copy = new VenueLog(log);
        await using (var shipper = log.Stops(2).Ship(hub.Address, key))
        {
            shipper.IsAt(log.Head);
        }

        await using var other = copy.RecordFalsely().RecordFalsely().Ship(hub.Address, key);
        LogEquality.Until(() => other.Problem?.Contains("it was cut, or is an older copy") == true,
            () => $"{other.Problem}");
        for (var more = 0; more < 20; more++)
        {
            copy.RecordFalsely();
        }
        LogEquality.Until(() => other.Problem?.Contains("two logs went on under one name") == true,
            () => $"{other.Problem}");

        using var client = new HttpClient { BaseAddress = new Uri(hub.Address) };
        Assert.Contains("two logs went on under one name", await Listed(client, venue, "fork",
            race => race.GetProperty("fork").ValueKind != JsonValueKind.Null));
        Assert.Contains("Fork refused", await client.GetStringAsync("/"));
        LogEquality.Same(log.Log, hubs.Store.Log(venue, "day"));
    }

    [Fact]
    public async Task A_verdict_that_was_recorded_otherwise_is_told()
    {
        var (venue, key) = hubs.NewVenue();
        var told = new List<string>();
        await using var hub = await hubs.Hub(told: told);
        using var log = new VenueLog().Stops(1).RecordFalsely();
        await using var shipper = log.Ship(hub.Address, key);
        shipper.IsAt(log.Head);

        using var client = new HttpClient { BaseAddress = new Uri(hub.Address) };
        Assert.Contains("judging again gives nothing", await client.GetStringAsync($"/races/{venue}/day"));
        Assert.Contains("judging again gives", await Listed(client, venue, "difference",
            race => race.GetProperty("position").GetInt64() == log.Head.Position));
    }

    [Fact]
    public async Task A_venue_goes_from_one_hub_to_another_and_back()
    {
        var (venue, key) = hubs.NewVenue();
        await using var one = await hubs.Hub();
        await using var other = await hubs.Hub();
        using var log = new VenueLog().Stops(1);
        foreach (var hub in (string[])[one.Address, other.Address, one.Address])
        {
            await using var shipper = log.Stops(20).Ship(hub, key);
            shipper.IsAt(log.Head);
        }

        LogEquality.Same(log.Log, hubs.Store.Log(venue, "day"));
    }

    /// <summary>What the hub's list says of the venue's race, once it says it: the list may be a second old.</summary>
    private static async Task<string?> Listed(
        HttpClient client, string venue, string field, Func<JsonElement, bool> isNew)
    {
        for (var end = DateTime.UtcNow + Waiting.Long; ; await Task.Delay(10))
        {
            var all = JsonDocument.Parse(await client.GetStringAsync("/api/v1/hub/races"));
            var listed = all.RootElement.EnumerateArray()
                .SingleOrDefault(race => race.GetProperty("venue").GetString() == venue);
            if (listed.ValueKind != JsonValueKind.Undefined && isNew(listed))
            {
                return listed.GetProperty(field).GetString();
            }
            Assert.True(DateTime.UtcNow < end, $"listed as {listed}");
        }
    }
}
