using PitMarshal.Events;
using PitMarshal.Judge.Pit;
using PitMarshal.Judge.Progress;
using PitMarshal.Judge.Progress.Cars;
using PitMarshal.Judge.Sensing;
using PitMarshal.Tests.Judge.Driving;
using PitMarshal.Tests.Support.Races;

namespace PitMarshal.Tests.Judge.Progress;

/// <summary>What a page shows of the race and of each car.</summary>
public sealed class ProgressTests
{
    [Fact]
    public void An_empty_log_is_a_race_that_has_not_started_with_its_pit_lane_open()
    {
        var race = Of(new Story());

        Assert.Equal((RacePhase.NotStarted, null, null, true, true),
            (race.Phase, race.Flag, race.Latest, race.IsEntryOpen, race.IsExitOpen));
        Assert.Empty(race.Cars);
    }

    [Fact]
    public void What_was_flagged_in_practice_is_no_matter_of_the_race()
    {
        var story = new Story().Add(-600, new FlagShown(Flag.Red)).Add(-300, new FlagShown(Flag.Chequered));

        Assert.Equal((RacePhase.NotStarted, null), (Of(story).Phase, Of(story).Finished));
        Assert.Equal((RacePhase.Running, Flag.Green), (Of(story.Race()).Phase, Of(story.Race()).Flag));
        Assert.Empty(Of(story).Suspensions);
    }

    [Fact]
    public void A_race_goes_from_green_to_its_end_by_what_race_control_shows()
    {
        var story = new Story().Add(-60, new RaceScheduled("r", "A race", 3_600_000)).Race();
        (RaceEvent Event, RacePhase Phase, Flag Flag)[] steps =
        [
            (new FlagShown(Flag.SafetyCar), RacePhase.Running, Flag.SafetyCar),
                (new FlagShown(Flag.Red), RacePhase.Suspended, Flag.Red),
            (new FlagShown(Flag.Green), RacePhase.Running, Flag.Green),
                (new RaceSuspended(), RacePhase.Suspended, Flag.Green),
            (new RaceResumed(), RacePhase.Running, Flag.Green),
                (new FlagShown(Flag.Chequered), RacePhase.Finished, Flag.Chequered),
            (new RaceEnded(), RacePhase.Ended, Flag.Chequered),
        ];
        for (var i = 0; i < steps.Length; i++)
        {
            var now = Of(story.Add(100 * (i + 1), steps[i].Event));
            Assert.Equal((steps[i].Phase, steps[i].Flag), (now.Phase, now.Flag));
        }

        var race = Of(story);
        Assert.Equal(
            [Flag.Green, Flag.SafetyCar, Flag.Red, Flag.Green, Flag.Chequered], race.Flags.Select(f => f.Flag));
        Assert.Equal([(At(200), At(300)), (At(400), At(500))], race.Suspensions.Select(s => (s.From, s.To!.Value)));
        Assert.Equal(("r", "A race", 3_600_000_000, At(0), At(600), At(700)),
            (race.Race, race.Title, race.LengthMicros, race.Started, race.Finished, race.Latest));
    }

    [Fact]
    public void The_same_flag_shown_again_is_one_spell() =>
        Assert.Equal([new(Flag.Green, At(0), At(10)), new(Flag.Yellow, At(10), null)],
            Of(new Story().Race().Add(10, new FlagShown(Flag.Yellow)).Add(20, new FlagShown(Flag.Yellow))).Flags);

    [Fact]
    public void An_end_of_the_pit_lane_is_closed_until_it_is_opened()
    {
        var story = new Story().Race().Add(10, new PitLaneClosed(PitLaneEnd.Exit));

        Assert.Equal((true, false), (Of(story).IsEntryOpen, Of(story).IsExitOpen));
        Assert.True(Of(story.Add(20, new PitLaneOpened(PitLaneEnd.Exit))).IsExitOpen);
    }

    [Fact]
    public void Cars_stand_in_the_order_of_their_numbers()
    {
        string[] numbers = ["K1", "12", "7", "007", "100000000000000000000", "27", "", "0"];
        var story = new Story();
        Array.ForEach(numbers, number => story.Add(0, new EntryListed(number)));

        Assert.Equal(
            ["0", "007", "7", "12", "27", "100000000000000000000", "", "K1"], Of(story).Cars.Select(car => car.Car));
    }

    [Fact]
    public void A_car_has_its_latest_entry_and_whoever_was_identified_last()
    {
        var car = Car(Tour.Race(60, "d1", "d2").Add(10, new EntryListed("27", "GT4")).Stop(5, 7, "d2"));

        Assert.Equal(("GT4", "d2"), (car.Entry!.Class, car.Driver));
    }

    [Fact]
    public void A_car_that_was_never_listed_shows_where_it_is_all_the_same()
    {
        var car = Car(new Story().Race().In(600));

        Assert.Equal((null, null, 1), (car.Entry, car.Driver, car.InPitLane?.Number));
    }

    [Fact]
    public void Drive_times_are_from_pit_out_to_pit_in_and_what_runs_is_counted_to_the_latest_event()
    {
        var story = Tour.Race(120, "d1", "d2", "d3").Stop(30, 32, "d2").Stop(50, 51, "d1").Lap(60 * 60);

        Assert.Equal(
            [new("d1", Minutes(39), true, true), new("d2", Minutes(18), false, true), new("d3", 0, false, true)],
                Car(story).Drivers);
        Assert.Equal(Minutes(49), Car(story.Add(70 * 60, new RaceEnded())).Drivers[0].Micros);
        Assert.Equal(Minutes(49), Car(story.Add(71 * 60, new StopDeclared("31", "late"))).Drivers[0].Micros);
    }

    [Fact]
    public void A_driver_who_is_not_listed_follows_those_who_are() =>
        Assert.Equal(["d1", "guest"], Car(Tour.Race(120, "d1").Stop(30, 32, "guest")).Drivers.Select(d => d.Driver));

    [Fact]
    public void A_stint_nobody_knows_the_driver_of_leaves_every_total_in_doubt()
    {
        var story = new Story().Add(-50, new EntryListed("27", Drivers: [new("d1"), new("d2")])).Race().In(600).Out(700)
            .Add(650, new DriverIdentified("27", "d2")).Lap(800);

        Assert.Equal([new("d1", 0, false, false), new("d2", 100_000_000, true, false)], Car(story).Drivers);
    }

    [Fact]
    public void Stints_run_from_pit_out_to_pit_in()
    {
        var stints = Car(Tour.Race(120, "d1", "d2").Stop(30, 32, "d2")).Stints;

        Assert.Equal([new(1, "d1", At(0), At(1800), true), new(2, "d2", At(1920), null, true)], stints);
    }

    [Fact]
    public void A_stint_whose_pit_in_was_missed_ends_at_the_latest_with_the_pit_out() =>
        Assert.Equal(new StintProgress(1, "d1", At(0), At(1920), false), Car(Tour.Race(120, "d1").Out(1920)).Stints[0]);

    internal static RaceProgress Of(Story story) => Story.Judged(story.Events, Story.MinimumStop).Progress();

    internal static CarProgress Car(Story story) => Of(story).Cars.Single(car => car.Car == "27");

    internal static Instant At(double seconds) => Story.Start.Plus((long)(seconds * 1_000_000));

    private static long Minutes(int minutes) => minutes * 60_000_000L;
}
