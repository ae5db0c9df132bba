using PitMarshal.Events;
using PitMarshal.Judge.Sensing;
using PitMarshal.Judge.Verdicts;
using PitMarshal.Tests.Support.Races;

namespace PitMarshal.Tests.Judge.Conditions;

/// <summary><c>classified: true</c>: who does not take the chequered flag is asked nothing.</summary>
public sealed class ClassifiedTests
{
    private const string Rule = "{ rule: r, kind: sum, min: 40m, when: { classified: true } }";

    [Fact]
    public void A_car_that_takes_the_flag_is_asked() =>
        Assert.Equal(Outcome.Infringement, Race().Add(3600, new FlagShown(Flag.Chequered)).Lap(3650).In(3700)
            .Add(3800, new RaceEnded()).Verdicts(Rule).Of("r/27/driver-d2").Outcome);

    [Fact]
    public void A_car_that_retired_is_not() => Assert.Empty(
        Race().Add(3000, new CarRetired("27")).Add(3600, new FlagShown(Flag.Chequered)).Add(3800, new RaceEnded())
            .Verdicts(Rule));

    [Fact]
    public void A_car_that_retires_on_its_way_in_after_the_flag_was_classified() => Assert.Equal(Outcome.Infringement,
        Race().Add(3600, new FlagShown(Flag.Chequered)).Lap(3650).Add(3660, new CarRetired("27"))
            .Add(3800, new RaceEnded()).Verdicts(Rule).Of("r/27/driver-d2").Outcome);

    [Fact]
    public void A_car_that_stands_in_the_pit_lane_at_the_flag_is_not_asked_once_the_race_is_ended()
    {
        var story = Race().In(3500).Add(3600, new FlagShown(Flag.Chequered));

        Assert.All(story.Verdicts(Rule), verdict => Assert.NotEqual(Outcome.Infringement, verdict.Outcome));
        Assert.Empty(story.Add(3800, new RaceEnded()).Verdicts(Rule));
    }

    [Fact]
    public void What_may_hide_the_flag_is_told()
    {
        var story = Race().Add(3590, new SensorDoubted("line", null, "wet")).Add(3600, new FlagShown(Flag.Chequered))
            .In(3700).Add(3800, new RaceEnded());

        Assert.Equal(Outcome.Undecided, story.Verdicts(Rule).Of("r/27/driver-d2").Outcome);
    }

    [Fact]
    public void Where_start_finish_is_not_observed_who_comes_in_after_the_flag_was_racing()
    {
        var story = new Story().Add(-60, new EntryListed("27", Drivers: [new("d1"), new("d2")]))
            .Add(-50, new DriverIdentified("27", "d1")).Race().In(600).Out(700)
            .Add(3600, new FlagShown(Flag.Chequered)).In(3700).Add(3800, new RaceEnded());

        Assert.Equal(Outcome.Infringement, story.Verdicts(Rule).Of("r/27/driver-d2").Outcome);
    }

    [Fact]
    public void A_driver_of_whom_nothing_changed_is_judged_by_how_the_car_finishes()
    {
        var story = new Story().Add(-60, new EntryListed("27", Drivers: [new("d1"), new("d2")]))
            .Add(-50, new DriverIdentified("27", "d1")).Race();
        var car = new LappingCar(story).Visit(600, 90, (box, at) => box.Add(at + 40, new DriverIdentified("27", "d2")))
            .Visit(1400, 90, (box, at) => box.Add(at + 40, new DriverIdentified("27", "d1"))).Visit(2200, 90);
        story.Add(2400, new FlagShown(Flag.Chequered));
        car.Finish(2700);
        story.Add(3000, new RaceEnded());
        var events = story.Events.OrderBy(e => e.At).ToList();

        Assert.Equal(Outcome.Infringement, Story.Verdicts(events, Rule).Of("r/27/driver-d2").Outcome);
        Assert.Equal(Outcome.Infringement, Story.Verdicts(events, Rule).Of("r/27/driver-d1").Outcome);
    }

    [Fact]
    public void Only_those_who_are_classified_can_be_asked() => Assert.Contains("expected true",
        Assert.Throws<BadInput>(() => Race().Verdicts("{ rule: r, kind: sum, min: 1h, when: { classified: false } }"))
            .Message);

    private static Story Race()
    {
        var story = new Story().Add(-60, new EntryListed("27", Drivers: [new("d1"), new("d2")]))
            .Add(-50, new DriverIdentified("27", "d1")).Race();
        for (var at = 100; at <= 2900; at += 100)
        {
            story.Lap(at);
        }

        return story;
    }
}
