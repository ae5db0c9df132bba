using PitMarshal.Events;
using PitMarshal.Judge.RaceWide;
using PitMarshal.Judge.Sensing;
using PitMarshal.Judge.Verdicts;
using PitMarshal.Tests.Support.Races;

namespace PitMarshal.Tests.Judge.Drivers;

public sealed class EligibilityTests
{
    private const string Solo = "soloUpTo: 3h";

    [Theory]
    [InlineData(2, Outcome.Compliant)]
    [InlineData(3, Outcome.Compliant)]
    [InlineData(4, Outcome.Infringement)]
    public void One_driver_alone_is_allowed_up_to_a_scheduled_length(int hours, Outcome outcome) =>
        Assert.Equal(outcome,
            Judged(Race(hours * 3600).Add(-60, new RaceScheduled("r", null, hours * 3_600_000L)), Solo).Outcome);

    [Fact]
    public void A_race_whose_length_was_not_told_leaves_a_solo_driver_undecided() =>
        Assert.Equal(Outcome.Undecided, Judged(Race(), Solo).Outcome);

    [Fact]
    public void With_a_second_driver_nobody_drove_alone() => Assert.Equal(
        Outcome.Compliant,
            Judged(Race().Add(650, new DriverIdentified("27", "d2"))
                .Add(-60, new RaceScheduled("r", null, 14_400_000)), Solo).Outcome);

    [Fact]
    public void A_driver_whom_the_entry_does_not_list_is_an_infringement_as_soon_as_he_drives()
    {
        var story = new Story().Race().Add(-9, Entry()).Add(-5, new DriverIdentified("27", "d1")).In(600).Out(690);

        Assert.True(Judged(story, "listed: true").Open);
        Assert.Equal(
            Outcome.Infringement, Judged(story.Add(650, new DriverIdentified("27", "d9")), "listed: true").Outcome);
    }

    [Fact]
    public void Who_only_used_his_badge_in_the_box_and_did_not_drive_is_no_driver_of_the_race() => Assert.Equal(
        Outcome.Compliant,
        Judged(Race().Add(640, new DriverIdentified("27", "d9"))
            .Add(660, new DriverIdentified("27", "d2")), "listed: true").Outcome);

    [Theory]
    [InlineData("drivers: { min: 2 }", Outcome.Infringement)]
    [InlineData("drivers: { min: 1, max: 1 }", Outcome.Compliant)]
    [InlineData("starter: [d1]", Outcome.Compliant)]
    [InlineData("starter: [bronze]", Outcome.Infringement)]
    [InlineData("starter: [gold, silver]", Outcome.Compliant)]
    [InlineData("starter: [Gold]", Outcome.Compliant)]
    [InlineData("ratings: [gold]", Outcome.Compliant)]
    [InlineData("ratings: [GOLD]", Outcome.Compliant)]
    [InlineData("drivers: { max: { table: class, rows: { GT4: 1 } } }", Outcome.Undecided)]
    [InlineData("drivers: { max: { table: car, rows: { '27': 1 } } }", Outcome.Compliant)]
    [InlineData("ratings: [bronze]", Outcome.Infringement)]
    [InlineData("licence: true", Outcome.Infringement)]
    public void Each_term_is_judged_of_those_who_drove(string terms, Outcome outcome) =>
        Assert.Equal(outcome, Judged(Race(), terms).Outcome);

    [Fact]
    public void A_blind_box_in_a_stop_may_have_missed_another_driver()
    {
        var story = Race().Add(640, new GapOpened("box", "aa", 5, 6, Story.Start.Plus(650_000_000), [], ["4"]));

        Assert.Equal(Outcome.Undecided, Judged(story, "drivers: { min: 2 }").Outcome);
        Assert.Equal(Outcome.Undecided, Judged(story, "listed: true").Outcome);
    }

    [Fact]
    public void A_car_whose_drivers_nobody_identified_is_undecided() =>
        Assert.Equal(Outcome.Undecided,
            Judged(new Story().Race(end: 3600).Add(-9, Entry()).In(600).Out(690), "drivers: { min: 2 }").Outcome);

    private static EntryListed Entry() =>
        new("27", Box: "4", Drivers: [new("d1", Rating: "gold"), new("d2", Rating: "gold")]);

    private static Story Race(int end = 3600) =>
        new Story().Race(end).Add(-9, Entry()).Add(-5, new DriverIdentified("27", "d1")).In(600).Out(690)
            .Lap(end - 100);

    private static Verdict Judged(Story story, string terms) =>
        story.Verdicts($"{{ rule: r, kind: eligibility, {terms} }}").Of("r/27");
}
