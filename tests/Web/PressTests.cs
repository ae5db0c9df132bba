using PitMarshal.Events;
using PitMarshal.Tests.Web.Driving;
using PitMarshal.Tests.Web.Racing;

namespace PitMarshal.Tests.Web;

/// <summary>A marshal's press on a real page.</summary>
public sealed class PressTests(Chromium chromium, ITestOutputHelper output) : BrowserTests(chromium, output)
{
    [Fact]
    public async Task A_press_that_the_network_holds_up_for_five_seconds_is_of_when_the_finger_came_down()
    {
        await using var race = await RealTimeRace.Open();
        await See(race, async page =>
        {
            await page.SignIn(PitLane.RaceControl);
            var exchanges = 0;
            await page.RunAndWaitForResponseAsync(() => page.GotoAsync("/clock"),
                answer => answer.Url.EndsWith("/press/clock", StringComparison.Ordinal) && ++exchanges == 2);
            await page.RouteAsync("**/clock", async route =>
            {
                if (route.Request.Method == "POST")
                {
                    await Task.Delay(TimeSpan.FromSeconds(5));
                }
                await route.ContinueAsync();
            });
            await page.GetByLabel("Car").FillAsync("27");
            var pressing = race.Now;
            await page.GetByRole(AriaRole.Button, new() { Name = "Pit-out" }).ClickAsync();
            await Expect(page.Locator(".done")).ToContainTextAsync("Recorded: pit-out", new() { Timeout = 30_000 });

            var (passed, told) = (race.Events().OfType<CarPassed>().Single(), race.Now);
            var heldUp = told.Since(passed.At) / 1e6;
            Tell($"a press held up 5 s: {heldUp:0.000} s before it was told, ± {passed.UMs:0} ms");
            Assert.InRange(passed.At.Since(pressing), -100_000, 4_000_000);
            Assert.True(heldUp >= 5);
            Assert.InRange(passed.UMs, 1_000, 1_500);
        });
    }
}
