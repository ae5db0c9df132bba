using PitMarshal.Tests.Web.Driving;
using PitMarshal.Tests.Web.Racing;

namespace PitMarshal.Tests.Web;

/// <summary>The demo's race, watched through one open page from green to chequered.</summary>
public sealed class WatchedRaceTests(Chromium chromium, ITestOutputHelper output)
    : BrowserTests(chromium, output)
{
    [Fact]
    public async Task A_race_is_watched_from_green_to_chequered()
    {
        using var race = new HeldRace();
        await race.RunTo(-10);
        await See(race, async page =>
        {
            await page.GotoAsync("/");
            await Expect(page.Locator(".phase")).ToHaveTextAsync("not started");
            await Expect(page.Locator(".lane-empty")).ToBeVisibleAsync();
            await page.EvaluateAsync("window.stayed = true");

            await race.RunTo(1);
            await Expect(page.Locator(".phase")).ToHaveTextAsync("running");
            await Expect(page.Locator("#race-clock")).ToHaveTextAsync("0:01");

            await race.RunTo(80);
            await Expect(page.Locator("#lane-7")).ToBeVisibleAsync();
            await Expect(page.Locator("#release-7")).ToHaveAttributeAsync("data-state", "wait");
            await race.RunTo(155);
            // Another driver goes on, so that no exit is asked.
            await Expect(page.Locator("#release-7")).ToHaveTextAsync("GO");
            await Expect(page.Locator("#tick-driver-7")).ToHaveTextAsync("✓ driver");
            await race.RunTo(200);
            await Expect(page.Locator("#lane-7")).ToHaveCountAsync(0);
            await race.RunTo(218);
            // Alone and never on both feet at once; alone and out on both feet.
            await Expect(page.Locator("#release-31")).ToHaveTextAsync("TIME ✓");
            await Expect(page.Locator("#tick-out-31")).ToHaveTextAsync("✗ out");
            await race.RunTo(240.5);
            await Expect(page.Locator("#release-44")).ToHaveTextAsync("GO");
            await Expect(page.Locator("#tick-out-44")).ToHaveTextAsync("✓ out");

            await race.RunTo(HeldRace.Chequered + 1);
            await Expect(page.Locator(".phase")).ToHaveTextAsync("chequered flag");
            await Expect(page.Locator(".flag-chequered")).ToBeVisibleAsync();
            Assert.True(await page.EvaluateAsync<bool>("window.stayed"), "the page was loaded again");
        });
    }
}
