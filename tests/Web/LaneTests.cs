using PitMarshal.Tests.Web.Driving;
using PitMarshal.Tests.Web.Racing;

namespace PitMarshal.Tests.Web;

/// <summary>The pit lane as a page shows it, at instants that the test chooses.</summary>
public sealed class LaneTests(Chromium chromium, ITestOutputHelper output) : BrowserTests(chromium, output)
{
    [Fact]
    public async Task A_car_appears_at_pit_in_and_goes_at_pit_out()
    {
        await using var lane = await PitLane.Open();
        await See(lane, async page =>
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
        await using var lane = await PitLane.Open();
        await lane.In(27, 100);
        await See(lane, async page =>
        {
            await page.GotoAsync("/");
            var release = page.Locator("#release-27");
            foreach (var (second, shown, state) in ((double, string, string)[])
                [(100, "1:25", "wait"), (125, "1:00", "wait"), (125.05, "60.0", "wait"), (174.95, "10.1", "wait"),
                    (175, "10.0", "soon"), (184.999, "0.1", "soon"), (185, "GO", "ready")])
            {
                lane.Time(second);
                await Expect(release).ToHaveTextAsync(shown);
                await Expect(release).ToHaveAttributeAsync("data-state", state);
            }
        });
    }

    [Fact]
    public async Task Nothing_that_one_reads_moves_while_others_come_in_and_time_runs()
    {
        await using var lane = await PitLane.Open();
        for (var car = 1; car <= 6; car++)
        {
            await lane.In(car, 100 + car);
        }
        await See(lane, async page =>
        {
            await page.GotoAsync("/");
            await Expect(page.Locator("html[data-link=live]")).ToHaveCountAsync(1);
            await page.EvaluateAsync("""
                window.shifts = [];
                new PerformanceObserver(list => list.getEntries().forEach(shift => window.shifts.push(
                  shift.value + ' ' + shift.sources.map(s => s.node?.id || s.node?.className || s.node?.nodeName).join())))
                  .observe({ type: 'layout-shift' });
                """);
            for (var car = 7; car <= 26; car++)
            {
                // Countdowns lose a digit meanwhile, become tenths, and end.
                await lane.In(car, 110 + (car - 7) * 5);
                await Expect(page.Locator($"#lane-{car}")).ToHaveCountAsync(1);
            }
            await Expect(page.Locator("#release-1")).ToHaveTextAsync("GO");
            // The foot of the page goes down when a row is added above it; nothing else may.
            var shifts = await page.EvaluateAsync<string[]>("window.shifts");
            Assert.DoesNotContain(shifts, shift => !shift.EndsWith(" FOOTER", StringComparison.Ordinal));
        });
    }
}
