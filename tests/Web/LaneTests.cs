using PitMarshal.Tests.Web.Driving;
using PitMarshal.Tests.Web.Racing;

namespace PitMarshal.Tests.Web;

/// <summary>The pit lane as a page shows it, at instants that the test chooses.</summary>
public sealed class LaneTests(Chromium chromium, ITestOutputHelper output) : BrowserTests(chromium, output)
{
    [Fact]
    public async Task A_car_appears_at_pit_in_and_goes_at_pit_out()
    {
        using var lane = await PitLane.Open();
        await See(lane.Gateway, async page =>
        {
            await page.GotoAsync("/");
            await Expect(page.Locator(".lane-empty")).ToBeVisibleAsync();
            await lane.In(27, 100);
            await Expect(page.Locator("#lane-27")).ToContainTextAsync("Team 27");
            await lane.Out(27, 200);
            await Expect(page.Locator("#lane-27")).ToHaveCountAsync(0);
        });
    }

    [Fact]
    public async Task The_countdown_reaches_go_at_the_instant_that_the_judge_forecasts()
    {
        using var lane = await PitLane.Open();
        await lane.In(27, 100);
        await See(lane.Gateway, async page =>
        {
            await page.GotoAsync("/");
            var release = page.Locator("#release-27");
            foreach (var (second, shown, state) in ((double, string, string)[])
                [(100, "1:25", "wait"), (125, "1:00", "wait"), (125.05, "60.0", "wait"), (174.95, "10.1", "wait"), (175, "10.0", "soon"), (184.999, "0.1", "soon"), (185, "GO", "ready")])
            {
                lane.Time(second);
                await Expect(release).ToHaveTextAsync(shown);
                await Expect(release).ToHaveAttributeAsync("data-state", state);
            }
        });
    }
}
