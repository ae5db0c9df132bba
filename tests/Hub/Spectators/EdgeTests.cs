using PitMarshal.Tests.Hub.Parts;
using PitMarshal.Tests.Support.Common;
using PitMarshal.Tests.Support.Nginx;

namespace PitMarshal.Tests.Hub.Spectators;

/// <summary>Spectators at an edge: nginx with nchan before a hub.</summary>
[Collection(HubCollection.Name)]
[Trait("Needs", "other processes")]
public sealed class EdgeTests(HubFixture hubs)
{
    [Fact]
    public async Task Whoever_follows_at_an_edge_sees_what_the_hub_has_and_after_a_pause_what_was_missed()
    {
        var (venue, key) = hubs.NewVenue();
        using var edge = new Edge($"http://127.0.0.1:{TestBroker.FreePort()}");
        await using var hub = await hubs.Hub(edge.Hub, edges: [edge.Publishing]);
        using var log = new VenueLog().Stops(2);
        await using var shipper = log.Ship(hub.Address, key);
        shipper.IsAt(log.Head);
        using var spectator = new Spectator(new Uri(edge.Address, $"/live/{venue}/day"));
        await spectator.Ask();

        await spectator.Until(log.Stops(3).Head.Position).WaitAsync(Waiting.Long);
        log.Stops(1);
        shipper.IsAt(log.Head);
        await spectator.Until(log.Stops(1).Head.Position).WaitAsync(Waiting.Long);

        Assert.Equal(0, spectator.Missed);
        LogEquality.Until(() => Snapshot(new Uri(hub.Address), venue) == log.Head.Position, () => "not there");
        using var direct = new Spectator(new Uri(new Uri(hub.Address), $"/live/{venue}/day"));
        await direct.Ask();
        Assert.Equal(direct.Cars, spectator.Cars);
        Assert.Contains(",7,", spectator.Cars["27"]);
    }

    [Fact]
    public async Task What_spectators_have_stays_while_the_hub_or_the_edge_is_gone_and_heals()
    {
        var (venue, key) = hubs.NewVenue();
        using var edge = new Edge($"http://127.0.0.1:{TestBroker.FreePort()}");
        using var log = new VenueLog().Stops(2);
        using var spectator = new Spectator(new Uri(edge.Address, $"/live/{venue}/day"));
        List<string> told = [];
        await using (var hub = await hubs.Hub(edge.Hub, told: told, edges: [edge.Publishing]))
        {
            await using var shipper = log.Ship(hub.Address, key);
            shipper.IsAt(log.Head);
            LogEquality.Until(() => Snapshot(edge.Address, venue) == log.Head.Position, () => "not there");
            Assert.Contains("Leaderboard", await spectator.Page());

            edge.Kill();
            log.Stops(2);
            shipper.IsAt(log.Head);
            LogEquality.Until(() => Told(told).Any(text => text.Contains("see nothing new")), () => "not told");
            edge.StartAgain();
            log.Stops(2);
            shipper.IsAt(log.Head);
            await spectator.Until(log.Head.Position).WaitAsync(Waiting.Long);
            LogEquality.Until(() => Told(told).Any(text => text.Contains("is new again")), () => "not told");
            LogEquality.Until(() => Snapshot(edge.Address, venue) == log.Head.Position, () => "an old one");
        }

        Assert.Contains("Leaderboard", await spectator.Page());
        Assert.Equal(log.Head.Position, Snapshot(edge.Address, venue));
    }

    /// <summary>The entry that somebody who comes now gets.</summary>
    private static long Snapshot(Uri from, string venue)
    {
        using var newcomer = new Spectator(new Uri(from, $"/live/{venue}/day"));
        newcomer.Ask().Within();
        return newcomer.Position;
    }

    private static List<string> Told(List<string> told)
    {
        lock (told)
        {
            return [.. told];
        }
    }
}
