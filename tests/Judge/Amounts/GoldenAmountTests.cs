using System.Text;
using PitMarshal.Events;
using PitMarshal.Judge;
using PitMarshal.Judge.Sensing;
using PitMarshal.Judge.Verdicts;
using PitMarshal.Regulations;
using PitMarshal.Tests.Support.Races;

namespace PitMarshal.Tests.Judge.Amounts;

/// <summary>Limits that real series have, judged.</summary>
public sealed class GoldenAmountTests
{
    private const string RequiredStops = "{ rule: stops, kind: count, of: stop, min: ceil(duration / 90m) - 1 }";

    private const string ByLaps = "{ rule: stop, kind: min-duration, of: pit-lane-time, "
        + "value: { table: laps-in-stint, rows: { 1: 51s, 2: 74s } }, plus: [{ value: 10s, when: { stop: first } }] }";

    [Theory]
    [InlineData(7, 4)]
    [InlineData(8, 5)]
    [InlineData(9, 5)]
    public void A_stop_for_each_started_90_minutes_but_the_last(int hours, int stops)
    {
        var story = Scheduled(hours).Race(end: hours * 3600);
        for (var i = 1; i <= stops - 1; i++)
        {
            story.In(i * 1000).Out((i * 1000) + 200).Lap((i * 1000) + 300);
        }

        var verdict = story.Verdicts(RequiredStops).Of("stops/27");

        Assert.Equal((Outcome.Infringement, stops, 1), (verdict.Outcome, verdict.Required, verdict.Shortfall));
    }

    [Fact]
    public void How_many_stops_is_not_known_of_a_race_that_was_not_scheduled()
    {
        var verdict = new Story().Race(end: 3600).In(1000).Out(1100).Verdicts(RequiredStops).Of("stops/27");

        Assert.Equal((Outcome.Undecided, null), (verdict.Outcome, verdict.Required));
        Assert.Contains("the duration of the race is not scheduled", verdict.Reason);
    }

    [Theory]
    [InlineData(1, 1, 61.0, Outcome.Compliant)]
    [InlineData(1, 1, 60.999, Outcome.Infringement)]
    [InlineData(2, 1, 84.0, Outcome.Compliant)]
    [InlineData(2, 1, 83.999, Outcome.Infringement)]
    [InlineData(1, 2, 51.0, Outcome.Compliant)]
    [InlineData(1, 2, 50.999, Outcome.Infringement)]
    [InlineData(2, 2, 74.0, Outcome.Compliant)]
    [InlineData(5, 2, 73.999, Outcome.Infringement)]
    public void The_minimum_grows_with_the_laps_of_the_stint_and_in_the_first_stop(
        int laps, int stop, double seconds, Outcome outcome)
    {
        var story = new Story().Race();
        var at = 0;
        if (stop == 2)
        {
            story.Lap(500).In(900).Out(1000);
            at = 1000;
        }

        for (var i = 1; i < laps; i++)
        {
            story.Lap(at += 500);
        }

        // A later lap shows that the line has a loop.
        var verdict = story.In(at + 400).Out(at + 400 + seconds).Lap(at + 900).Verdicts(ByLaps)
            .Of($"stop/27/stop-{stop}");

        Assert.Equal(outcome, verdict.Outcome);
    }

    [Fact]
    public void A_lap_that_may_be_lost_leaves_open_what_every_row_would_not_decide_alike()
    {
        Story Blind(double seconds) => new Story().Race().Lap(500).Lap(1000).In(1100).Out(1100 + seconds)
            .Add(600, new GapOpened("line", "aa", 5, 5, Story.Start.Plus(700_000_000), [Line.StartFinish]));
        const string Rule =
            "{ rule: stop, kind: min-duration, of: pit-lane-time, value: { table: laps-in-stint, rows: { 1: 51s, 4: "
                + "74s } } }";

        var between = Blind(60).Verdicts(Rule).Of("stop/27/stop-1");

        Assert.Equal(
            (Outcome.Undecided, null, null), (between.Outcome, between.RequiredMicros, between.ShortfallMicros));
        Assert.StartsWith(
            "Pit-lane time 60 s, at least 51 s to 74 s required; but passings of start-finish may be lost",
                between.Reason);
        Assert.Equal(Outcome.Compliant, Blind(74).Verdicts(Rule).Of("stop/27/stop-1").Outcome);
        Assert.Equal(Outcome.Infringement, Blind(50).Verdicts(Rule).Of("stop/27/stop-1").Outcome);
    }

    [Theory]
    [InlineData(1799, 60)]
    [InlineData(1800, 60)]
    [InlineData(1801, 30)]
    public void A_table_by_what_remains_takes_the_greatest_row_that_is_not_above(int pitIn, int required)
    {
        const string Rule =
            "{ rule: stop, kind: min-duration, of: pit-lane-time, value: { table: remaining, rows: [[30m, 60s], [0s, "
                + "30s]] } }";

        var verdict = Scheduled(1).Race().In(pitIn).Out(pitIn + 100).Verdicts(Rule).Of("stop/27/stop-1");

        Assert.Equal(required * 1_000_000L, verdict.RequiredMicros);
    }

    [Theory]
    [InlineData("GT4", 79.0)]
    [InlineData("GT3", 65.0)]
    public void A_class_has_seconds_of_its_own(string carClass, double required)
    {
        const string Rule =
            "{ rule: stop, kind: min-duration, of: pit-lane-time, value: 65s, plus: [{ value: 14s, when: { class: GT4 "
                + "} }] }";

        var verdict = new Story().Add(-60, new EntryListed("27", carClass)).Race().In(600).Out(670).Verdicts(Rule)
            .Of("stop/27/stop-1");

        Assert.Equal((long)(required * 1_000_000), verdict.RequiredMicros);
    }

