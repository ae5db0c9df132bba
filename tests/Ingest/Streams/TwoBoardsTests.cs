using PitMarshal.Broker;
using PitMarshal.Events;
using PitMarshal.Ingest.Messages;
using PitMarshal.Judge.Verdicts;
using PitMarshal.Tests.Support.Gateways;
using static PitMarshal.Tests.Support.Gateways.World;
using Outcome = PitMarshal.Judge.Verdicts.Outcome;

namespace PitMarshal.Tests.Ingest.Streams;

/// <summary>
/// Two boards with the settings of one station: neither is a reboot of the other, and nobody here knows which of them
/// is at the line.
/// </summary>
public sealed class TwoBoardsTests : IDisposable
{
    private const string First = "5f21c0d4", Second = "a0b1c2d3";

    private static readonly Venue s_home = new("home",
    [
        new VenueStation("entry", "pit-entry", [new StationInput("serial", "tag", Point: "pit-in")]),
        new VenueStation("exit", "pit-exit", [new StationInput("serial", "tag", Point: "pit-out")]),
    ], new BrokerListener());

    private readonly World _world = new(s_home, "{ rule: stop, kind: min-duration, of: pit-lane-time, value: 30s }");
    private readonly Instant _firstBooted, _exitBooted;
    private Instant _secondBooted;

    public TwoBoardsTests()
    {
        (_firstBooted, _exitBooted) = (_world.Now.Plus(-60_000_000), _world.Now.Plus(-50_000_000));
        _world.Decide(new EntryListed("27", Transponders: ["1027"]));
        _world.Decide(new RaceScheduled("r", null, 3_600_000));
        _world.Decide(new RaceStarted());
        _world.Exchange("entry", _firstBooted, First).Exchange("exit", _exitBooted, "e").Pass(10);
    }

    public void Dispose() => _world.Dispose();

    [Fact]
    public void Two_boards_that_alternate_are_told_at_once_and_nothing_of_both_is_decided()
    {
        BeginSecond(2);
        Assert.Empty(Doubts());
        _world.Pass(3).Exchange("entry", _firstBooted, First);

        var doubt = Assert.Single(Doubts());
        Assert.InRange(doubt.At.Since(_secondBooted), -5_000, 5);
        Assert.Contains(_world.Notices, notice => notice.Contains("two boards speak under its name"));
        Assert.Equal(["entry"], _world.Intake.DoubledStations());

        Seen("entry", Second, 1, _secondBooted, "1027", "pit-in");
        _world.Pass(25);
        Seen("exit", "e", 1, _exitBooted, "1027", "pit-out");
        Assert.All(_world.Intake.Verdicts(), verdict => Assert.Equal(Outcome.Undecided, verdict.Outcome));
        Assert.Contains(_world.Intake.Verdicts(), verdict => verdict.Reason.Contains("two boards speak"));
    }

    [Fact]
    public void What_both_send_is_kept_and_acknowledged_to_each()
    {
        BeginSecond(2);
        for (var n = 1; n <= 3; n++)
        {
            _world.Pass(2).Exchange("entry", _firstBooted, First);
            Seen("entry", First, n, _firstBooted, "1027", "pit-in");
            _world.Exchange("entry", _secondBooted, Second);
            Seen("entry", Second, n, _secondBooted, "1027", "pit-in");
        }
        Assert.Equal((3, 3), (_world.Acked[$"entry/{First}"], _world.Acked[$"entry/{Second}"]));
        Assert.Equal(6, _world.Events().OfType<CarPassed>().Count());
        Assert.Single(Doubts());
        Assert.Null(_world.Difference());
    }

    [Fact]
    public void Health_and_late_observations_show_the_other_board_too()
    {
        BeginSecond(2);
        _world.Pass(8);
        _world.Put("entry", IncomingKind.Health, $$"""{"boot":"{{First}}","outbox":{"used":0} }""");
        _world.Commit();
        Assert.Single(Doubts());
    }

    [Fact]
    public void An_observation_of_after_the_others_beginning_shows_the_other_board()
    {
        BeginSecond(2);
        _world.Pass(8);
        Seen("entry", First, 1, _firstBooted, "1027", "pit-in");
        Assert.Single(Doubts());
    }

    [Fact]
    public void A_reboot_whose_journal_comes_late_is_one_board()
    {
        var seen = Tag(1, _world.Now.Since(_firstBooted), "1027");
        BeginSecond(2);
        _world.Pass(30).Observe(First, "entry", [seen]);
        _world.Pass(8).Exchange("entry", _secondBooted, Second);
        Assert.Empty(Doubts());
    }

    [Fact]
    public void When_one_of_them_is_gone_the_other_is_relied_on_again_until_it_comes_back()
    {
        BeginSecond(2);
        _world.Pass(3).Exchange("entry", _firstBooted, First);
        for (var i = 0; i < 6; i++)
        {
            _world.Pass(30).Exchange("entry", _firstBooted, First).Exchange("exit", _exitBooted, "e");
        }
        var trusted = Assert.Single(_world.Events().OfType<SensorTrusted>(), e => e.Reason.Contains("two boards"));
        Assert.InRange(_world.Now.Since(trusted.At), 0, 70_000_000);

        _world.Restart();
        Seen("entry", First, 1, _firstBooted, "1027", "pit-in");
        _world.Pass(25);
        Seen("exit", "e", 1, _exitBooted, "1027", "pit-out");
        Assert.Equal(Outcome.Infringement, Assert.Single(_world.Intake.Verdicts()).Outcome);

        _world.Exchange("entry", _secondBooted, Second);
        Assert.Equal(2, Doubts().Count);
        Assert.Equal(Outcome.Undecided, Assert.Single(_world.Intake.Verdicts()).Outcome);
    }

    [Fact]
    public void Two_boards_stay_told_over_a_restart_of_the_gateway()
    {
        BeginSecond(2);
        _world.Pass(3).Exchange("entry", _firstBooted, First).Restart();
        _world.Exchange("entry", _secondBooted, Second).Exchange("entry", _firstBooted, First).Pass(60);
        _world.Exchange("entry", _secondBooted, Second).Exchange("entry", _firstBooted, First).Pass(70);
        Assert.Single(Doubts());
        Assert.DoesNotContain(_world.Events().OfType<SensorTrusted>(), e => e.Reason.Contains("two boards"));
    }

    private void BeginSecond(double upSeconds)
    {
        _secondBooted = _world.Now.Plus((long)(-upSeconds * 1e6));
        _world.Exchange("entry", _secondBooted, Second);
    }

    private void Seen(string station, string boot, int n, Instant booted, string transponder, string point) =>
        _world.Observe(boot, station, [Tag(n, _world.Now.Since(booted), transponder, point)]);

    private List<SensorDoubted> Doubts() =>
        [.. _world.Events().OfType<SensorDoubted>().Where(doubt => doubt.Reason.Contains("two boards"))];
}
