using PitMarshal.Host.Nano;

namespace PitMarshal.Tests.Host;

/// <summary>
/// The unmodified station program against every fault of the device's MQTT client, of the network and of the power.
/// </summary>
public sealed class NothingLostTests : IDisposable
{
    private const string Box =
        """{"role":"box","inputs":[{"in":"in2","k":"seat","box":"4","debounceMs":20,"low":true}]}""";

    private readonly StationBench _bench = new(Box);

    public NothingLostTests()
    {
        _bench.Station.Pin("in2").Drive(true);
        _bench.Station.Boot();
        _bench.RunUntil(() => _bench.Of("seat").Count == 1);
    }

    private VirtualNetwork Network => _bench.Station.Network;

    [Fact]
    public void What_was_unacknowledged_when_the_link_dropped_comes_again()
    {
        bool cut = false;
        Network.Sent += (topic, _, _) =>
        {
            if (cut || !topic.EndsWith("/obs", StringComparison.Ordinal)) { return; }
            cut = true;
            Network.Cut(silently: false);
            _bench.World.At(_bench.World.NowUs + 7_000_000, Network.Restore);
        };
        _bench.SitDownAndUp(20);
        _bench.Run(20);
        Assert.True(cut);
        _bench.AssertComplete(1 + 40);
    }

    [Fact]
    public void A_half_open_link_that_nobody_notices_is_given_up_and_all_comes_on_the_next()
    {
        _bench.SitDownAndUp(40);
        _bench.World.At(_bench.World.NowUs + 5_300_000, () => Network.Cut(silently: true));
        _bench.World.At(_bench.World.NowUs + 20_000_000, Network.Restore);
        _bench.Run(40);
        _bench.AssertComplete(1 + 80);
    }

    [Fact]
    public void A_gateway_that_takes_and_never_answers_is_asked_on_a_new_link()
    {
        _bench.Answers = false;
        _bench.Station.Flight.IsAnswered = false;
        _bench.SitDownAndUp(30);
        _bench.Run(30);
        Assert.Single(_bench.Of("seat"));
        _bench.Answers = _bench.Station.Flight.IsAnswered = true;
        _bench.AssertComplete(1 + 60);
    }

    [Fact]
    public void A_name_that_cannot_be_resolved_is_tried_again()
    {
        Network.Resolves = false;
        Network.Cut(silently: false);
        Network.Restore();
        _bench.SitDownAndUp(10);
        _bench.Run(30);
        Assert.Single(_bench.Of("seat"));
        Network.Resolves = true;
        _bench.AssertComplete(1 + 20);
    }

    [Fact]
    public void Wi_Fi_that_comes_and_goes_all_the_time_loses_nothing()
    {
        Random chance = new(4);
        long at = _bench.World.NowUs;
        for (int i = 0; i < 20; i++)
        {
            bool silently = chance.Next(2) == 0;
            _bench.World.At(at += chance.Next(500_000, 9_000_000), () => Network.Cut(silently));
            _bench.World.At(at += chance.Next(500_000, 9_000_000), Network.Restore);
        }
        _bench.SitDownAndUp(150);
        _bench.Run((at - _bench.World.NowUs) / 1e6 + 1);
        _bench.AssertComplete(1 + 300);
    }

    [Fact]
    public void A_queue_that_has_no_room_is_offered_the_same_again()
    {
        _bench.World.At(_bench.World.NowUs + 3_000_000, () => Network.QueueIsFull = true);
        _bench.World.At(_bench.World.NowUs + 18_000_000, () => Network.QueueIsFull = false);
        _bench.SitDownAndUp(20);
        _bench.Run(20);
        _bench.AssertComplete(1 + 40);
    }

    [Fact]
    public void A_main_loop_that_stands_still_is_rebooted_by_the_watchdog_and_its_journal_has_what_waited()
    {
        Hang(() => VirtualThread.Sleep(-1));
        _bench.RunUntil(() => _bench.Boots.Count == 2, seconds: 300);
        Assert.Equal(["power-on", "watchdog"], Reasons());
        _bench.AssertComplete(1 + 4 + 1);
    }

    [Fact]
    public void A_bug_reboots_the_station_and_says_so()
    {
        Hang(() => throw new InvalidOperationException("a bug"));
        _bench.RunUntil(() => _bench.Boots.Count == 2);
        Assert.Equal(["power-on", "bug"], Reasons());
        _bench.AssertComplete(1 + 4 + 1);
    }

    [Fact]
    public void A_power_cut_without_a_link_costs_nothing_that_is_two_seconds_old()
    {
        Network.Cut(silently: false);
        _bench.SitDownAndUp(10);
        _bench.Run(14);
        _bench.Station.PowerOff();
        Network.Restore();
        _bench.Station.Boot();
        _bench.RunUntil(() => _bench.Boots.Count == 2);
        // The level at boot, ten times down and up, and the level at the second boot.
        _bench.AssertComplete(1 + 20 + 1);
    }

    [Fact]
    public void Three_power_cuts_within_one_outage_leave_three_boots_to_send()
    {
        Network.Cut(silently: false);
        for (int i = 0; i < 3; i++)
        {
            _bench.SitDownAndUp(4);
            _bench.Run(8);
            _bench.Station.PowerOff();
            _bench.Run(1);
            _bench.Station.Boot();
        }
        Network.Restore();
        _bench.RunUntil(() => _bench.Boots.Count == 4);
        _bench.AssertComplete(1 + 24 + 3);
    }

    [Fact]
    public void A_power_cut_in_the_middle_of_writing_costs_that_entry_and_it_is_told_as_lost_or_never_numbered()
    {
        Network.Cut(silently: false);
        _bench.SitDownAndUp(5);
        _bench.Run(9);
        _bench.Station.PowerOff();
        byte[] journal = _bench.Station.Flash[@"I:\journal.bin"];
        _bench.Station.Flash[@"I:\journal.bin"] = journal[..^11];
        Network.Restore();
        _bench.Station.Boot();
        _bench.RunUntil(() => _bench.Boots.Count == 2);
        _bench.AssertComplete(1 + 9 + 1);
    }

    /// <summary>
    /// Without a link four changes wait; at the first message on the next link, on the main loop, something goes wrong.
    /// </summary>
    private void Hang(Action wrong)
    {
        Network.Cut(silently: false);
        _bench.SitDownAndUp(2);
        _bench.Run(8);
        bool done = false;
        Network.PassageOf = topic =>
        {
            if (!done && topic.EndsWith("/state", StringComparison.Ordinal))
            {
                done = true;
                wrong();
            }
            return Passage.Once;
        };
        Network.Restore();
    }

    private IEnumerable<string?> Reasons() => _bench.Of("boot").Select(o => o.GetProperty("reason").GetString());

    public void Dispose() => _bench.Dispose();
}
