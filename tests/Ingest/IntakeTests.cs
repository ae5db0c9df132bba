using PitMarshal.Events;
using PitMarshal.Ingest;
using PitMarshal.Ingest.Messages;
using PitMarshal.Store;
using PitMarshal.Tests.Support.Gateways;
using static PitMarshal.Tests.Support.Gateways.World;

namespace PitMarshal.Tests.Ingest;

public sealed class IntakeTests : IDisposable
{
    private readonly World _world = new();

    public void Dispose() => _world.Dispose();

    [Fact]
    public void A_passing_is_acknowledged_and_written_with_its_instant_and_uncertainty()
    {
        var booted = _world.Now.Plus(-60_000_000);
        _world.Exchange("entry", booted).Observe("entry", Tag(1, 59_000_000));
        var passed = Assert.IsType<CarPassed>(Assert.Single(_world.Events()));
        Assert.Equal(("1234", "pit-in", "entry/5f21c0d4/1"), (passed.Transponder, passed.Line, passed.Source));
        Assert.InRange(passed.At.Since(booted.Plus(59_000_000)), -5, 5);
        Assert.InRange(passed.UMs, 0.004, 0.3);
        Assert.Equal(1, _world.Acked["entry/5f21c0d4"]);
    }

    [Fact]
    public void A_passing_that_nobody_identified_has_neither_car_nor_transponder()
    {
        _world.Exchange("entry", _world.Now.Plus(-60_000_000)).Observe("entry", Tag(1, 59_000_000, id: ""));
        var passed = Assert.IsType<CarPassed>(Assert.Single(_world.Events()));
        Assert.Null(passed.Car);
        Assert.Null(passed.Transponder);
    }

    [Fact]
    public void What_happens_in_a_box_happens_to_the_car_that_was_listed_there_last()
    {
        _world.Exchange("box-1", _world.Now.Plus(-60_000_000)).Observe("box-1", Car(1, 50_000_000, true));
        Assert.Empty(_world.Events());
        Enter(1, """ "event":"EntryListed","at":"2026-06-13T13:00:00Z","car":"27","box":"1" """);
        _world.Observe("box-1", Car(2, 51_000_000, false));
        Assert.Equal("27", Assert.IsType<CarMoved>(_world.Events()[^1]).Car);
        Assert.Equal(3, _world.Bodies(EntryKind.Observation).Count);
    }

    [Fact]
    public void Observations_before_the_first_exchange_are_kept_at_once_and_translated_with_it()
    {
        _world.Observe("entry", Tag(1, 59_000_000));
        Assert.Equal(1, _world.Acked["entry/5f21c0d4"]);
        Assert.Empty(_world.Events());
        _world.Pass(1).Exchange("entry", _world.Now.Plus(-60_000_000));
        Assert.InRange(Assert.Single(_world.Events()).UMs, 0, 1);
    }

    [Fact]
    public void Without_any_exchange_arrival_has_to_do_and_says_how_uncertain_it_is()
    {
        var arrived = _world.Now;
        _world.Observe("entry", Tag(1, 59_000_000)).Pass(4.9);
        Assert.Empty(_world.Events());
        _world.Pass(0.1);
        var passed = Assert.Single(_world.Events());
        Assert.Equal(arrived, passed.At);
        Assert.True(passed.UMs >= 5000);

        // It may have been under way for longer: nothing is decided by it.
        Assert.Contains("nobody knows how long before", passed.Inferred);
    }

    [Fact]
    public void Repeats_are_harmless_and_acknowledged_again()
    {
        _world.Exchange("entry", _world.Now.Plus(-60_000_000)).Observe("entry", Tag(1, 1000), Tag(2, 2000));
        _world.Acked.Clear();
        _world.Observe("entry", Tag(1, 1000), Tag(2, 2000));
        Assert.Equal(2, _world.Acked["entry/5f21c0d4"]);
        Assert.Equal(2, _world.Events().Count);
        Assert.Equal(2, _world.Bodies(EntryKind.Observation).Count);
    }

