using PitMarshal.Web.Live;

namespace PitMarshal.Tests.Pages.Live;

/// <summary>Nobody is kept out of live pages by how much others follow.</summary>
public sealed class LiveSharesTests
{
    private readonly List<string> _notices = [];
    private readonly LiveShares _shares;

    public LiveSharesTests() => _shares = new LiveShares(_notices.Add);

    [Fact]
    public void A_thousand_streams_of_one_address_keep_neither_race_control_nor_a_visitor_out()
    {
        var flood = Enumerable.Range(0, LiveShares.MostStreams).Select(_ => Open("10.0.0.1")!).ToList();
        Assert.All(flood, Assert.NotNull);
        Assert.Null(Open("10.0.0.1"));

        Assert.NotNull(_shares.TryOpen("Ana", isOfficial: true, []));
        Assert.NotNull(Open("10.0.0.2"));
        // The flood gave what it opened last.
        Assert.True(flood[^1].Ended.IsCancellationRequested);
        Assert.Equal(1, flood.Count(open => open.Ended.IsCancellationRequested));
        Assert.Equal((1, 1), _shares.Beyond);
        Assert.Contains("10.0.0.1", Assert.Single(_notices));
    }

    [Fact]
    public void Of_equals_nobody_gives_way()
    {
        for (var i = 0; i < LiveShares.MostStreams; i++)
        {
            Assert.NotNull(Open($"10.0.{i / 200}.{i % 200}"));
        }
        Assert.Null(Open("10.9.9.9"));
        Assert.Equal(0, _shares.Beyond.Ended);
    }

    [Fact]
    public void Four_hundred_made_up_pages_keep_nobody_out_not_even_behind_the_same_proxy()
    {
        var flood = Enumerable.Range(0, 4).Select(some => Open("10.0.0.1", Pages(some, 100))!).ToList();
        Assert.Null(Open("10.0.0.1", Pages(5, 100)));

        Assert.NotNull(Open("10.0.0.2", "/car/27"));
        Assert.NotNull(Open("10.0.0.1", "/verdicts?car=27"));
        Assert.Equal(1, flood.Count(open => open.Ended.IsCancellationRequested));
    }

    [Fact]
    public void A_page_that_somebody_follows_already_is_open_to_everybody()
    {
        Open("10.0.0.1", Pages(0, LiveShares.MostPages));
        Assert.NotNull(Open("10.0.0.1", "/car/0-7"));
    }

    [Fact]
    public void What_ended_leaves_its_room()
    {
        var first = Open("10.0.0.1", Pages(0, LiveShares.MostPages))!;
        Assert.Null(Open("10.0.0.1", Pages(1, LiveShares.MostPages)));
        _shares.Close(first);
        _shares.Close(first);
        Assert.NotNull(Open("10.0.0.1", Pages(1, LiveShares.MostPages)));
        Assert.Equal(1, _shares.Open);
    }

    [Fact]
    public void An_official_has_room_of_his_own_and_of_too_many_the_first_ends()
    {
        var first = _shares.TryOpen("Ana", isOfficial: true, [])!;
        for (var i = 0; i < LiveShares.MostOfOfficial; i++)
        {
            Assert.NotNull(_shares.TryOpen("Ana", isOfficial: true, []));
        }
        Assert.True(first.Ended.IsCancellationRequested);
        Assert.Equal(LiveShares.MostOfOfficial, _shares.Open);
    }

    private LiveFollower? Open(string client, params string[] pages) =>
        _shares.TryOpen(client, isOfficial: false, pages);

    private static string[] Pages(int some, int many) =>
        [.. Enumerable.Range(0, many).Select(i => $"/car/{some}-{i}")];
}
