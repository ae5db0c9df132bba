using System.Diagnostics;
using PitMarshal.Tests.Web.Driving;
using PitMarshal.Tests.Web.Racing;

namespace PitMarshal.Tests.Web;

/// <summary>What a page says and does when the link to the gateway is lost, slow or silent.</summary>
public sealed class LinkTests(Chromium chromium, ITestOutputHelper output) : BrowserTests(chromium, output)
{
    private const string Lost = "Connection lost";

    private static readonly Window s_disturbed = new(MayComplain: true);

    [Fact]
    public async Task A_gateway_that_is_killed_is_told_at_once_and_the_page_goes_on_by_itself_when_it_is_back()
    {
        await using var lane = await PitLane.Open(ownProcess: true);
        await lane.In(27, 100);
        await See(lane, async page =>
        {
            await page.GotoAsync("/");
            await Linked(page);
            await page.EvaluateAsync("window.stayed = true");

            lane.Process.Kill();
            await Expect(page.Locator("#link")).ToContainTextAsync(Lost, new() { Timeout = 5_000 });
            await Expect(page.Locator("#release-27")).ToBeHiddenAsync();

            await lane.StartAgain();
            await Linked(page);
            await lane.In(31, 120);
            await Expect(page.Locator("#lane-31")).ToBeVisibleAsync();
            await Expect(page.Locator("#release-27")).ToHaveTextAsync("1:05");
            Assert.True(await page.EvaluateAsync<bool>("window.stayed"), "the page was loaded again");
        }, s_disturbed);
    }

    [Fact]
    public async Task A_link_that_died_without_a_word_is_told_within_five_seconds_and_heals()
    {
        await using var lane = await PitLane.Open(ownProcess: true);
        await lane.In(27, 100);
        await See(lane, async page =>
        {
            await page.GotoAsync("/");
            await Linked(page);
            var figure = await page.Locator("#lane-time-27").TextContentAsync();
            var clock = Stopwatch.StartNew();
            lane.Process.Freeze();
            await Expect(page.Locator("#link")).ToContainTextAsync(Lost);
            Tell($"a silent link is told after {clock.Elapsed.TotalSeconds:0.0} s");
            Assert.Equal(figure, await page.Locator("#lane-time-27").TextContentAsync());

            lane.Process.Thaw();
            await Linked(page);
        }, s_disturbed);
    }

    [Fact]
    public async Task Nothing_is_computed_in_the_browser_whose_clock_may_say_what_it_likes()
    {
        await using var lane = await PitLane.Open();
        await lane.In(27, 100);
        lane.Time(130);
        await See(lane, async page =>
        {
            await page.Clock.InstallAsync(new() { TimeDate = new DateTime(1999, 12, 31, 0, 0, 0, DateTimeKind.Utc) });
            await page.GotoAsync("/");
            await Linked(page);
            var before = await page.Locator(".figure").AllTextContentsAsync();
            await page.Clock.FastForwardAsync("01:00:00");
            Assert.Equal(before, await page.Locator(".figure").AllTextContentsAsync());
            Assert.Contains("55.0", before);

            lane.Time(140);
            await Expect(page.Locator("#release-27")).ToHaveTextAsync("45.0");
        });
    }

    [Fact]
    public async Task On_a_slow_link_the_page_comes_and_stays_live()
    {
        await using var lane = await PitLane.Open();
        for (var car = 1; car <= 30; car++)
        {
            await lane.In(car, 100 + car);
        }
        using var wire = new Wire(lane, delay: TimeSpan.FromMilliseconds(400), bytesPerSecond: 50_000);
        await See(wire, async page =>
        {
            var clock = Stopwatch.StartNew();
            await page.GotoAsync("/", new() { WaitUntil = WaitUntilState.Commit });
            await Expect(page.Locator("#lane-30")).ToBeVisibleAsync();
            var shown = clock.Elapsed;
            await Linked(page);
            Tell($"at 400 ms one way and 50 KB/s, 30 cars in the pit lane: shown after {shown.TotalSeconds:0.0} s, "
                + $"live after {clock.Elapsed.TotalSeconds:0.0} s");
            await lane.Out(30, 300);
            await Expect(page.Locator("#lane-30")).ToHaveCountAsync(0);
            await Expect(page.Locator("#link")).ToBeEmptyAsync();
        });
    }

    [Fact]
    public async Task The_first_view_is_below_150_KB_with_all_that_it_needs()
    {
        await using var lane = await PitLane.Open();
        for (var car = 1; car <= 30; car++)
        {
            await lane.In(car, 100 + car);
        }
        using var wire = new Wire(lane);
        await See(wire, async page =>
        {
            await page.GotoAsync("/");
            await Linked(page);
            Tell($"first view with 30 cars in the pit lane: {wire.Sent / 1000.0:0.0} KB, of heads, page, styles, "
                + $"scripts and the stream");
            Assert.InRange(wire.Sent, 1, 150_000);
        });
    }

    private static Task Linked(IPage page) => Expect(page.Locator("html[data-link=live]")).ToHaveCountAsync(1);
}
