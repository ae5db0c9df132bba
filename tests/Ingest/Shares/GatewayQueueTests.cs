using PitMarshal.Events;
using PitMarshal.Ingest;
using PitMarshal.Ingest.Messages;

namespace PitMarshal.Tests.Ingest.Shares;

public sealed class GatewayQueueTests
{
    private readonly GatewayQueue _queue = new();

    [Fact]
    public void Whoever_says_more_than_anybody_can_take_waits_behind_himself()
    {
        for (var i = 0; i < 1_000; i++)
        {
            Assert.True(_queue.TryPut("flood", Said("flood", [])));
        }
        Assert.True(_queue.TryPut("good", Said("good", [])));
        Assert.True(_queue.TryPut("page", Decision()));
        List<string> taken = [];
        while (_queue.TryTake(out var item))
        {
            taken.Add(item.Message.Station ?? "page");
        }
        Assert.Equal(["flood", "good", "page", "flood"], taken.Take(4));
        Assert.Equal(1_002, taken.Count);
    }

    [Fact]
    public void A_line_has_a_bound_in_messages_and_in_bytes_and_others_lines_have_room()
    {
        var some = 0;
        while (_queue.TryPut("flood", Said("flood", new byte[10])))
        {
            some++;
        }
        Assert.Equal(GatewayQueue.MostOfOne, some);
        var large = 0;
        while (_queue.TryPut("large", Said("large", new byte[PayloadReader.LargestBytes])))
        {
            large++;
        }
        Assert.Equal(GatewayQueue.MostBytesOfOne / PayloadReader.LargestBytes, large);
        Assert.True(_queue.TryPut("good", Said("good", [])));
        Assert.True(_queue.TryTake(out _));
        Assert.True(_queue.TryPut("flood", Said("flood", [])));
    }

    [Fact]
    public void Decisions_are_never_let_go()
    {
        for (var i = 0; i <= GatewayQueue.MostOfOne; i++)
        {
            Assert.True(_queue.TryPut("page", Decision()));
        }
    }

    [Fact]
    public void What_waits_when_it_ends_can_still_be_taken()
    {
        _queue.TryPut("good", Said("good", []));
        _queue.End();
        Assert.False(_queue.TryPut("good", Said("good", [])));
        Assert.True(_queue.Wait());
        Assert.True(_queue.TryTake(out _));
        Assert.False(_queue.Wait());
        Assert.False(_queue.TryTake(out _));
    }

    private static QueueItem Said(string station, byte[] payload) =>
        QueueItem.Of(new Incoming(IncomingKind.Observations, "", "home", station, payload, default));

    private static QueueItem Decision() =>
        new(new Instant(0), default, new QueuedDecision((_, _) => throw new InvalidOperationException()));
}
