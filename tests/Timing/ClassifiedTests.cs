using PitMarshal.Timing.Settings;

namespace PitMarshal.Tests.Timing;

/// <summary>Who is classified, who has a position, and how classes are ranked.</summary>
public sealed class ClassifiedTests
{
    // Car 27 runs six laps, car 12 three, car 7 two; none but 27 takes the flag.
    private const string Race = """
        0:00 enter 27 class A
        0:00 enter 12 class B
        0:00 enter 7 class B
        0:00 enter 99 class A
        0:00 race 6
        0:00 start
        1:00 27
        1:05 12
        1:10 7
        2:00 27
        2:10 12
        2:30 7
        3:00 27
        3:20 12
        4:00 27
        5:00 27
        6:00 27
        15:00 end
        """;

    /// <summary>SCCA GCR 6.7.3: half of the winner's laps, rounded down.</summary>
    [Fact]
    public void By_default_half_of_the_winners_laps_is_enough_and_the_flag_need_not_be_taken()
    {
        var result = Transcript.Classify(Race);

        Assert.Equal("1 27 6 finished, 2 12 3 finished, - 7 2 not-classified, - 99 0 not-started", result.Told());
        Assert.Equal("2 of the 3 laps that are needed to be classified", result.Of("7").Reason);
        Assert.Equal("did not take the chequered flag", result.Of("12").Reason);
        Assert.Equal((1, 1), (result.Of("27").ClassPosition, result.Of("12").ClassPosition));
    }

    /// <summary>FIA WEC: 70 % of the winner's distance.</summary>
    [Fact]
    public void Regulations_may_ask_for_another_share()
    {
        Assert.Equal("1 27 6 finished, - 12 3 not-classified, - 7 2 not-classified, - 99 0 not-started",
            Transcript.Classify(Race, TimingRules.Default with { Classified = new(700_000) }).Told());
    }

    /// <summary>SCCA GCR 6.10.3.A: half of the class winner's laps.</summary>
    [Fact]
    public void The_share_may_be_of_the_class_winners_laps()
    {
        Assert.Equal("1 27 6 finished, 2 12 3 finished, 3 7 2 finished, - 99 0 not-started",
            Transcript.Classify(Race, TimingRules.Default with { Classified = new(OfClassWinner: true) }).Told());
    }

    /// <summary>ICSCC C502: and take the chequered flag.</summary>
    [Fact]
    public void The_flag_may_have_to_be_taken()
    {
        Assert.Equal("1 27 6 finished, - 12 3 not-classified, - 7 2 not-classified, - 99 0 not-started",
            Transcript.Classify(Race, TimingRules.Default with { Classified = new(100_000, TakesFlag: true) }).Told());
    }

    [Fact]
    public void A_retired_car_keeps_its_place_when_its_laps_are_enough()
    {
        var result = Transcript.Classify(Race.Replace("4:00 27", "3:30 12 retires\n3:31 7 retires\n3:50 12\n4:00 27"));

        Assert.Equal("1 27 6 finished, 2 12 3 retired, - 7 2 retired, - 99 0 not-started", result.Told());
        Assert.Equal("retired: engine; 1 passing set aside: after its retirement was told", result.Of("12").Reason);
    }

    [Fact]
    public void A_car_that_rejoins_is_timed_again()
    {
        var result = Transcript.Classify(Race.Replace("4:00 27", "3:30 12 retires\n3:40 12 rejoins\n3:50 12\n4:00 27"));

        Assert.Equal("1 27 6 finished, 2 12 4 finished, - 7 2 not-classified, - 99 0 not-started", result.Told());
    }

    [Fact]
    public void A_withdrawn_entry_has_no_position()
    {
        var result = Transcript.Classify(Race.Replace("4:00 27", "3:30 12 withdrawn\n4:00 27")
            .Replace("0:00 race", "0:00 99 withdrawn\n0:00 race"));

        Assert.Equal("1 27 6 finished, - 7 2 not-classified, - 12 3 retired, - 99 0 not-started", result.Told());
        Assert.Equal("entry withdrawn", result.Of("99").Reason);
    }

    [Fact]
    public void Positions_in_class_are_counted_in_the_order_overall()
    {
        var result = Transcript.Classify(Race.Replace("15:00 end", ""));

        Assert.Equal([(1, 1), (2, 1), (3, 2)],
            result.Cars.Take(3).Select(car => (car.Position!.Value, car.ClassPosition!.Value)));
    }
}