    [Fact]
    public void A_hole_is_told_with_its_time_and_place_and_holds_acknowledgement_until_it_is_filled()
    {
        var booted = _world.Now.Plus(-60_000_000);
        _world.Exchange("entry", booted).Observe("entry", Tag(1, 10_000_000), Tag(4, 40_000_000));
        Assert.Equal(1, _world.Acked["entry/5f21c0d4"]);
        var gap = Assert.IsType<GapOpened>(_world.Events()[^1]);
        Assert.Equal((2, 3L), (gap.From, gap.To));
        Assert.Equal(["pit-in"], gap.Points!);
        Assert.InRange(gap.At.Since(booted), 10_000_000 - 5, 10_000_000 + 5);
        Assert.InRange(gap.Until!.Value.Since(booted), 40_000_000 - 5, 40_000_000 + 5);
        _world.Observe("entry", Tag(2, 20_000_000));
        Assert.Equal(2, _world.Acked["entry/5f21c0d4"]);
        _world.Observe("entry", Tag(3, 30_000_000));
        Assert.Equal(4, _world.Acked["entry/5f21c0d4"]);
        var closed = Assert.IsType<GapClosed>(_world.Events()[^1]);
        Assert.Equal((2, 3L), (closed.From, closed.To));
    }

    [Fact]
    public void What_merely_came_in_another_order_is_no_hole()
    {
        _world.Exchange("entry", _world.Now.Plus(-60_000_000));
        _world.Observe("entry", Tag(3, 3000), Tag(1, 1000), Tag(2, 2000));
        Assert.All(_world.Events(), e => Assert.IsType<CarPassed>(e));
    }

    [Fact]
    public void What_the_outbox_lost_is_a_gap_for_ever_and_acknowledgement_goes_past_it()
    {
        _world.Exchange("entry", _world.Now.Plus(-60_000_000));
        _world.Observe("entry", Tag(1, 10_000_000), """{"n":4,"us":40000000,"pm":0,"k":"lost","from":2,"to":3}""");
        Assert.Equal(4, _world.Acked["entry/5f21c0d4"]);
        var gap = Assert.Single(_world.Events().OfType<GapOpened>());
        Assert.Equal((2, 3L), (gap.From, gap.To));
        Assert.Equal(30_000_000, gap.Until!.Value.Since(gap.At), 20.0);
        _world.Restart().Pass(1);
        Assert.Empty(_world.Events().OfType<GapClosed>());
        Assert.Single(_world.Events().OfType<GapOpened>());
    }

    [Fact]
    public void A_hole_of_a_boot_without_an_exchange_covers_all_since_the_boot_before_was_last_heard()
    {
        var booted = _world.Now.Plus(-60_000_000);
        _world.Exchange("entry", booted).Observe("entry", Tag(1, 59_000_000));
        // Seen in the minutes after, held in the outbox, sent at last, and never a clock.
        _world.Pass(600).Observe("new", "entry", [Tag(1, 1_000_000), Tag(3, 30_000_000)]).Pass(6);
        var gap = Assert.Single(_world.Events().OfType<GapOpened>(), gap => gap.Boot == "new" && gap.To is not null);
        Assert.InRange(gap.At.Since(booted), 59_000_000, 60_000_005);
        Assert.InRange(gap.Until!.Value.Since(booted), 660_000_000, 661_000_000);
    }

    [Fact]
    public void Silence_opens_a_gap_from_the_last_that_is_known_and_hearing_everything_closes_it()
    {
        var booted = _world.Now.Plus(-60_000_000);
        _world.Exchange("entry", booted).Observe("entry", Tag(1, 59_000_000)).Pass(44.9);
        Assert.Empty(_world.Events().OfType<GapOpened>());
        _world.Pass(0.1);
        var gap = Assert.Single(_world.Events().OfType<GapOpened>());
        Assert.Equal((2, (long?)null), (gap.From, gap.To));
        Assert.InRange(gap.At.Since(booted), 59_000_000 - 5, 59_000_000 + 5);
        // Back, but what it saw meanwhile may still wait there.
        _world.Pass(10).Exchange("entry", booted);
        _world.Observe("entry", Tag(2, 70_000_000));
        Assert.Empty(_world.Events().OfType<GapClosed>());
        _world.Put("entry", IncomingKind.Health, """{"boot":"5f21c0d4","outbox":{"used":0,"of":9,"dropped":0}}""");
        _world.Commit();
        Assert.Single(_world.Events().OfType<GapClosed>());
    }

    [Fact]
    public void The_will_opens_a_gap_at_once_and_an_observation_made_after_the_return_closes_it()
    {
        var booted = _world.Now.Plus(-60_000_000);
        _world.Exchange("entry", booted);
        _world.Put("entry", IncomingKind.State, """{"state":"offline"}""");
        _world.Commit();
        Assert.Single(_world.Events().OfType<GapOpened>());
        _world.Restart().Pass(5).Exchange("entry", booted);
        _world.Observe("entry", Tag(1, 66_000_000));
        Assert.Equal(["GapOpened", "GapClosed", "CarPassed"], _world.Events().Select(e => e.GetType().Name));
    }

