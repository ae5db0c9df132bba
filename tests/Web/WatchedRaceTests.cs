using System.Text.RegularExpressions;
using PitMarshal.Tests.Web.Driving;
using PitMarshal.Tests.Web.Racing;

namespace PitMarshal.Tests.Web;

/// <summary>The demo's race, watched through one open page from green to chequered.</summary>
public sealed partial class WatchedRaceTests(Chromium chromium, ITestOutputHelper output)
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
            // The driver's exit stays open until the car has left.
            await Expect(page.Locator("#release-7")).ToHaveTextAsync(TimeIsOver());
            await race.RunTo(200);
            await Expect(page.Locator("#lane-7")).ToHaveCountAsync(0);

            await race.RunTo(HeldRace.Chequered + 1);
            await Expect(page.Locator(".phase")).ToHaveTextAsync("chequered flag");
            await Expect(page.Locator(".flag-chequered")).ToBeVisibleAsync();
            Assert.True(await page.EvaluateAsync<bool>("window.stayed"), "the page was loaded again");
        });
    }

    [GeneratedRegex("^(GO|TIME ✓)$")]
    private static partial Regex TimeIsOver();
}
