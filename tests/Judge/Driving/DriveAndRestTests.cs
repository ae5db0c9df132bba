using PitMarshal.Events;
using PitMarshal.Judge.Sensing;
using PitMarshal.Judge.Verdicts;
using PitMarshal.Tests.Support.Races;

namespace PitMarshal.Tests.Judge.Driving;

public sealed class DriveAndRestTests
{
    private const string Continuous = "{ rule: drive, kind: max-duration, of: continuous-drive, value: 1h }";
    private const string Since =
        "{ rule: drive, kind: max-duration, of: continuous-drive, value: 1h, resetAfter: 30m }";
    private const string Rest = "{ rule: rest, kind: min-duration, of: rest, value: 1h }";

    [Theory]
    [InlineData(30.0, Outcome.Compliant)]
    [InlineData(30.0001, Outcome.Infringement)]
    public void Stints_of_one_driver_without_another_between_are_one_drive(double second, Outcome outcome)
    {
        var verdict = Tour.Race(200, "d1", "d2").Stop(30, 35).Stop(35 + second, 70, "d2").Verdicts(Continuous)
            .Of("drive/27/drive-1");

        Assert.Equal((outcome, "d1"), (verdict.Outcome, verdict.Driver));
    }

    [Fact]
    public void Another_driver_s_stint_ends_a_drive() =>
        Assert.Equal(Outcome.Compliant, Tour.Race(200, "d1", "d2").Stop(40, 41, "d2").Stop(50, 51, "d1")
            .Stop(100, 101, "d2")
            .Verdicts(Continuous).Of("drive/27/drive-3").Outcome);

    [Theory]
    [InlineData(29.999, Outcome.Infringement)]
    [InlineData(30.0, Outcome.Compliant)]
    public void With_a_reset_time_only_so_long_a_time_out_ends_it(double away, Outcome outcome) =>
        Assert.Equal(outcome, Tour.Race(200, "d1", "d2").Stop(40, 41, "d2").Stop(60, 40 + away, "d1")
            .Stop(110, 112, "d2").Finish(200)
            .Verdicts(Since).Where(v => v.Driver == "d1").MaxBy(v => v.Outcome == Outcome.Infringement)!.Outcome);

    [Fact]
    public void A_drive_that_may_go_on_is_open_unless_it_was_too_long_already()
    {
        Assert.True(Tour.Race(200, "d1", "d2").Stop(40, 41, "d1").Verdicts(Continuous).Of("drive/27/drive-1").Open);
        Assert.Equal(Outcome.Infringement, Tour.Race(200, "d1").In(61 * 60).Verdicts(Continuous)
            .Of("drive/27/drive-1").Outcome);
    }

    [Theory]
    [InlineData(59.9999, Outcome.Infringement)]
    [InlineData(60.0, Outcome.Compliant)]
    public void A_rest_is_from_the_own_pit_in_to_the_own_next_pit_out(double minutes, Outcome outcome)
    {
        var verdict = Tour.Race(200, "d1", "d2").Stop(40, 41, "d2").Stop(95, 40 + minutes, "d1").Verdicts(Rest)
            .Of("rest/27/rest-1");

        Assert.Equal((outcome, "d1"), (verdict.Outcome, verdict.Driver));
    }

    [Fact]
    public void A_driver_who_stays_has_no_rest_to_judge() =>
        Assert.Empty(Tour.Race(200, "d1", "d2").Stop(40, 41).Stop(60, 61).Verdicts(Rest));

    [Theory]
    [InlineData("50m", true)]
    [InlineData("50m0.001s", false)]
    public void After_says_how_long_he_must_have_driven_before(string after, bool applies) =>
        Assert.Equal(applies, Tour.Race(200, "d1", "d2").Stop(40, 41, "d2").Stop(60, 61, "d1").Stop(71, 72, "d2")
            .Stop(80, 81, "d1")
            .Verdicts($"{{ rule: rest, kind: min-duration, of: rest, value: 1h, after: {after} }}")
                .Any(v => v.Id == "rest/27/rest-3"));

    [Fact]
    public void Where_nobody_knows_who_drove_a_rest_is_undecided() =>
        Assert.Equal(Outcome.Undecided, new Story().Race().Add(1, new DriverIdentified("27", "d1")).Stop(40, 41, "d2")
            .Add(2600, new DriverIdentified("27", "d3")).Add(2700, new DriverIdentified("27", "d2"))
                .Stop(100, 130, "d1")
            .Verdicts(Rest).Of("rest/27/rest-1").Outcome);
}
