using PitMarshal.Events;
using PitMarshal.Judge.Pit;
using PitMarshal.Judge.Progress.Cars;
using PitMarshal.Judge.Sensing;
using PitMarshal.Tests.Judge.Driving;
using PitMarshal.Tests.Support.Races;

namespace PitMarshal.Tests.Judge.Progress;

/// <summary>What a page shows of one stop.</summary>
public sealed class StopProgressTests
{
    [Fact]
    public void A_stop_in_progress_has_a_pit_in_and_no_pit_out_yet()
    {
        var stop = Stop(new Story().Race().In(600, "entry/aa/7", uMs: 1.5));

        Assert.Equal(
            (new Moment(ProgressTests.At(600), 1.5, "entry/aa/7"), null, true), (stop.In, stop.Out, stop.InPitLane));
        Assert.Null(stop.Doubt);
    }

    [Fact]
    public void Each_fact_of_the_box_has_a_row_with_its_instants()
    {
        var stop = Stop(new Story().Race().In(600).Stands(610, 670).GetsOut(620, 650).Refuels(630, 640).Out(690));

        Assert.Equal(
            [Fact.SeatEmpty, Fact.LeftFootDown, Fact.RightFootDown, Fact.ProbeConnected, Fact.Standing],
            stop.States.Select(row => row.Fact));
        Assert.Equal([(620.0, 650.0), (620.1, 649.9), (620.1, 649.9), (630, 640), (610, 670)],
            stop.States.Select(row => Seconds(Assert.Single(row.Spells))));
        Assert.DoesNotContain(stop.States, row => row.IsSo);
    }

    [Fact]
    public void What_is_so_now_has_no_end_yet()
    {
        var row = Assert.Single(Stop(new Story().Race().In(600).Add(610, new CarStopped("27"))).States);

        Assert.True(row.IsSo);
        Assert.Equal(ProgressTests.At(610), Assert.Single(row.Spells).From?.At);
    }

    [Fact]
    public void What_was_so_at_pit_in_has_no_beginning_but_no_car_comes_in_standing()
    {
        var story = new Story().Race().Add(500, new EngineStopped("27")).Add(500, new CarStopped("27")).In(600)
            .Add(650, new EngineStarted("27")).Out(690);
        var rows = Stop(story).States;

        Assert.Equal(new StateSpell(null, Moment(650, "EngineStarted")),
            Assert.Single(rows.Single(row => row.Fact == Fact.EngineOff).Spells));
        Assert.Empty(rows.Single(row => row.Fact == Fact.Standing).Spells);
    }

    [Fact]
    public void Events_of_the_box_are_of_the_stop_in_which_they_happened()
    {
        var car =
            ProgressTests.Car(new Story().Race().In(600).Stands(610, 670).Out(690).In(1600).Stands(1620, 1660)
                .Out(1690));

        Assert.Equal(
            [(610, 670), (1620, 1660)], car.Stops.Select(stop => Seconds(stop.States.Single().Spells.Single())));
    }

    [Fact]
    public void Who_came_in_who_goes_out_and_who_was_identified_between()
    {
        var stop = Stop(Tour.Race(60, "d1", "d2").Stop(10, 12, "d2"));

        Assert.Equal(("d1", "d2"), (stop.DriverIn, stop.DriverOut));
        Assert.Equal([new("d2", Moment(660, "DriverIdentified"))], stop.Drivers);
    }

    [Fact]
    public void A_badge_that_is_read_on_the_out_lap_tells_who_went_out() =>
        Assert.Equal(
            "d2", Stop(Tour.Race(60, "d1", "d2").Stop(10, 12).Add(730, new DriverIdentified("27", "d2"))).DriverOut);

    [Fact]
    public void What_the_team_declared_last_counts() =>
        Assert.Equal("splash",
            Stop(new Story().Race().In(600).Add(610, new StopDeclared("27", "full"))
                .Add(620, new StopDeclared("27", "splash"))).Declared);

    [Fact]
    public void A_doubted_pit_in_is_doubtful_while_the_car_is_in()
    {
        var stop = Stop(new Story().Race().Add(590, new SensorDoubted("entry", null, "test")).In(600, "entry/aa/7"));

        Assert.Equal("station entry is doubted: test", stop.Doubt);
        Assert.Equal([new(ProgressTests.At(590), null, "station entry is doubted: test")], stop.Blinds);
    }

    [Fact]
    public void A_missed_pit_out_is_said() =>
        Assert.Contains(
            "no pit-out was seen", Stop(new Story().Race().In(600).Lap(700).Lap(800)).Doubt, StringComparison.Ordinal);

    [Fact]
    public void A_blind_station_counts_for_the_stop_from_just_before_the_pit_in()
    {
        RaceEvent blind = new SensorDoubted("entry", Line.PitIn, "test"),
            over = new SensorTrusted("entry", Line.PitIn, "test");
        var near = new Story().Race().Add(588, blind).Add(590, over).In(600).Out(690);
        var far = new Story().Race().Add(580, blind).Add(584, over).In(600).Out(690);

        Assert.Single(Stop(near).Blinds);
        Assert.Empty(Stop(far).Blinds);
    }

    private static StopProgress Stop(Story story) => ProgressTests.Car(story).Stops[0];

    private static Moment Moment(double seconds, string name) =>
        new(ProgressTests.At(seconds), 0, $"{name}@{ProgressTests.At(seconds)}");

    private static (double From, double To) Seconds(StateSpell spell) =>
        (spell.From!.At.Since(Story.Start) / 1e6, spell.To!.At.Since(Story.Start) / 1e6);
}