    [Theory]
    [InlineData(64, Outcome.Infringement)]
    [InlineData(70, Outcome.Undecided)]
    [InlineData(79, Outcome.Compliant)]
    public void What_a_class_that_is_not_listed_may_add_is_decided_only_where_it_makes_no_difference(
        int seconds, Outcome outcome)
    {
        const string Rule =
            "{ rule: stop, kind: min-duration, of: pit-lane-time, value: 65s, plus: [{ value: 14s, when: { class: GT4 "
                + "} }], "
            + "penalty: { kind: time, add: shortfall } }";

        var verdict = new Story().Race().In(600).Out(600 + seconds).Verdicts(Rule).Of("stop/27/stop-1");

        Assert.Equal((outcome, null), (verdict.Outcome, verdict.RequiredMicros));
        Assert.Equal(outcome == Outcome.Infringement ? "time 1 s" : null, verdict.Penalty);
    }

    [Fact]
    public void A_published_transit_is_taken_off_what_is_measured()
    {
        const string Rule =
            "{ rule: stop, kind: min-duration, of: pit-lane-time, value: 2m, less: 15s, penalty: { kind: time, value: "
                + "32s } }";

        var verdict = new Story().Race().In(600).Out(734.9).Verdicts(Rule).Of("stop/27/stop-1");

        Assert.Equal((119_900_000, 120_000_000, 100_000),
            (verdict.MeasuredMicros, verdict.RequiredMicros, verdict.ShortfallMicros));
        Assert.Equal("Pit-lane time less 15 s, 119.900 s, at least 2 min required, 0.100 s short.", verdict.Reason);
        Assert.Equal("time 32 s", verdict.Penalty);
    }

    [Fact]
    public void A_car_without_a_row_is_undecided_unless_there_is_one_for_all_others()
    {
        string Rule(string other) =>
            $"{{ rule: stop, kind: min-duration, of: pit-lane-time, value: {{ table: car, rows: {{ \"007\": "
                + $"85s{other} }} }} }}";
        var story = new Story().Race().In(600).Out(690);

        Assert.Contains("the table has no row for car 27", story.Verdicts(Rule("")).Of("stop/27/stop-1").Reason);
        Assert.Equal(Outcome.Compliant, story.Verdicts(Rule(", other: 80s")).Of("stop/27/stop-1").Outcome);
    }

    [Fact]
    public void A_count_that_comes_to_no_whole_number_or_divides_by_zero_is_undecided()
    {
        string Reason(string min) => Scheduled(1).Race(end: 3600).In(600).Out(690)
            .Verdicts($"{{ rule: stops, kind: count, of: stop, min: {min} }}").Of("stops/27").Reason;

        Assert.Contains("which is no whole number", Reason("duration / 90m"));
        Assert.Contains("nothing can be divided by it", Reason("1 / (duration / 1h - 1)"));
    }

    [Theory]
    [InlineData(63, Outcome.Infringement)]
    [InlineData(64, Outcome.Undecided)]
    public void What_one_of_the_possible_limits_would_let_pass_is_undecided(int seconds, Outcome outcome)
    {
        const string Rule =
            "{ rule: stop, kind: min-duration, of: pit-lane-time, value: 65s, plus: [{ value: 14s, when: { class: GT4 "
                + "} }], tolerance: { by: 1s } }";

        Assert.Equal(outcome, new Story().Race().In(600).Out(600 + seconds).Verdicts(Rule)
            .Of("stop/27/stop-1").Outcome);
    }

    [Fact]
    public void A_bulletin_may_need_a_value_that_nobody_published()
    {
        var regulations = RegulationsFile.Parse(
            Encoding.UTF8.GetBytes($"regulations: x\npublished:\n  rain:\nrules:\n  - {Story.MinimumStop}\n"),
                "x.yaml");
        var judge = new RaceJudge(regulations);
        judge.AppendAll(new Story().Race().In(600).Out(690)
            .Add(100, new BulletinIssued([new("minimum-stop.value", "85s + rain")], "rain")).Events);

        Assert.Equal(
            "Pit-lane time 90 s, the least that is required is not known; but the published value 'rain' is not set.",
            Assert.Single(judge.Verdicts()).Reason);
    }

    [Fact]
    public void A_bulletin_sets_a_calculation()
    {
        var story = new Story().Race().In(600).Out(690).In(900).Out(990)
            .Add(700, new BulletinIssued([new("minimum-stop.value", "85s + 5s * 2")], "rain"));

        Assert.Equal(
            [85_000_000, 95_000_000], story.Verdicts(Story.MinimumStop).Select(v => v.RequiredMicros!.Value));
    }

    [Fact]
    public void A_drivers_rating_is_found_in_small_letters_and_in_capitals()
    {
        const string Rule =
            "{ rule: stint, kind: max-duration, of: stint, value: { table: rating, rows: { bronze: 80m, other: 150m } "
                + "} }";
        var story = new Story().Add(-60, new EntryListed("27", Drivers: [new("d1", Rating: "Bronze")])).Race().In(600)
            .Out(690);

        Assert.Equal(4_800_000_000, story.Verdicts(Rule).Of("stint/27/stint-1").RequiredMicros);
    }

    private static Story Scheduled(int hours) =>
        new Story().Add(-60, new RaceScheduled("race", null, hours * 3_600_000L));
}
