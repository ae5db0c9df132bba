using PitMarshal.Broker;
using PitMarshal.Events;
using PitMarshal.Ingest;
using PitMarshal.Ingest.Messages;
using PitMarshal.Tests.Support.Gateways;
using PitMarshal.Web.Snapshots;
using static PitMarshal.Tests.Support.Gateways.World;

namespace PitMarshal.Tests.Pages.Stations;

/// <summary>What people see of stations whose observations are in a real log.</summary>
public sealed class StationsViewTests : IDisposable
{
    private static readonly Venue s_venue = new("home",
    [
        new VenueStation("pit", "pit lane",
        [
            new StationInput("serial", "tag", Point: "pit-in"),
            new StationInput("in1", "seat", Box: "4", Pair: "in2"),
            new StationInput("in3", "mat", Box: "5", Side: "left"),
        ]),
        new VenueStation("exit", "pit-exit", [new StationInput("serial", "tag", Point: "pit-out")]),
    ], new BrokerListener());

    private readonly World _world = new(s_venue, "{ rule: exit, kind: driver-exit, evidence: [seat-empty] }");
    private readonly Instant _booted;

    public StationsViewTests()
    {
        _booted = _world.Now;
        _world.Pass(60).Exchange("pit", _booted);
        _world.Exchange("exit", _booted);
    }

    public void Dispose() => _world.Dispose();

    [Fact]
    public async Task When_all_is_well_one_line_says_so()
    {
        var parts = await Parts();
        Assert.Contains("All 2 stations are live.", parts["summary"], StringComparison.Ordinal);
        Assert.DoesNotContain("undecided", parts["summary"], StringComparison.Ordinal);
        Assert.Equal(["summary", "place-line-pit-in", "place-box-4", "place-box-5", "place-line-pit-out",
            "pit", "exit"], parts.Keys);
    }

    [Fact]
    public async Task A_fault_is_seen_at_its_box_with_since_when_and_what_it_leaves_undecided()
    {
        StopWithACutSeat();
        var parts = await Parts();
        Assert.Contains("1 of 2 stations needs attention", parts["summary"], StringComparison.Ordinal);
        Assert.Contains("1 verdict is undecided because", parts["summary"], StringComparison.Ordinal);
        Assert.Contains("aria-label=\"box 4: doubted, watched by pit\"", parts["place-box-4"],
            StringComparison.Ordinal);
        Assert.Contains("aria-label=\"box 5: live, watched by pit\"", parts["place-box-5"], StringComparison.Ordinal);
        Assert.Contains("in1, seat of box 4: cut", parts["pit"], StringComparison.Ordinal);
        Assert.Contains("since <span class=\"number\">0:18</span>", parts["pit"], StringComparison.Ordinal);
        Assert.Contains("href=\"/verdicts/exit/27/stop-1\"", parts["pit"], StringComparison.Ordinal);
        Assert.DoesNotContain("/verdicts/", parts["exit"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_fault_that_is_over_still_names_what_it_left_undecided()
    {
        StopWithACutSeat();
        _world.Observe("pit", Fault(4, 85_000_000, "in1", "mended"));
        var card = (await Parts())["pit"];
        Assert.Contains("<strong class=\"word\">live</strong>", card, StringComparison.Ordinal);
        Assert.Contains("class=\"was\">in1, seat of box 4: cut", card, StringComparison.Ordinal);
        Assert.Contains("href=\"/verdicts/exit/27/stop-1\"", card, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_station_that_vanished_is_silent_in_its_place_of_the_venue()
    {
        _world.Put("pit", IncomingKind.State, """{"state":"offline"}""");
        _world.Pass(90);
        var parts = await Parts();
        Assert.Equal(["pit", "exit"], parts.Keys.TakeLast(2));
        Assert.Contains("class=\"place silent\"", parts["place-line-pit-in"], StringComparison.Ordinal);
        Assert.Contains("nothing is heard of it", parts["pit"], StringComparison.Ordinal);
        Assert.Contains("90 s ago", await Drawn.Html("/stations", Shows()), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_station_of_which_nothing_came_is_never_heard_and_not_live()
    {
        using var fresh = new World();
        var parts = (await Drawn.Of("/stations", Shows(fresh))).Parts;
        Assert.Contains("2 of 2 stations need attention", parts["summary"], StringComparison.Ordinal);
        Assert.Contains("nothing was ever heard of it", parts["entry"], StringComparison.Ordinal);
        Assert.Contains("class=\"place unheard\"", parts["place-box-1"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_was_rejected_is_told_with_its_sender_and_its_reason_and_is_no_markup()
    {
        _world.Put("pit", IncomingKind.Observations, "nonsense");
        _world.Put("stranger", IncomingKind.Health, "{}");
        _world.Commit();
        _world.Observe("pit", Fault(1, 61_000_000, "<b>", "<script>"));
        var parts = await Parts();
        Assert.Contains("not JSON", parts["pit"], StringComparison.Ordinal);
        Assert.Contains("Rejected of unknown senders", parts["other-unknown"], StringComparison.Ordinal);
        Assert.Contains("&lt;script&gt;", parts["pit"], StringComparison.Ordinal);
        Assert.DoesNotContain("<script", parts["pit"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task While_nothing_comes_only_figures_change()
    {
        StopWithACutSeat();
        var (before, later) = (await Drawn.Of("/stations", Shows()),
            await Drawn.Of("/stations", Shows(ahead: 9_000_000)));
        Assert.Equal(before.Frame, later.Frame);
        Assert.Equal(before.Parts, later.Parts);
        Assert.NotEqual(before.Figures["for-pit-0"](_world.Now),
            later.Figures["for-pit-0"](_world.Now.Plus(9_000_000)));
    }

    [Fact]
    public async Task The_page_needs_nobody_to_sign_in()
    {
        await using var served = await ServedGateway.Start();
        using var visitor = served.Visitor();
        var page = await visitor.Get("/stations");
        Assert.Equal(200, page.Status);
        Assert.Contains("id=\"station-entry\"", page.Text, StringComparison.Ordinal);
    }

    private void StopWithACutSeat()
    {
        Enter(1, """ "event":"EntryListed","car":"27","box":"4","transponders":["1234"] """);
        Enter(2, """ "event":"RaceStarted" """);
        _world.Pass(30).Observe("pit", Tag(1, 70_000_000), Fault(2, 80_000_000, "in1", "cut"), Seat(3, 81_000_000));
        Enter(3, """ "event":"CarPassed","transponder":"1234","line":"pit-out" """);
    }

    private async Task<IReadOnlyDictionary<string, string>> Parts() => (await Drawn.Of("/stations", Shows())).Parts;

    private Snapshot Shows(World? world = null, long ahead = 0)
    {
        var (intake, now) = ((world ?? _world).Intake, (world ?? _world).Now.Plus(ahead));
        return new Snapshot(now, intake.Race(), intake.Verdicts(), intake.Forecasts(),
            intake.Stations(now), intake.Regulations);
    }

    private void Enter(long n, string fields)
    {
        _world.Put("race-control", IncomingKind.Observations,
            $$"""{"boot":"rc1","obs":[{"n":{{n}},"at":"{{_world.Now}}",{{fields}}}]}""");
        _world.Commit();
    }

    private static string Seat(long n, long us) =>
        $$"""{"n":{{n}},"us":{{us}},"pm":0,"k":"seat","box":"4","on":false}""";
}
