using PitMarshal.Events;
using PitMarshal.Tests.Web.Driving;
using PitMarshal.Tests.Web.Racing;

namespace PitMarshal.Tests.Web;

/// <summary>The marshal's one page on a link that dies.</summary>
public sealed class MarshalTests(Chromium chromium, ITestOutputHelper output) : BrowserTests(chromium, output)
{
    [Fact]
    public async Task Presses_on_a_dead_link_are_kept_with_their_time_and_sent_once_and_nothing_moves()
    {
        await using var race = await RealTimeRace.Open();
        await See(race, async page =>
        {
            await page.SignIn(PitLane.RaceControl);
            var exchanges = 0;
            await page.RunAndWaitForResponseAsync(() => page.GotoAsync("/marshal"),
                answer => answer.Url.EndsWith("/press/clock", StringComparison.Ordinal) && ++exchanges == 2);
            await page.Locator(".keypad label", new() { HasText = "27" }).ClickAsync();
            await page.EvaluateAsync("""
                window.shift = 0;
                new PerformanceObserver(list => list.getEntries().forEach(one => window.shift += one.value))
                  .observe({ type: 'layout-shift' });
                """);
            var pressed = page.Locator("#pressed li");

            await page.Context.SetOfflineAsync(true);
            var pressing = race.Now;
            await Press(page, "Pit-in");
            await Press(page, "Driver out, both feet");
            await Expect(pressed.Nth(0)).ToContainTextAsync("… waits");
            await Expect(page.Locator("#marshal-state")).ToContainTextAsync("2 presses wait");
            Assert.DoesNotContain(race.Events(), e => e.Press is not null);
            var until = race.Now;

            await page.Context.SetOfflineAsync(false);
            await Expect(pressed.Nth(0)).ToContainTextAsync("Driver out, both feet");
            await Expect(page.Locator("#pressed li[data-state=recorded]")).ToHaveCountAsync(2);
            var passed = Assert.Single(race.Events().OfType<CarPassed>());
            Assert.InRange(passed.At.Micros, pressing.Micros - 100_000, until.Micros);
            Assert.Equal(3, race.Events().Count(e => e is SeatEmptied or FootPlaced));

            await page.GetByRole(AriaRole.Button, new() { Name = "Undo Driver out, both feet, car 27" }).ClickAsync();
            await Expect(pressed.Nth(0)).ToContainTextAsync("↶ taken back");
            Assert.Equal(3, race.Events().OfType<EventCorrected>().Count(e => e.Withdrawn == true));
            var shift = await page.EvaluateAsync<double>("window.shift");
            Tell($"marshal's page: layout shift {shift:0.0000}");
            Assert.InRange(shift, 0, 0.02);
        }, new Window(MayComplain: true));
    }

    private static Task Press(IPage page, string name) =>
        page.GetByRole(AriaRole.Button, new() { Name = name, Exact = true }).ClickAsync();
}
