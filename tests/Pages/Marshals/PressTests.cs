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

            await race.Done("/box/4", ("car", "27"), ("press", press.Name));

            var seen = race.Events().Skip(before).ToList();
            Assert.Equal(press.Events("27", "4").Select(e => e.GetType()), seen.Select(e => e.GetType()));
            Assert.All(seen, e => Assert.Equal(
                ("Ana", 1000.0, true), (e.By, e.UMs, e.Source!.StartsWith("manual/4/", StringComparison.Ordinal))));
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

    private static DriverIdentified Bare(DriverIdentified seen) => new(seen.Car, seen.Driver);
}
