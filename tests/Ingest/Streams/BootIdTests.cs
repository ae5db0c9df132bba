using PitMarshal.Events;
using PitMarshal.Ingest.Messages;
using PitMarshal.Tests.Support.Gateways;
using static PitMarshal.Tests.Support.Gateways.World;

namespace PitMarshal.Tests.Ingest.Streams;

/// <summary>
/// A boot id never comes twice, and µs never fall in a boot. Where they do, nothing is thrown away or moved.
/// </summary>
public sealed class BootIdTests : IDisposable
{
    private readonly World _world = new();

    public void Dispose() => _world.Dispose();

    [Fact]
    public void Passings_under_an_id_that_came_again_are_all_kept_and_acknowledged_by_their_own_numbers()
    {
        var booted = _world.Now.Plus(-60_000_000);
        _world.Exchange("entry", booted).Observe("entry", Tag(1, 50_000_000), Tag(2, 51_000_000), Tag(3, 52_000_000));
        _world.Pass(30);
        var again = _world.Now.Plus(-2_000_000);
        _world.Observe("entry", Tag(1, 900_000, "9999"), Tag(2, 1_000_000, "9998"));

        Assert.Equal(2, _world.Acked["entry/5f21c0d4"]);
        _world.Exchange("entry", again);
        Assert.Equal(5, _world.Events().OfType<CarPassed>().Count());
        var passed = _world.Events().OfType<CarPassed>().Single(e => e.Transponder == "9999");
        Assert.InRange(passed.At.Since(again), 900_000 - 5, 900_000 + 5);
        Assert.Contains(_world.Notices, notice => notice.Contains("boot 5f21c0d4 came again"));
        var doubt = Assert.Single(_world.Events().OfType<SensorDoubted>());
        Assert.InRange(doubt.At.Since(booted), 52_000_000 - 5, 52_000_000 + 5);
    }

    [Fact]
    public void Repeats_from_before_the_id_came_again_are_harmless_and_acknowledge_nothing()
    {
        _world.Exchange("entry", _world.Now.Plus(-60_000_000)).Observe("entry", Tag(1, 50_000_000), Tag(2, 51_000_000));
        _world.Observe("entry", Tag(1, 900_000, "9999"));
        _world.Restart();
        _world.Acked.Clear();
        _world.Observe("entry", Tag(2, 51_000_000));

        Assert.False(_world.Acked.ContainsKey("entry/5f21c0d4"));
        Assert.Equal(3, _world.Bodies(PitMarshal.Store.EntryKind.Observation).Count);
    }

    [Fact]
    public void A_counter_that_wrapped_moves_no_passing_into_the_past()
    {
        const long Wrap = 1L << 32;
        var booted = _world.Now.Plus(-Wrap + 1_000_000);
        _world.Exchange("entry", booted).Observe("entry", Tag(1, Wrap - 2_000_000)).Pass(3);
        _world.Observe("entry", Tag(2, 1_500_000, "9999")).Pass(6);

        var passed = _world.Events().OfType<CarPassed>().Single(e => e.Transponder == "9999");
        Assert.InRange(passed.At.Since(booted.Plus(Wrap)), 1_500_000 - 5_000_000, 1_500_000 + 5_000_000);
        Assert.True(passed.UMs >= 5000);
        Assert.Contains(_world.Notices, notice => notice.Contains("its µs fell"));
    }

    [Fact]
    public void A_clock_exchange_after_a_wrap_begins_another_boot()
    {
        const long Wrap = 1L << 32;
        var booted = _world.Now.Plus(-Wrap + 1_000_000);
        _world.Exchange("entry", booted).Observe("entry", Tag(1, Wrap - 2_000_000)).Pass(3);
        _world.Exchange("entry", booted.Plus(Wrap)).Observe("entry", Tag(2, 1_900_000, "9999"));

        var passed = _world.Events().OfType<CarPassed>().Single(e => e.Transponder == "9999");
        Assert.InRange(passed.At.Since(booted.Plus(Wrap)), 1_900_000 - 5, 1_900_000 + 5);
    }

    [Fact]
    public void A_counter_that_wrapped_within_one_message_splits_it_and_throws_nothing_away()
    {
        const long Wrap = 1L << 32;
        var booted = _world.Now.Plus(-Wrap - 1_000_000);
        var message = new[] { Tag(2, Wrap - 1_000, "1002"), Tag(3, 500_000, "1003") };
        _world.Pass(-2).Exchange("entry", booted).Observe("entry", Tag(1, Wrap - 3_000_000, "1001")).Pass(2);
        _world.Observe("entry", message).Observe("entry", message).Exchange("entry", booted.Plus(Wrap));

        Assert.Equal(3, _world.Acked["entry/5f21c0d4"]);
        var passed = _world.Events().OfType<CarPassed>().ToDictionary(e => e.Transponder!, e => e.At.Since(booted));
        Assert.InRange(passed["1002"], Wrap - 1_000 - 100, Wrap - 1_000 + 100);
        Assert.InRange(passed["1003"], Wrap + 500_000 - 5_000_000, Wrap + 500_000 + 5_000_000);
        Assert.DoesNotContain(_world.Events(), e => e is GapOpened);
    }

    [Fact]
    public void A_passing_of_before_a_wrap_that_comes_after_it_keeps_its_time()
    {
        const long Wrap = 1L << 32;
        var booted = _world.Now.Plus(-Wrap - 1_000_000);
        _world.Pass(-2).Exchange("entry", booted).Observe("entry", Tag(1, Wrap - 3_000_000, "1001")).Pass(2);
        _world.Observe("entry", Tag(3, 500_000, "1003"));
        Assert.Equal(1, _world.Acked["entry/5f21c0d4"]);
        _world.Observe("entry", Tag(2, Wrap - 1_000, "1002"));

        Assert.Equal(3, _world.Acked["entry/5f21c0d4"]);
        var late = _world.Events().OfType<CarPassed>().Single(e => e.Transponder == "1002");
        Assert.InRange(late.At.Since(booted), Wrap - 1_000 - 100, Wrap - 1_000 + 100);
        _world.Restart();
        _world.Observe("entry", Tag(4, 600_000, "1004"));
        Assert.Equal(4, _world.Acked["entry/5f21c0d4"]);
    }
}
