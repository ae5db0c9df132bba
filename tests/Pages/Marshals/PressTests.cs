using PitMarshal.Events;
using PitMarshal.Tests.Pages.RaceControl;
using PitMarshal.Tests.Support.Serving;
using PitMarshal.Web;
using PitMarshal.Web.Box;
using PitMarshal.Web.Officials.Registry;
using PitMarshal.Web.Officials.Roles;

namespace PitMarshal.Tests.Pages.Marshals;

public sealed class PressTests
{
    [Fact]
    public async Task Every_button_of_a_box_records_what_it_says_marked_manual_with_the_person()
    {
        await using var race = await RunningRace.Started();
        foreach (var press in Press.Rows.SelectMany(row => row.Presses))
        {
            var before = race.Events().Count;

            await race.Done("/box/4", [("car", "27"), ("press", press.Name), .. Pressed(race, 0)]);

            var seen = race.Events().Skip(before).ToList();
            Assert.Equal(press.Events("27", "4").Select(e => e.GetType()), seen.Select(e => e.GetType()));
            Assert.All(seen, e => Assert.Equal(
                ("Ana", true), (e.By, e.Source!.StartsWith("manual/4/", StringComparison.Ordinal))));
            Assert.All(seen, e => Assert.InRange(e.UMs, 1_000, 1_010));
            Assert.Contains("Recorded:", (await race.Ana.Get($"/box/4?done={press.Name}")).Text,
                StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_driver_of_the_car_is_named_by_a_button()
    {
        await using var race = await RunningRace.Started();

        await race.Done("/box/4", ("car", "27"), ("driver", "d2"));

        Assert.Equal(new DriverIdentified("27", "d2"), Bare((DriverIdentified)race.Events()[^1]));
    }

    [Fact]
    public async Task A_passing_is_entered_at_the_pit_exit()
    {
        await using var race = await RunningRace.Started();

        await race.Done("/clock", ("car", "27"), ("line", "pit-in"));
        Assert.Contains("lane-27", (await race.Ana.Get("/")).Text, StringComparison.Ordinal);
        await race.Done("/clock", ("car", "27"), ("line", "pit-out"));

        Assert.Equal([Line.PitIn, Line.PitOut], race.Events().OfType<CarPassed>().Select(passed => passed.Line));
        Assert.DoesNotContain("lane-27", (await race.Ana.Get("/")).Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/box/4", "27", "press", "jumped", "There is no button")]
    [InlineData("/box/4", "8", "press", "stopped", "Another car has this box now")]
    [InlineData("/box/9", "27", "press", "stopped", "Another car has this box now")]
    [InlineData("/clock", "99", "line", "pit-in", "No car '99' is entered")]
    [InlineData("/clock", "", "line", "pit-in", "Which car?")]
    [InlineData("/clock", "27", "line", "start-finish", "Pit-in or pit-out?")]
    public async Task What_makes_no_sense_is_told_and_records_nothing(
        string page, string car, string field, string value, string message)
    {
        await using var race = await RunningRace.Started();
        var before = race.Events().Count;

        var answer = await race.Ana.Post(page, ("car", car), (field, value));

        Assert.Equal(422, answer.Status);
        Assert.Contains(message, answer.Text, StringComparison.Ordinal);
        Assert.Equal(before, race.Events().Count);
    }

    [Theory]
    [InlineData("/box/4", "press", "stopped")]
    [InlineData("/clock", "line", "pit-in")]
    public async Task A_marshal_of_a_box_speaks_for_that_box_alone(string page, string field, string value)
    {
        await using var race = await RunningRace.Started();
        TestOfficials.Admit(race.Folder, new Official("Cleo", Role.Marshal, "5"));
        using var cleo = race.Visitor();
        Assert.Equal(200, (await cleo.SignIn("Cleo", TestOfficials.Password)).Status);
        var before = race.Events().Count;

        var answer = await cleo.Post(page, ("car", "27"), (field, value));

        Assert.Equal(422, answer.Status);
        Assert.Contains("only for box 5", answer.Text, StringComparison.Ordinal);
        Assert.Equal(before, race.Events().Count);
        Assert.Equal(303, (await cleo.Post("/box/5", ("car", "8"), ("press", "both-feet"))).Status);
    }

    [Theory]
    [InlineData(5)]
    [InlineData(12)]
    public async Task A_press_that_was_held_up_has_the_time_at_which_the_finger_came_down(int seconds)
    {
        await using var race = await StartedAMinuteAgo();
        var before = race.Gateway.Now;
        await race.Done("/clock", [("car", "27"), ("line", "pit-out"), .. Pressed(race, seconds)]);

        var passed = race.Events().OfType<CarPassed>().Single();
        Assert.InRange(passed.At.Since(before.Plus(-seconds * 1_000_000)), -10_000, 2_000_000);
        Assert.InRange(passed.UMs, 1_000, 1_020);
    }

    [Fact]
    public async Task A_stop_whose_pit_out_was_held_up_is_not_short_for_certain()
    {
        // 14.35 s by the fingers; by the arrivals 9.35 s.
        await using var race = await StartedAMinuteAgo();
        await race.Done("/clock", [("car", "27"), ("line", "pit-in"), .. Pressed(race, 14.35 + 5)]);
        await race.Done("/clock", [("car", "27"), ("line", "pit-out"), .. Pressed(race, 5)]);

        var (pitIn, pitOut) = (race.Events().OfType<CarPassed>().First(), race.Events().OfType<CarPassed>().Last());
        Assert.InRange(pitOut.At.Since(pitIn.At), 14_300_000, 14_350_000 + 2_000_000);
    }

    [Fact]
    public async Task A_form_without_scripts_is_uncertain_by_as_long_as_it_was_open()
    {
        await using var race = await StartedAMinuteAgo();
        var drawn = race.Gateway.Now.Plus(-40_000_000).Micros;
        await race.Done("/box/4", ("car", "27"), ("press", "stopped"), ("drawn", $"{drawn}"), ("pressed", ""));
        Assert.InRange(race.Events()[^1].UMs, 40_000, 45_000);

        var page = (await race.Ana.Get("/box/4")).Text;
        Assert.Matches("name=\"drawn\" value=\"[0-9]{16}\"", page);
    }

    [Theory]
    [InlineData("", "")]
    [InlineData("7", "1,2,3")]
    [InlineData("7", "x,2,3,4")]
    [InlineData("7", "1,99999999999999999999,3,4")]
    [InlineData("-7", "1,2,3,4")]
    public async Task A_press_of_which_nothing_is_known_is_as_uncertain_as_a_request_can_be_late(
        string pressed, string clock)
    {
        await using var race = await RunningRace.Started();
        await race.Done("/box/4", ("car", "27"), ("press", "stopped"), ("pressed", pressed), ("clock", clock));
        Assert.Equal(30_000, race.Events()[^1].UMs);
    }

    [Fact]
    public async Task A_page_whose_clock_stood_between_its_exchanges_tells_no_time()
    {
        await using var race = await StartedAMinuteAgo();
        var now = race.Gateway.Now.Micros;
        var (before, after) = (now - 60_000_000, now - 1_000_000);
        var slept = $"1000,{before},{before},1400;2000,{after},{after},2400";
        await race.Done("/box/4", ("car", "27"), ("press", "stopped"), ("drawn", $"{now - 60_000_000}"),
            ("pressed", "1500"), ("clock", slept));
        Assert.InRange(race.Events()[^1].UMs, 60_000, 65_000);
    }

    private static async Task<RunningRace> StartedAMinuteAgo()
    {
        var race = await RunningRace.Ready();
        var start = new RaceStarted { At = race.Gateway.Now.Plus(-60_000_000), By = "Ana" };
        Assert.Null((await race.Gateway.Decide(start)).Refusal);
        return race;
    }

    /// <summary>What a page says of a press so long ago, by an exchange 3 s before that.</summary>
    private static (string, string)[] Pressed(RunningRace race, double secondsAgo)
    {
        var finger = race.Gateway.Now.Plus((long)(-secondsAgo * 1e6)).Micros;
        var zero = finger - 61_000_000;
        return
        [
            ("drawn", $"{zero}"), ("pressed", "61000000"),
            ("clock", $"58000000,{zero + 58_000_200},{zero + 58_000_300},58000500"),
        ];
    }

    private static DriverIdentified Bare(DriverIdentified seen) => new(seen.Car, seen.Driver);
}
