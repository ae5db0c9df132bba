using PitMarshal.Events;
using PitMarshal.Events.Json;
using PitMarshal.Ingest;
using PitMarshal.Ingest.Decisions;
using PitMarshal.Tests.Support.Gateways;

namespace PitMarshal.Tests.Ingest.Decisions;

public sealed class DecisionTests : IDisposable
{
    internal const string Rules = """
        regulations: short
        title: a minimum stop
        rules:
          - { rule: minimum-stop, kind: min-duration, of: pit-lane-time, value: 10s }
        """;

    private readonly World _world = new();

    public void Dispose() => _world.Dispose();

    [Fact]
    public void What_is_decided_says_who_when_and_where_and_has_its_number()
    {
        var decided = _world.Decide(new RaceScheduled("club-6h", null, 6 * 3_600_000));
        Assert.Equal(new Decided(1), decided);
        var e = Assert.Single(_world.Events());
        Assert.Equal(("Ana", "race-control/page/1", _world.Now), (e.By, e.Source, e.At));
    }

    [Fact]
    public void What_was_decided_stands_after_a_restart_and_race_control_goes_on()
    {
        Start();
        _world.Decide(new FlagShown(Flag.SafetyCar));
        var before = _world.Events().Select(EventJson.Write).ToList();
        _world.Restart().Pass(1);
        Assert.Equal(before, _world.Events().Select(EventJson.Write));
        Refused("", "the race has started at 2026-06-13T14:00:00", new RaceStarted());
        Assert.Equal(before.Count + 1, _world.Decide(new FlagShown(Flag.Green)).Number);
        Assert.DoesNotContain(_world.Notices, notice => notice.Contains("does not give"));
    }

    [Fact]
    public void Two_decisions_of_one_instant_keep_their_order()
    {
        Start();
        _world.Decide(new RaceSuspended());
        _world.Decide(new RaceResumed());
        var instants = _world.Events().Select(e => e.At).ToList();
        Assert.Equal(instants.Order().Distinct(), instants);
    }

    [Fact]
    public void Every_decision_says_who_and_comes_from_now_or_before()
    {
        Refused("by", "say who decides", new RaceStarted { By = " " });
        Refused("by", "at most 64 characters", new RaceStarted { By = new string('a', 65) });
        Refused("by", "cannot be printed", new RaceStarted { By = "A\u001bna" });
        Refused("at", "has not come yet", new RaceStarted { At = _world.Now.Plus(6_000_000) });
        Refused("inferred", "not inferred", new RaceStarted { Inferred = "from the laps" });
        Refused("event", "only the gateway", new GapOpened("entry", "b", 1));
        Refused("", "only entries", new RaceStarted(), new FlagShown(Flag.Green));
    }

    [Fact]
    public void A_race_starts_once_with_a_schedule_and_with_regulations()
    {
        Refused("", "no schedule", new RaceStarted());
        Refused("durationMs", "from one minute", new RaceScheduled("r", null, 59_999));
        _world.Decide(new RaceScheduled("r", null, 3_600_000));
        Refused("", "no regulations judge yet", new RaceStarted());
        _world.UseRegulations(Rules);
        Assert.Null(_world.Decide(new RaceStarted()).Refusal);
        Refused("", "the race has started", new RaceStarted());
        Refused("", "by a correction only", new RaceScheduled("r", null, 7_200_000));
    }

    [Fact]
    public void Before_the_start_there_is_no_flag_and_nothing_to_suspend_or_end()
    {
        Refused("", "has not started", new FlagShown(Flag.Green));
        Refused("", "has not started", new RaceSuspended());
        Refused("", "has not started", new RaceEnded());
        Start();
        Refused("at", "the race started later", new FlagShown(Flag.Yellow) { At = _world.Now.Plus(-1_000_000) });
    }

    [Fact]
    public void A_race_is_suspended_while_it_runs_and_resumed_while_it_is_suspended()
    {
        Start();
        Refused("", "is not suspended", new RaceResumed());
        _world.Decide(new RaceSuspended());
        Refused("", "is suspended since", new RaceSuspended());
        Assert.Null(_world.Decide(new RaceResumed()).Refusal);
    }

    [Fact]
    public void The_chequered_flag_is_shown_once_and_the_race_ends_once()
    {
        Start();
        _world.Decide(new FlagShown(Flag.Chequered));
        Refused("", "the chequered flag was shown", new FlagShown(Flag.Chequered));
        Refused("", "the chequered flag was shown", new RaceSuspended());
        _world.Decide(new RaceEnded());
        Refused("", "the race has ended", new RaceEnded());
        Refused("", "the race has ended", new FlagShown(Flag.Green));
    }

