using PitMarshal.Events;
using PitMarshal.Ingest.Handlers;
using PitMarshal.Ingest.Stations;
using PitMarshal.Store;
using PitMarshal.Tests.Support.Gateways;
using static PitMarshal.Tests.Support.Gateways.World;

namespace PitMarshal.Tests.Ingest.Shares;

/// <summary>Whoever has one station's password takes nothing from the others.</summary>
public sealed class StationShareTests : IDisposable
{
    private const string Holes = "more holes in the numbers than a station leaves",
        Over = "more than its share of the log";

    private readonly World _world = new();

    public void Dispose() => _world.Dispose();

    [Fact]
    public void Every_second_number_over_many_boots_opens_a_bounded_number_of_gaps_also_after_a_restart()
    {
        for (var boot = 0; boot < 30; boot++)
        {
            _world.Exchange("entry", Booted, $"0e{boot:d6}");
            _world.Observe($"0e{boot:d6}", "entry", EverySecond(from: 2));
            if (boot == 10)
            {
                _world.Restart();
            }
        }
        Assert.Equal(ObservationHandler.MostHoles, _world.Events().OfType<GapOpened>().Count());
        Assert.NotEqual(0, Rejected()[Holes]);
        Assert.InRange(_world.Bodies(EntryKind.Observation).Count, 1, ObservationHandler.MostHoles);
        OthersAreHeard();
    }

    [Fact]
    public void A_hole_that_was_refused_is_taken_when_those_before_it_are_filled()
    {
        _world.Exchange("entry", Booted);
        for (var n = 2; n <= 402; n += 32)
        {
            _world.Observe("entry", EverySecond(n));
        }
        Assert.Contains(Holes, Rejected().Keys);
        // As a station does: from the first that is not acknowledged on, in order.
        for (var n = 1; n <= 416; n += 16)
        {
            _world.Observe("entry", [.. Enumerable.Range(n, 16).Select(i => Tag(i, 1_000_000 + i))]);
        }
        Assert.Equal(416, _world.Acked["entry/5f21c0d4"]);
        Assert.Equal(416, _world.Bodies(EntryKind.Observation).Count);
        Assert.Equal(_world.Events().OfType<GapOpened>().Count(), _world.Events().OfType<GapClosed>().Count());
    }

    [Fact]
    public void A_flood_of_valid_observations_ends_at_the_share_and_comes_again_without_a_hole()
    {
        _world.Exchange("entry", Booted);
        var messages = StationShare.AtOnce / 16 + 200;
        for (var i = 0; i < messages; i++)
        {
            Say(i * 16 + 1);
        }
        _world.Commit();
        var acknowledged = _world.Acked["entry/5f21c0d4"];
        Assert.InRange(acknowledged, StationShare.AtOnce - 300, StationShare.AtOnce);
        Assert.InRange(Rejected()[Over], 200, 220);
        OthersAreHeard();

        // It has a right to go on at its pace. What comes out of turn waits, so that no gap is told.
        _world.Pass(10);
        Say(messages * 16 + 1);
        Say((int)acknowledged + 1);
        _world.Commit();
        Assert.Equal(acknowledged + 16, _world.Acked["entry/5f21c0d4"]);
        Assert.Empty(_world.Events().OfType<GapOpened>());
        Assert.Null(_world.Difference());
    }

    [Fact]
    public void What_makes_every_car_be_judged_again_counts_for_more()
    {
        _world.Exchange("entry", Booted);
        for (var n = 1; n <= 1_000; n++)
        {
            _world.Observe("entry", Fault(n, 1_000_000 + n, "serial", n % 2 == 0 ? "mended" : "stuck"));
        }
        Assert.InRange(_world.Events().Count, 100, StationShare.AtOnce / StationShare.OfFault);
        OthersAreHeard();
    }

    [Fact]
    public void A_boot_id_that_comes_again_and_again_is_given_up()
    {
        for (var time = 0; time < 40; time++)
        {
            _world.Observe("entry", Tag(1, 1_000 + time));
        }
        Assert.NotEqual(0, Rejected()["too many boots"]);
        Assert.Equal(16, _world.Bodies(EntryKind.Observation).Count);
        OthersAreHeard();
    }

    private Instant Booted => _world.Now.Plus(-60_000_000);

    private void OthersAreHeard()
    {
        _world.Observe("box-1", Car(1, 50_000_000, true));
        Assert.Equal(1, _world.Acked["box-1/5f21c0d4"]);
    }

    private IReadOnlyDictionary<string, long> Rejected() =>
        _world.Intake.Stations(_world.Now).Single(station => station.Station == "entry").Rejected;

    private void Say(int from) => _world.Put("entry", PitMarshal.Ingest.Messages.IncomingKind.Observations,
        $$"""{"boot":"5f21c0d4","obs":[{{string.Join(',', Enumerable.Range(from, 16).Select(Badge))}}]}""");

    // Of a box without a car: it is stored, and no event comes of it.
    private static string Badge(int n) =>
        $$"""{"n":{{n}},"us":{{1_000_000 + n}},"pm":0,"k":"badge","box":"9","id":"d1"}""";

    private static string[] EverySecond(int from) =>
        [.. Enumerable.Range(0, 16).Select(i => Tag(from + (2 * i), 1_000_000 + from + (2 * i)))];
}
