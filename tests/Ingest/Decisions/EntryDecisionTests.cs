using PitMarshal.Events;
using PitMarshal.Ingest;
using PitMarshal.Ingest.Decisions;
using PitMarshal.Tests.Support.Gateways;

namespace PitMarshal.Tests.Ingest.Decisions;

public sealed class EntryDecisionTests : IDisposable
{
    private readonly World _world = new();

    public void Dispose() => _world.Dispose();

    [Theory]
    [InlineData("", "must not be empty")]
    [InlineData("123456789", "at most 8 characters, not 9")]
    [InlineData("2\u0007", "cannot be printed")]
    [InlineData(" 27", "begins or ends with a blank")]
    [InlineData("2/7", "must not contain '/'")]
    public void A_car_number_is_one_to_eight_characters_that_can_be_printed(string car, string reason) =>
        Refused("car", reason, new EntryListed(car));

    [Fact]
    public void No_two_cars_have_the_same_box_transponder_or_driver()
    {
        _world.Decide(new EntryListed("27", Box: "4", Transponders: ["1234"], Drivers: [new("d1")]));
        Refused("box", "box 4 of car 8 is that of car 27", new EntryListed("8", Box: "4"));
        Refused("transponders", "transponder 1234 of car 8 is that of car 27",
            new EntryListed("8", Transponders: ["1234"]));
        Refused("drivers", "driver d1 of car 8 is that of car 27", new EntryListed("8", Drivers: [new("d1")]));
        Assert.Null(_world.Decide(new EntryListed("27", Box: "4", Transponders: ["1234", "1235"], Drivers: [new("d1")]))
            .Refusal);
    }

    [Fact]
    public void Lists_are_of_names_that_stand_there_once_and_are_not_endless()
    {
        Refused("transponders", "the same stands here twice", new EntryListed("27", Transponders: ["1", "1"]));
        Refused("transponders", "'1 2' has a blank in it", new EntryListed("27", Transponders: ["1 2"]));
        Refused("transponders", "more than 8",
            new EntryListed("27", Transponders: [.. Enumerable.Range(0, 9).Select(n => $"{n}")]));
        Refused("drivers", "more than 50",
            new EntryListed("27", Drivers: [.. Enumerable.Range(0, 51).Select(n => new ListedDriver($"d{n}"))]));
        Refused("drivers", "at most 64 characters", new EntryListed("27", Drivers: [new("d1", new string('a', 65))]));
        Refused("car", "more than 500 cars", [.. Enumerable.Range(0, 501).Select(n => new EntryListed($"{n}"))]);
        Refused("car", "car 27 is listed twice", new EntryListed("27"), new EntryListed("27", Box: "1"));
    }

    [Fact]
    public void Entries_are_taken_all_or_none_and_two_cars_can_exchange_their_boxes()
    {
        Assert.Equal(2, _world.Decide(new EntryListed("27", Box: "4"), new EntryListed("8", Box: "5")).Number);
        Refused("box", "box 4 of car 9 is that of car 27", new EntryListed("10", Box: "6"),
            new EntryListed("9", Box: "4"));
        Assert.Null(_world.Decide(new EntryListed("27", Box: "5"), new EntryListed("8", Box: "4")).Refusal);
        Assert.Equal(["8", "27"], _world.Intake.Entries().Select(entry => entry.Car));
    }

    [Fact]
    public void In_a_race_an_entry_changes_only_with_a_bulletin_in_the_same_decision()
    {
        _world.UseRegulations(DecisionTests.Rules);
        _world.Decide(new RaceScheduled("r", null, 3_600_000));
        _world.Decide(new RaceStarted());
        var entry = new EntryListed("27", Drivers: [new("d9")]);
        Refused("", "only with a bulletin that gives the reason", entry);
        Refused("reason", "must not be empty", new BulletinIssued([], ""), entry);
        Refused("", "only the bulletin before them", new BulletinIssued([], "d1 is ill"), entry,
            new FlagShown(Flag.Green));
        Refused("", "only the bulletin before them", entry, new BulletinIssued([], "d1 is ill"));
        Assert.Null(_world.Decide(new BulletinIssued([], "d1 is ill"), entry).Refusal);
        Assert.Equal(["BulletinIssued", "EntryListed"], _world.Events().TakeLast(2).Select(e => e.GetType().Name));
    }

    [Fact]
    public void What_a_box_tells_is_given_to_the_car_that_was_entered_there_on_the_page()
    {
        _world.Exchange("box-1", _world.Now.Plus(-60_000_000)).Decide(new EntryListed("27", Box: "1"));
        _world.Observe("box-1", World.Car(1, 50_000_000, true));
        Assert.Equal("27", Assert.IsType<CarStopped>(_world.Events()[^1]).Car);
    }

    private void Refused(string field, string reason, params RaceEvent[] events) =>
        _world.Refused(field, reason, events);
}
