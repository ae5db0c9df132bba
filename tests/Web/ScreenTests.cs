using PitMarshal.Tests.Support.Common;
using PitMarshal.Tests.Web.Driving;
using PitMarshal.Tests.Web.Racing;

namespace PitMarshal.Tests.Web;

/// <summary><c>make screens</c>: pictures of every page, of the same race at the same instant each time.</summary>
public sealed class ScreenTests(Chromium chromium, SeenRace race, ITestOutputHelper output)
    : BrowserTests(chromium, output), IClassFixture<SeenRace>
{
    private static readonly (string Name, string Address)[] s_views =
    [
        ("lane", "/"), ("verdicts", "/verdicts"), ("verdict", "/verdicts/minimum-stop/12/stop-1"), ("cars", "/cars"),
        ("stations", "/stations"),
        ("race", "/race"), ("reports", "/reports"), ("car", "/car/12"), ("box", "/box/3"), ("clock", "/clock"),
    ];

    [ScreensTheory]
    [InlineData("desk", 1440, 900, ColorScheme.Dark)]
    [InlineData("desk-light", 1440, 900, ColorScheme.Light)]
    [InlineData("tablet", 820, 1180, ColorScheme.Dark)]
    [InlineData("phone", 390, 844, ColorScheme.Dark)]
    public Task Every_page_is_pictured(string name, int width, int height, ColorScheme scheme) =>
        See(race.Gateway, async page =>
    {
        foreach (var (view, address) in s_views)
        {
            await page.GotoAsync(address);
            await Expect(page.Locator("html[data-link=live]")).ToHaveCountAsync(1);
            var folder = Repository.File(ScreensTheoryAttribute.Folder!);
            await page.ScreenshotAsync(
                new() { Path = Path.Combine(folder, $"{view}-{name}.png"), Caret = ScreenshotCaret.Hide });
        }
    }, new Window(width, height, scheme));
}
