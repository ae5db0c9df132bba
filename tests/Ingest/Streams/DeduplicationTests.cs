using FsCheck;
using FsCheck.Fluent;
using PitMarshal.Events;
using PitMarshal.Tests.Support.Gateways;

namespace PitMarshal.Tests.Ingest.Streams;

public sealed class DeduplicationTests
{
    [Fact]
    public void However_messages_are_repeated_swapped_and_restarted_each_observation_is_one_event()
    {
        var runs =
            from count in Gen.Choose(1, 30)
            from order in Gen.ListOf(Gen.Choose(0, count - 1))
            from restart in Gen.Choose(0, 40)
            select (Count: count, Order: order.ToArray(), Restart: restart);
        Prop.ForAll(runs.ToArbitrary(), run => Survives(run.Count, run.Order, run.Restart))
            .Check(Config.QuickThrowOnFailure.WithMaxTest(25));
    }

    private static bool Survives(int count, int[] order, int restart)
    {
        using var world = new World();
        world.Exchange("entry", world.Now.Plus(-60_000_000));
        // At the end everything comes once more, as a station does until it is acknowledged.
        var deliveries = order.Concat(Enumerable.Range(0, count)).ToList();
        for (var i = 0; i < deliveries.Count; i++)
        {
            if (i == restart)
            {
                world.Restart();
            }
            world.Observe("entry", World.Tag(deliveries[i] + 1, (deliveries[i] + 1) * 1_000_000));
        }
        var passed = world.Events().OfType<CarPassed>().Select(e => e.Source).ToList();
        var opened = world.Events().OfType<GapOpened>().Select(gap => (gap.From, gap.To)).Order();
        var closed = world.Events().OfType<GapClosed>().Select(gap => (gap.From, gap.To)).Order();
        return passed.Count == count
            && passed.Distinct().Count() == count
            && opened.SequenceEqual(closed)
            && world.Acked["entry/5f21c0d4"] == count;
    }
}