    [Fact]
    public void A_reboot_is_doubted_from_the_last_sign_of_the_old_boot_to_the_first_of_the_new_one()
    {
        var booted = _world.Now.Plus(-60_000_000);
        _world.Exchange("entry", booted).Observe("entry", Tag(1, 50_000_000)).Pass(20);
        var again = _world.Now.Plus(-2_000_000);
        _world.Put("entry", IncomingKind.State, """{"state":"online","boot":"b2","fw":"1","role":"x","config":"y"}""");
        _world.Observe("entry", Tag(2, 65_000_000));
        _world.Observe("b2", "entry", ["""{"n":1,"us":500000,"pm":0,"k":"boot","fw":"1","reason":"watchdog"}"""]);
        Assert.Empty(_world.Events().OfType<SensorDoubted>());
        _world.Exchange("entry", again, "b2");
        var doubted = Assert.Single(_world.Events().OfType<SensorDoubted>());
        var trusted = Assert.Single(_world.Events().OfType<SensorTrusted>());
        Assert.InRange(doubted.At.Since(booted), 65_000_000 - 10, 65_000_000 + 10);
        Assert.InRange(trusted.At.Since(again), 500_000 - 5, 500_000 + 5);
        Assert.Equal(2, _world.Acked["entry/5f21c0d4"]);
        Assert.Equal(1, _world.Acked["entry/b2"]);
    }

    [Fact]
    public void A_stream_that_began_under_another_log_is_acknowledged_after_a_while_and_its_gap_stays()
    {
        _world.Exchange("entry", _world.Now.Plus(-60_000_000)).Observe("entry", Tag(900, 50_000_000));
        Assert.False(_world.Acked.ContainsKey("entry/5f21c0d4"));
        _world.Pass(59.9).Observe("entry", Tag(900, 50_000_000)).Pass(0.1);
        Assert.Equal(900, _world.Acked["entry/5f21c0d4"]);
        Assert.DoesNotContain(_world.Events().OfType<GapClosed>(), gap => gap.To is not null);
    }

    [Fact]
    public void A_restart_goes_on_where_the_log_ends()
    {
        var booted = _world.Now.Plus(-60_000_000);
        _world.Exchange("entry", booted).Observe("entry", Tag(1, 50_000_000), Tag(4, 53_000_000));
        _world.Restart().Observe("entry", Tag(1, 50_000_000), Tag(2, 51_000_000), Tag(3, 52_000_000));
        Assert.Equal(4, _world.Acked["entry/5f21c0d4"]);
        Assert.Equal(4, _world.Events().OfType<CarPassed>().Count());
        Assert.All(_world.Events().OfType<CarPassed>(), e => Assert.InRange(e.UMs, 0, 3));
        Assert.Single(_world.Events().OfType<GapOpened>());
        Assert.Single(_world.Events().OfType<GapClosed>());
    }

    [Fact]
    public void What_waited_for_the_clock_still_waits_after_a_restart()
    {
        _world.Observe("entry", Tag(1, 50_000_000)).Restart();
        Assert.Empty(_world.Events());
        _world.Exchange("entry", _world.Now.Plus(-60_000_000));
        Assert.Single(_world.Events());
    }

    [Fact]
    public void Race_control_is_numbered_and_entered_once()
    {
        Enter(1, """ "event":"RaceStarted","at":"2026-06-13T14:00:00Z" """);
        Enter(1, """ "event":"RaceStarted","at":"2026-06-13T14:00:00Z" """);
        Enter(2, """ "event":"GapOpened","at":"2026-06-13T14:00:00Z","station":"entry","boot":"x","from":1 """);
        Assert.Equal("race-control/rc1/1", Assert.IsType<RaceStarted>(Assert.Single(_world.Events())).Source);
        Assert.Equal(1, _world.Acked["race-control/rc1"]);
        Assert.Contains("only the gateway", Assert.Single(_world.Bodies(EntryKind.Rejected)));
    }

    private void Enter(long n, string fields)
    {
        _world.Put("race-control", IncomingKind.Observations, $$"""{"boot":"rc1","obs":[{"n":{{n}},{{fields}}}]}""");
        _world.Commit();
    }
}
