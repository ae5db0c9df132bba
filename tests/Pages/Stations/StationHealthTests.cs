using PitMarshal.Ingest;
using PitMarshal.Ingest.Views;
using PitMarshal.Web.Live;
using PitMarshal.Web.Stations;

namespace PitMarshal.Tests.Pages.Stations;

public sealed class StationHealthTests
{
    private static readonly StationView s_live = Told.Station("pit");

    public static TheoryData<string, string> Healths => new()
    {
        { "as it should be", "live" },
        { "never heard", "never heard" },
        { "gone", "silent" },
        { "back", "doubted" },
        { "an input at fault", "doubted" },
        { "a fault that is over", "live" },
        { "observations missing", "doubted" },
        { "another configuration", "doubted" },
        { "its configuration not told", "live" },
        { "its outbox filling", "doubted" },
        { "its journal failed", "doubted" },
        { "its journal mended", "live" },
        { "its journal failed in an earlier boot", "live" },
        { "no clock", "doubted" },
        { "a coarse clock", "doubted" },
    };

    [Theory]
    [MemberData(nameof(Healths))]
    public void A_station_is_as_healthy_as_what_is_wrong_with_it(string how, string health) =>
        Assert.Equal(health, StationHealth.Of(As(how)).Word());

    [Fact]
    public void Each_health_has_a_sign_and_a_word_of_its_own()
    {
        var all = Enum.GetValues<Health>();
        Assert.Equal(["✓", "⚠", "–", "✕"], all.Select(health => health.Sign()));
        Assert.Equal(all.Length, all.Select(health => health.Word()).Distinct().Count());
    }

    [Fact]
    public void A_fault_counts_at_its_box_and_not_at_the_next()
    {
        var station = s_live with { Blinds = [Told.Doubt("in1", "4")] };
        Assert.Equal(Health.Doubted, StationHealth.Of(new LanePlace("4", true), [station]));
        Assert.Equal(Health.Live, StationHealth.Of(new LanePlace("5", true), [station]));
        Assert.Equal(Health.Live, StationHealth.Of(new LanePlace("pit-in", false), [station]));
    }

    [Fact]
    public void A_place_is_as_bad_as_the_worst_who_watches_it()
    {
        var place = new LanePlace("4", true);
        Assert.Equal(Health.Silent, StationHealth.Of(place, [s_live, As("gone"), As("never heard")]));
        Assert.Equal(Health.Live, StationHealth.Of(place, [s_live, As("gone") with { Boxes = [] }]));
    }

    [Fact]
    public void A_lasting_fault_says_what_it_is_and_since_when()
    {
        var problem = Assert.Single(StationProblem.Now(As("an input at fault")));
        Assert.Equal(("in1, seat of box 4: cut", Told.Now.Plus(-5_000_000)), (problem.What, problem.Since));
    }

    private static StationView As(string how) => how switch
    {
        "as it should be" => s_live,
        "never heard" => s_live with { Online = false, LastHeard = null, Boot = null },
        "gone" => s_live with { Online = false, GapSince = Told.Now },
        "back" => s_live with { GapSince = Told.Now },
        "an input at fault" => s_live with { Blinds = [Told.Doubt("in1", "4")] },
        "a fault that is over" => s_live with { Blinds = [Told.Doubt("in1", "4", Told.Now)] },
        "observations missing" => s_live with { Holes = 1, OpenHoles = [new HoleView(13, 15, Told.Now, Told.Now)] },
        "another configuration" => s_live with { Config = false },
        "its configuration not told" => s_live with { Config = null },
        "its outbox filling" => s_live with { Figures = s_live.Figures! with { OutboxUsed = 40_000 } },
        "its journal failed" => s_live with { ToldFaults = [new ToldFault("journal", "failed", Told.Now)] },
        "its journal mended" => s_live with { ToldFaults = [new ToldFault("journal", "failed", Told.Now),
            new ToldFault("journal", "mended", Told.Now)] },
        "its journal failed in an earlier boot" =>
            s_live with { ToldFaults = [new ToldFault("journal", "failed", Told.Now.Plus(-90_000_000))] },
        "no clock" => s_live with { Clock = null },
        "a coarse clock" => s_live with { Clock = s_live.Clock! with { UMs = 80 } },
        _ => throw new ArgumentOutOfRangeException(nameof(how), how, null),
    };
}