    [Fact]
    public void The_pit_lane_is_closed_where_it_is_open()
    {
        Refused("end", "the pit exit is open already", new PitLaneOpened(PitLaneEnd.Exit));
        _world.Decide(new PitLaneClosed(PitLaneEnd.Exit));
        Refused("end", "the pit exit is closed already", new PitLaneClosed(PitLaneEnd.Exit));
        Assert.Null(_world.Decide(new PitLaneClosed(PitLaneEnd.Entry)).Refusal);
        Assert.Null(_world.Decide(new PitLaneOpened(PitLaneEnd.Exit)).Refusal);
    }

    [Fact]
    public void A_bulletin_sets_what_the_judge_can_read_and_says_why()
    {
        Refused("set", "names no rule", Bulletin("minimum-stop.value", "1m"));
        _world.UseRegulations(Rules);
        Refused("reason", "must not be empty", new BulletinIssued([], ""));
        Refused("set", "names no rule", Bulletin("maximum-stop.value", "1m"));
        Refused("set", "not 'soon'", Bulletin("minimum-stop.value", "soon"));
        Refused("set", "cannot change it", Bulletin("minimum-stop.kind", "max-duration"));
        Assert.Null(_world.Decide(Bulletin("minimum-stop.value", "12s")).Refusal);
        Assert.Null(_world.Decide(Bulletin("minimum-stop.value", "13s")).Refusal);
    }

    [Fact]
    public void A_doubt_is_about_a_station_of_the_venue_and_has_a_reason()
    {
        Refused("station", "no station exit", new SensorDoubted("exit", null, "wet"));
        Refused("reason", "must not be empty", new SensorDoubted("entry", null, ""));
        Assert.Null(_world.Decide(new SensorDoubted("entry", "pit-in", "wet")).Refusal);
        Assert.Null(_world.Decide(new SensorTrusted("entry", "pit-in", "")).Refusal);
    }

    [Fact]
    public void A_ruling_is_on_a_verdict_that_there_is()
    {
        ShortStop();
        const string Id = "minimum-stop/27/stop-1";
        Refused("verdict", "there is no verdict minimum-stop/27/stop-2",
            new StewardRuled("minimum-stop/27/stop-2", Ruling.Confirmed, "Ana", "seen"));
        Refused("reason", "must not be empty", new StewardRuled(Id, Ruling.Confirmed, "Ana", ""));
        Refused("penalty", "must not be empty", new StewardRuled(Id, Ruling.Amended, "Ana", "seen"));
        Refused("penalty", "what is dismissed", new StewardRuled(Id, Ruling.Dismissed, "Ana", "seen", "stop-go"));
        Assert.Null(_world.Decide(new StewardRuled(Id, Ruling.Amended, "Ana", "first time", "reprimand")).Refusal);
    }

    [Fact]
    public void A_correction_names_an_event_and_leaves_one_that_can_be()
    {
        ShortStop();
        var count = _world.Events().Count;
        Refused("position", $"the log has no event {count + 1}; its last is {count}",
            Correct(count + 1, """{"car":"28"}"""));
        Refused("source", "no event comes from entry/x/1",
            Correct(null, """{"car":"28"}""") with { Source = "entry/x/1" });
        Refused("reason", "must not be empty", Correct(count, """{"car":"28"}""") with { Reason = "" });
        Refused("values", "neither what is wrong", Correct(count, null));
        Refused("values", "must be JSON", Correct(count, "{"));
        Refused("values", "car must be text", Correct(count, """{"car":28}"""));
        Refused("event", "withdraw it", Correct(count, """{"event":"RaceEnded"}"""));
        Refused("carr", "CarPassed has no field 'carr'", Correct(count, """{"carr":"28"}"""));
        Refused("box", "list the car anew", Correct(1, """{"box":"3"}"""));
        Assert.Null(_world.Decide(Correct(count, """{"uMs":20}""")).Refusal);
        Assert.Null(_world.Decide(Correct(count, null) with { Withdrawn = true }).Refusal);
        Refused("values", "a correction is not corrected", Correct(count + 1, """{"car":"28"}"""));
    }

    private static BulletinIssued Bulletin(string key, string value) => new([new(key, value)], "rain");

    private static EventCorrected Correct(long? position, string? values) =>
        new(position, "Ana", "video", values, null);

    private void Start()
    {
        _world.Decide(new EntryListed("27", Box: "1", Transponders: ["1234"]));
        _world.UseRegulations(Rules);
        _world.Decide(new RaceScheduled("r", null, 3_600_000));
        Assert.Null(_world.Decide(new RaceStarted()).Refusal);
    }

    private void ShortStop()
    {
        Start();
        _world.Pass(60).Decide(new CarPassed("27", null, Line.PitIn));
        _world.Pass(5).Decide(new CarPassed("27", null, Line.PitOut));
    }

    private void Refused(string field, string reason, params RaceEvent[] events) =>
        _world.Refused(field, reason, events);
}
