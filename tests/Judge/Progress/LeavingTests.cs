using PitMarshal.Events;
using PitMarshal.Judge.Forecasts;
using PitMarshal.Judge.Progress.Cars;
using PitMarshal.Tests.Support.Races;

namespace PitMarshal.Tests.Judge.Progress;

/// <summary>What the rules still ask of a stop: what is met here is compliant when the car leaves.</summary>
public sealed class LeavingTests
{
    private const string SoloExit =
        "{ rule: solo-exit, kind: driver-exit, evidence: [seat-empty, both-feet], when: { driver: same } }";

    private const string Mandatory = "{ rule: mandatory-stop, kind: count, of: stop, min: 1, atLeast: 90s }";

    [Fact]
    public void A_minimum_is_met_when_its_time_is_over_and_the_car_leaves_then_at_the_earliest()
    {
        var leaving = Leaving(Known().In(600, uMs: 2), Story.MinimumStop);

        Assert.Equal(ProgressTests.At(685.004), leaving.At);
        Assert.Equal(RequirementState.Met, State(leaving, "minimum-stop"));
    }

    [Fact]
    public void A_driver_who_goes_on_alone_is_asked_to_get_out_until_he_did()
    {
        var still = Known().In(600).Add(610, new SeatEmptied("27")).Add(612, new SeatTaken("27"))
            .Add(612, new FootPlaced("27", Side.Left)).Add(613, new FootLifted("27", Side.Left))
            .Add(612, new FootPlaced("27", Side.Right)).Add(613, new FootLifted("27", Side.Right));
        Assert.Equal(RequirementState.NotYet, State(Leaving(still, SoloExit), "solo-exit"));

        Assert.Equal(RequirementState.Met, State(Leaving(Known().In(600).GetsOut(610, 620), SoloExit), "solo-exit"));
    }

    [Fact]
    public void An_exit_of_a_driver_who_goes_on_alone_is_not_asked_where_another_took_over() =>
        Assert.Empty(Leaving(Known().In(600).Add(620, new DriverIdentified("27", "d2")), SoloExit).Requirements);

    [Fact]
    public void An_exit_that_no_input_ever_told_of_is_undecided_and_never_met() =>
        Assert.Equal(RequirementState.Undecided, State(Leaving(Known().In(600), SoloExit), "solo-exit"));

    [Fact]
    public void A_driver_who_was_seen_out_owes_nothing_whoever_brought_the_car_in() =>
        Assert.Equal(RequirementState.Met,
            State(Leaving(new Story().Race().In(600).GetsOut(610, 620), SoloExit), "solo-exit"));

    [Fact]
    public void A_stop_that_must_count_may_leave_when_it_counts()
    {
        var leaving = Leaving(Known().In(600), Mandatory);

        Assert.Equal((ProgressTests.At(690), RequirementState.Met), (leaving.At, State(leaving, "mandatory-stop")));
    }

    [Fact]
    public void After_enough_stops_have_counted_no_more_is_asked() =>
        Assert.Empty(Leaving(Known().In(600).Out(700).Lap(760).In(1200), Mandatory).Requirements);

    [Fact]
    public void A_closed_exit_is_asked_to_open_and_then_it_is_met()
    {
        const string exit = "{ rule: exit, kind: closed, what: [exit] }";
        var closed = Known().In(600).Add(610, new PitLaneClosed(PitLaneEnd.Exit));
        Assert.Equal(RequirementState.NotYet, State(Leaving(closed, exit), "exit"));

        Assert.Equal(RequirementState.Met,
            State(Leaving(closed.Add(700, new PitLaneOpened(PitLaneEnd.Exit)), exit), "exit"));
    }

    [Fact]
    public void What_was_done_already_cannot_be_met_any_more()
    {
        const string forbid = "{ rule: engine, kind: forbid, state: probe-connected, during: stop }";

        Assert.Equal(RequirementState.Infringed,
            State(Leaving(Known().In(600).Refuels(610, 620), forbid), "engine"));
    }

    [Fact]
    public void Nothing_is_asked_of_a_car_on_the_track() =>
        Assert.Null(Car(Known().In(600).Out(700), [Story.MinimumStop]).Leaving);

    /// <summary>The driver who brings the car in is known, and its inputs have reported.</summary>
    private static Story Known() => new Story().Race().Add(1, new DriverIdentified("27", "d1")).Lap(60).Lap(120);

    private static RequirementState State(Leaving leaving, string rule) =>
        Assert.Single(leaving.Requirements, requirement => requirement.Rule == rule).State;

    private static Leaving Leaving(Story story, params string[] rules) => Car(story, rules).Leaving!;

    private static CarProgress Car(Story story, string[] rules) =>
        Assert.Single(Story.Judged(story.Events, rules).Progress().Cars);
}
