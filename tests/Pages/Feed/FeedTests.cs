using System.Net.ServerSentEvents;
using PitMarshal.Events;
using PitMarshal.Store;
using PitMarshal.Store.Feed;
using PitMarshal.Tests.Support.Common;

namespace PitMarshal.Tests.Pages.Feed;

public sealed class FeedTests
{
    [Fact]
    public async Task Each_event_comes_with_its_number_and_after_it_what_it_did_to_the_verdicts()
    {
        await using var gateway = await RacingGateway.Start(RacingGateway.Race);
        var items = await Read(gateway, "?from=1", null, EndOf(gateway));
        Assert.Equal(RacingGateway.Race.Length, items.Count(item => item.EventType == "event"));
        var stop = items.FindIndex(item => item.EventType == "event" && item.Data.Contains("14:10:09.920000Z"));
        Assert.Equal(("10", "10.1"), (items[stop].EventId, items[stop + 1].EventId));
        Assert.Contains("\"outcome\":\"infringement\"", items[stop + 1].Data);
        var standing = (await gateway.Get("/api/v1/verdicts")).Text.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(standing.Order(StringComparer.Ordinal), items.Where(item => item.EventType == "verdict")
            .GroupBy(item => item.Data.Split('"')[3]).Select(changes => changes.Last().Data)
            .Where(data => !data.Contains("withdrawn")).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Nothing_is_lost_and_nothing_comes_twice_wherever_the_link_breaks()
    {
        await using var gateway = await RacingGateway.Start(RacingGateway.Race);
        var end = EndOf(gateway);
        var all = await Read(gateway, "?from=1", null, end);
        for (var broken = 0; broken < all.Count - 1; broken++)
        {
            var rest = await Read(gateway, "", all[broken].EventId, end);
            Assert.Equal(all.Skip(broken + 1).Select(Text), rest.Select(Text));
        }
    }

    [Fact]
    public async Task Without_a_place_it_begins_now_and_what_happens_comes_at_once()
    {
        await using var gateway = await RacingGateway.Start(RacingGateway.Race);
        using var answer = await gateway.Client.GetAsync("/api/v1/feed", HttpCompletionOption.ResponseHeadersRead);
        await using var items = SseParser.Create(await answer.Content.ReadAsStreamAsync())
            .EnumerateAsync().GetAsyncEnumerator();
        gateway.Tell("""{"event":"CarPassed","at":"2026-06-13T14:40:09Z","uMs":1.5,"car":"99","line":"pit-out"}""");
        Assert.True(items.MoveNextAsync().AsTask().Within());
        Assert.Equal(("event", "19"), (items.Current.EventType, items.Current.EventId));
        Assert.True(items.MoveNextAsync().AsTask().Within());
        Assert.Contains("minimum-stop/99/stop-1", items.Current.Data);
    }

    [Fact]
    public async Task A_reader_that_was_away_while_the_gateway_started_again_goes_on_where_it_was()
    {
        await using var gateway = await RacingGateway.Start(RacingGateway.Race);
        var end = EndOf(gateway);
        var before = await Read(gateway, "?from=1", null, end);
        await gateway.Restart();
        gateway.Tell("""{"event":"FlagShown","at":"2026-06-13T14:41:00Z","flag":"green"}""");
        var after = await Read(gateway, "", before[^1].EventId, EndOf(gateway));
        Assert.Equal("19", after[0].EventId);
    }

    [Theory]
    [InlineData("", "99", "Last-Event-ID")]
    [InlineData("", "abc", "Last-Event-ID")]
    [InlineData("", "3.7", "Last-Event-ID")]
    [InlineData("?from=99", null, "from")]
    public async Task A_place_that_this_log_does_not_have_is_told_and_not_guessed(
        string query, string? last, string field)
    {
        await using var gateway = await RacingGateway.Start(RacingGateway.Race);
        using var request = Request(query, last);
        using var answer = await gateway.Client.SendAsync(request);
        Assert.Equal(400, (int)answer.StatusCode);
        Assert.Contains($"\"{field}\"", await answer.Content.ReadAsStringAsync());
    }

    private static FeedPosition EndOf(RacingGateway gateway)
    {
        using var feed = gateway.Folder.Log.Follow();
        return feed.End();
    }

    private static async Task<List<SseItem<string>>> Read(
        RacingGateway gateway, string query, string? last, FeedPosition end)
    {
        using var request = Request(query, last);
        using var answer = await gateway.Client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        Assert.Equal("text/event-stream", answer.Content.Headers.ContentType?.MediaType);
        var items = new List<SseItem<string>>();
        await foreach (var item in SseParser.Create(await answer.Content.ReadAsStreamAsync()).EnumerateAsync())
        {
            items.Add(item);
            if (item.EventId == $"{end}")
            {
                break;
            }
        }
        return items;
    }

    private static HttpRequestMessage Request(string query, string? last)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, "/api/v1/feed" + query);
        if (last is not null)
        {
            request.Headers.Add("Last-Event-ID", last);
        }
        return request;
    }

    private static string Text(SseItem<string> item) => $"{item.EventType} {item.EventId} {item.Data}";
}
