using PitMarshal.Events;
using PitMarshal.Tests.Pages.RaceControl;
using PitMarshal.Tests.Support.Serving;
using PitMarshal.Web.Officials.Roles;

namespace PitMarshal.Tests.Pages.Marshals;

/// <summary>The marshal's one page: presses with an id of their own, and what takes them back.</summary>
public sealed class MarshalPageTests
{
    [Fact]
    public async Task A_press_that_is_sent_again_is_taken_once()
    {
        await using var race = await RunningRace.Started();

        await race.Done("/marshal/press", ("car", "27"), ("press", "pit-in"), ("id", "a1"));
        await race.Done("/marshal/press", ("car", "27"), ("press", "pit-in"), ("id", "a1"));

        Assert.Equal("a1", Assert.Single(race.Events().OfType<CarPassed>()).Press);
    }

    [Fact]
    public async Task A_driver_who_gets_out_is_one_press_and_taken_back_as_one()
    {
        await using var race = await RunningRace.Started();
        await race.Done("/marshal/press", ("car", "27"), ("press", "pit-in"), ("id", "a1"));
        await race.Done("/marshal/press", ("car", "27"), ("press", "driver-out"), ("id", "a2"));
        Assert.Equal(3, race.Events().Count(e => e.Press == "a2"));

        await race.Done("/marshal/undo", ("id", "a2"));
        await race.Done("/marshal/undo", ("id", "a2"));

        Assert.Equal(3, race.Events().OfType<EventCorrected>().Count(e => e.Withdrawn == true));
        Assert.DoesNotContain("✓ out", (await race.Ana.Get("/")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nobody_takes_back_what_another_pressed()
    {
        await using var race = await RunningRace.Started();
        await race.Done("/marshal/press", ("car", "27"), ("press", "pit-in"), ("id", "a1"));
        TestOfficials.Admit(race.Folder, new Official("Cleo", Role.Marshal));
        using var cleo = race.Visitor();
        await cleo.SignIn("Cleo", TestOfficials.Password);

        Assert.Equal(303, (await cleo.Post("/marshal/undo", ("id", "a1"))).Status);

        Assert.Empty(race.Events().OfType<EventCorrected>());
    }

    [Theory]
    [InlineData("99", "pit-in", "No car '99' is entered")]
    [InlineData("", "pit-in", "Which car?")]
    [InlineData("27", "jumped", "There is no button 'jumped'")]
    public async Task What_makes_no_sense_is_told_and_records_nothing(string car, string press, string message)
    {
        await using var race = await RunningRace.Started();
        var before = race.Events().Count;

        var answer = await race.Ana.Post("/marshal/press", ("car", car), ("press", press), ("id", "a1"));

        Assert.Equal((422, before), (answer.Status, race.Events().Count));
        Assert.Contains(message, answer.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_whole_grid_s_starting_drivers_are_one_sheet_of_which_only_the_new_is_recorded()
    {
        await using var race = await RunningRace.Ready();

        await race.Done("/marshal/drivers", ("driver-27", "d2"), ("driver-8", "d3"));
        var again = await race.Done("/marshal/drivers", ("driver-27", "d1"), ("driver-8", "d3"));

        Assert.Equal([("27", "d2"), ("27", "d1")],
            race.Events().OfType<DriverIdentified>().Select(e => (e.Car, e.Driver)));
        Assert.EndsWith("done=1", again.Headers["Location"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_spectator_sees_no_buttons()
    {
        await using var race = await RunningRace.Started();
        using var spectator = race.Visitor();

        Assert.DoesNotContain("name=\"press\"", (await spectator.Get("/marshal")).Text, StringComparison.Ordinal);
    }
}
