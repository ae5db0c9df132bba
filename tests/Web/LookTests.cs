using PitMarshal.Tests.Web.Driving;
using PitMarshal.Tests.Web.Racing;

namespace PitMarshal.Tests.Web;

/// <summary>
/// Every page: on a phone, a tablet and a desk, in the dark and in the sun, with keys alone, and without scripts.
/// </summary>
public sealed class LookTests(Chromium chromium, SeenRace race, ITestOutputHelper output)
    : BrowserTests(chromium, output), IClassFixture<SeenRace>
{
    public static TheoryData<int, int> Sizes => new() { { 360, 740 }, { 820, 1180 }, { 1440, 900 } };

    internal override bool IsTraced => false;

    [Theory]
    [MemberData(nameof(Sizes))]
    public Task Nothing_sticks_out_or_lies_on_something_else_or_is_too_small_to_read(int width, int height) =>
        See(race.Gateway, async page =>
    {
        await foreach (var address in Everywhere(page))
        {
            AssertNone(address, "makes it scroll sideways", await page.SticksOut());
            AssertNone(address, "is below 12 px", await page.SmallText());
            AssertNone(address, "overlaps", await page.Overlaps());
            AssertNone(address, "is too small for a finger", await page.SmallTargets());
        }
    }, new Window(width, height));

    [Fact]
    public Task Axe_finds_nothing_serious_in_the_dark_nor_in_the_sun() => See(race.Gateway, async page =>
    {
        await page.Context.AddInitScriptAsync(Axe.Script);
        await foreach (var address in Everywhere(page))
        {
            AssertNone(address, "is what axe finds serious in the dark", await page.SeriousForAxe());
            // Only colours are others in the sun.
            await page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Light });
            AssertNone(address, "is what axe finds serious in the sun", await page.SeriousForAxe("color-contrast"));
            await page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Dark });
        }
    }, new Window(Scheme: ColorScheme.Dark));

    [Fact]
    public Task Every_link_and_control_is_reached_by_tab_and_shows_that_it_has_the_focus() =>
        See(race.Gateway, async page =>
    {
        await foreach (var address in Everywhere(page))
        {
            await Expect(page.Locator("html[data-link=live]")).ToHaveCountAsync(1);
            var all = await page.Reachable();
            foreach (var _ in all)
            {
                await page.Keyboard.PressAsync("Tab");
            }
            var (reached, unseen) = await page.Focused();
            AssertNone(address, "does not show its focus", unseen.Select(at => at < 0 ? "?" : all[at]));
            AssertNone(address, "is not reached by Tab", all.Where((_, at) => !reached.Contains(at)));
        }
    });

    [Fact]
    public Task The_first_tab_leads_past_the_links_to_the_content() => See(race.Gateway, async page =>
    {
        await page.GotoAsync("/");
        await page.Keyboard.PressAsync("Tab");
        await Expect(page.Locator(".skip")).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.Locator("#main")).ToBeFocusedAsync();
    });

    [Fact]
    public Task Without_scripts_each_page_shows_what_is_known_now() => See(race.Gateway, async page =>
    {
        foreach (var address in SeenRace.Pages)
        {
            await page.GotoAsync(address);
            await Expect(page.Locator("#race-clock")).ToHaveTextAsync("4:20");
            await Expect(page.Locator("main")).Not.ToBeEmptyAsync();
            // What is wrong with the gateway: nothing is.
            await Expect(page.Locator("#gateway-problems")).ToBeEmptyAsync();
            foreach (var figure in await page.Locator(".figure:not(#gateway-problems)").AllTextContentsAsync())
            {
                Assert.NotEqual("", figure);
            }
        }
    }, new Window(HasScript: false));

    [Fact]
    public Task Dark_or_light_is_chosen_by_a_button_and_kept() => See(race.Gateway, async page =>
    {
        await page.GotoAsync("/");
        await page.Locator("#theme").ClickAsync();
        await Expect(page.Locator("html")).ToHaveAttributeAsync("data-theme", "light");
        await page.ReloadAsync();
        await Expect(page.Locator("html")).ToHaveAttributeAsync("data-theme", "light");
    });

    /// <summary>Goes to every page, first as a spectator, then as race control.</summary>
    private async IAsyncEnumerable<string> Everywhere(IPage page)
    {
        foreach (var address in SeenRace.Pages)
        {
            await page.GotoAsync(address);
            yield return address;
        }
        await page.SignIn(HeldRace.RaceControl);
        foreach (var address in SeenRace.PagesOfOfficials)
        {
            await page.GotoAsync(address);
            yield return $"{address} of race control";
        }
    }

    private static void AssertNone(string address, string what, IEnumerable<string> found)
    {
        var all = found.ToList();
        Assert.True(all.Count == 0, $"{address}: {what}:\n{string.Join('\n', all)}");
    }
}
