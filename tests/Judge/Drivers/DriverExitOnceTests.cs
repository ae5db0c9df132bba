using PitMarshal.Events;
using PitMarshal.Judge.Sensing;
using PitMarshal.Judge.Verdicts;
using PitMarshal.Tests.Support.Races;

namespace PitMarshal.Tests.Judge.Drivers;

/// <summary><c>driver-exit</c> with <c>once: true</c>: one stop of the race is enough.</summary>
public sealed class DriverExitOnceTests
{
    private const string Rule =
        "{ rule: solo, kind: driver-exit, evidence: [seat-empty, both-feet], once: true, when: { driver: same } }";

    [Fact]
    public void A_driver_who_got_out_in_one_of_two_stops_has_done_what_is_asked() =>
        Assert.Equal(Outcome.Compliant, Solo().In(600).GetsOut(610, 650).Out(700).In(1600).Feet(1620, 1630).Out(1700)
            .Verdicts(Rule).Of("solo/27").Outcome);

    [Fact]
    public void A_driver_who_never_got_out_infringes_once_and_only_at_the_finish()
    {
        var story = Solo(end: 0).In(600).GetsIn(610).Out(700).In(1600).GetsIn(1610).Out(1700);

        Assert.True(story.Verdicts(Rule).Of("solo/27").Open);
        Assert.Equal(Outcome.Infringement, story.Lap(2990).Add(3000, new RaceEnded()).Verdicts(Rule)
            .Of("solo/27").Outcome);
    }

    [Fact]
    public void A_stop_in_which_the_driver_changes_serves() =>
        Assert.Equal(Outcome.Compliant, Solo().In(600).GetsIn(610).Add(650, new DriverIdentified("27", "d2")).Out(700)
            .Verdicts(Rule).Of("solo/27").Outcome);

    [Fact]
    public void A_bulletin_does_not_make_a_stop_serve_that_began_before_it()
    {
        var story = Solo().In(600).GetsIn(610).Out(700)
            .Add(800, new BulletinIssued([new("solo.evidence", "seat-empty")], "no mats"));

        Assert.Equal(Outcome.Infringement, story.Verdicts(Rule).Of("solo/27").Outcome);
        Assert.Equal(Outcome.Compliant, story.In(1600).GetsIn(1610).Out(1700).Verdicts(Rule).Of("solo/27").Outcome);
    }

    [Fact]
    public void A_stop_whose_sensors_were_blind_leaves_it_open() =>
        Assert.Equal(Outcome.Undecided, Solo().In(600).Add(610, new SensorDoubted("b4", null, "wet")).GetsIn(620)
            .Out(700).Verdicts(Rule).Of("solo/27").Outcome);

    private static Story Solo(double end = 3000) =>
        new Story().Race(end).Add(0, new DriverIdentified("27", "d1")).Lap(100).Lap(2900);
}
