using PitMarshal.Store;
using PitMarshal.Store.Feed;

namespace PitMarshal.Tests.Store;

/// <summary>The feed of a log wherever it is kept.</summary>
public abstract class LogFeedTests : IDisposable
{
    private readonly IRaceLog _race;
    private readonly ILogWriter _log;

    private protected LogFeedTests(IRaceLog race) => (_race, _log) = (race, race.Write());

    public virtual void Dispose() => _log.Dispose();

    [Fact]
    public void From_every_position_and_in_pieces_of_every_size_the_rest_is_the_same()
    {
        Write();
        using var feed = Feed();
        var all = feed.After(default, 1000);
        Assert.Equal(["0.1", "1", "2", "2.1", "2.2", "2.3", "3", "4", "4.1"], all.Select(item => $"{item.Position}"));
        for (var known = 0; known < all.Count; known++)
        {
            for (var most = 1; most <= all.Count; most++)
            {
                var (rest, position) = (new List<FeedItem>(), all[known].Position);
                while (feed.After(position, most) is [.., var last] piece)
                {
                    rest.AddRange(piece);
                    position = last.Position;
                }
                Assert.Equal(all.Skip(known + 1), rest);
            }
        }
    }

    [Fact]
    public void It_knows_the_positions_of_this_log_and_no_other()
    {
        Write();
        using var feed = Feed();
        Assert.All(feed.After(default, 1000), item => Assert.True(feed.Knows(item.Position), $"{item.Position}"));
        Assert.All(["0.2", "1.1", "2.4", "4.2", "5", "99.1"],
            text => Assert.False(feed.Knows(FeedPosition.Parse(text)), text));
    }

    [Fact]
    public void The_end_and_the_place_before_an_event_hold_all_verdicts_until_there()
    {
        using var feed = Feed();
        Assert.Equal(default, feed.End());
        Assert.Equal(default, feed.Before(1));
        Write();
        Assert.Equal("4.1", $"{feed.End()}");
        Assert.Equal(["0.1", "1", "2.3", "3", "4.1"],
            Enumerable.Range(1, 5).Select(number => $"{feed.Before(number)}"));
    }

    [Fact]
    public void A_change_without_JSON_is_a_verdict_that_stands_no_longer()
    {
        Write();
        using var feed = Feed();
        Assert.Equal(new FeedItem(new(2, 3), "c", null), feed.After(new(2, 2), 1)[0]);
    }

    private ILogFeed Feed() => _race.Follow();

    /// <summary>Events 1 to 4 with other entries and changes of verdicts between them.</summary>
    private void Write()
    {
        Change(_log.Append(EntryKind.Regulations, "{}"u8), "a", "{}");
        _log.AppendEvent("""{"event":"1"}""");
        _log.Append(EntryKind.Rejected, "{}"u8);
        var second = _log.AppendEvent("""{"event":"2"}""");
        Change(second, "a", "{}");
        Change(second, "b", "{}");
        Change(second, "c", null);
        _log.AppendEvent("""{"event":"3"}""");
        Change(_log.AppendEvent("""{"event":"4"}"""), "b", "{}");
        _log.Commit();
    }

    private void Change(long position, string id, string? json) => _log.RecordVerdict(position, id, json);
}
