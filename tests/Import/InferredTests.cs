using PitMarshal.Events;
using PitMarshal.Events.Json;
using PitMarshal.Judge.Sensing;
using PitMarshal.Judge.Verdicts;
using PitMarshal.Tests.Support.Races;

namespace PitMarshal.Tests.Import;

/// <summary>What rests on something that nobody observed is measured, and left to a person.</summary>
public sealed class InferredTests
{
    private const string Why = "PIT_TIME";

    private const string OnlySame = "{ rule: exit, kind: driver-exit, evidence: [seat-empty], when: { driver: same } }";

    [Fact]
    public void A_stop_with_an_inferred_end_is_measured_and_undecided()
    {
        var verdict = new Story().Race().In(600).Add(700, Out() with { Inferred = Why }).Verdicts(Story.MinimumStop)[0];

        Assert.Equal((Outcome.Undecided, 100_000_000L), (verdict.Outcome, verdict.MeasuredMicros));
        Assert.Contains("the pit-out is inferred: PIT_TIME", verdict.Reason);
    }

    [Fact]
    public void A_stint_from_an_inferred_start_is_undecided_and_the_next_is_not()
    {
        var verdicts = new Story().Add(0, new RaceStarted { Inferred = "first green" }).In(600).Out(700).In(1200)
            .Out(1300).Verdicts(Story.MaximumStint);

        Assert.Contains("the race start is inferred: first green", verdicts.Of("maximum-stint/27/stint-1").Reason);
        Assert.Equal(Outcome.Compliant, verdicts.Of("maximum-stint/27/stint-2").Outcome);
    }

    [Fact]
    public void A_driver_who_is_only_inferred_is_unknown()
    {
        Story Driven(string? why, double at) => new Story().Race().Add(1, new DriverIdentified("27", "d1")).In(600)
            .Add(at, new DriverIdentified("27", "d2") { Inferred = why }).Add(620, new SeatEmptied("27"))
            .Add(640, new SeatTaken("27")).Out(700).In(1200);

        Assert.DoesNotContain(Driven(null, 650).Verdicts(OnlySame), v => v.Stop == 1);
        Assert.Contains("the identification of the driver is inferred", Driven(Why, 650).Verdicts(OnlySame)[0].Reason);
        var brought = Driven(Why, 500).Verdicts(OnlySame)[0];
        Assert.Equal((Outcome.Undecided, null), (brought.Outcome, brought.Driver));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_driver_exit_that_an_inferred_signal_shows_or_hides_is_not_known(bool emptied)
    {
        const string Exit = "{ rule: exit, kind: driver-exit, evidence: [seat-empty] }";
        var verdict = new Story().Race().In(600).Add(620, new SeatEmptied("27") { Inferred = emptied ? Why : null })
            .Add(640, new SeatTaken("27") { Inferred = emptied ? null : Why }).Out(700).Verdicts(Exit)[0];

        Assert.Equal(Outcome.Undecided, verdict.Outcome);
        Assert.Contains("is inferred: PIT_TIME", verdict.Reason);
    }

    [Fact]
    public void A_driver_out_time_between_inferred_signals_is_undecided()
    {
        var verdict = new Story().Race().In(600).Add(620, new SeatEmptied("27"))
            .Add(640, new SeatTaken("27") { Inferred = Why }).Out(700)
            .Verdicts("{ rule: out, kind: min-duration, of: driver-out-time, value: 10s }")[0];

        Assert.Equal(Outcome.Undecided, verdict.Outcome);
        Assert.Contains("the SeatTaken is inferred", verdict.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void Inferred_stops_do_not_count_for_certain() => Assert.Equal(Outcome.Undecided, new Story().Race(end: 2000)
        .Add(600, new CarPassed("27", null, Line.PitIn) { Inferred = Why }).Add(700, Out() with { Inferred = Why })
        .Verdicts("{ rule: stops, kind: count, of: stop, min: 1 }")[0].Outcome);

    [Fact]
    public void A_correction_makes_an_inferred_passing_an_observed_one()
    {
        var story = new Story().Race().In(600).Add(700, Out() with { Inferred = Why, Source = "x/1/1" })
            .Add(900, new EventCorrected(null, "d9", "seen on video", """{"inferred":null}""", null)
            {
                Source = "x/1/1",
            });

        Assert.Equal(Outcome.Compliant, story.Verdicts(Story.MinimumStop)[0].Outcome);
    }

    [Theory]
    [InlineData(
        """{"event":"CarPassed","at":"2026-06-13T14:03:05.123456Z","uMs":1,"car":"27","line":"pit-in","source":"al-kamel-27/pit-in/1","inferred":"PIT_TIME"}""")]
    [InlineData("""{"event":"RaceStarted","at":"2026-06-13T14:03:05.123456Z","inferred":"first green"}""")]
    [InlineData(
        """{"event":"EventCorrected","at":"2026-06-13T14:03:05.000000Z","by":"d9","reason":"video","values":{"inferred":null},"source":"x/1/1"}""")]
    public void An_inferred_event_is_written_as_it_was_read(string line)
    {
        Assert.True(EventJson.TryParse(line, out var e, out var what), what);
        Assert.Equal(line, EventJson.Write(e!));
    }

    private static CarPassed Out() => new("27", null, Line.PitOut);
}
