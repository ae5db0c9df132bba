using PitMarshal.Events;
using PitMarshal.Tests.Web.Driving;
using PitMarshal.Tests.Web.Racing;

namespace PitMarshal.Tests.Web;

/// <summary>The club's enduro by one phone, without any sensor: from an empty folder to a printed decision.</summary>
public sealed class EnduroTests(Chromium chromium, ITestOutputHelper output) : BrowserTests(chromium, output)
{
    [Fact]
    public async Task From_an_empty_folder_to_a_printed_decision_by_one_phone()
    {
        await using var house = await EmptyHouse.Open();
        await See(house, async page =>
        {
            await BeginAsFirst(page, house.Code);
            await Expect(page.Locator(".ready")).ToContainTextAsync("not before there is: schedule, regulations");

            await page.GetByRole(AriaRole.Link, new() { Name = "Schedule" }).First.ClickAsync();
            await Fill(page, ("Short name", "club-90"), ("Title", "Ninety minutes"), ("Duration", "1:30:00"));
            await Click(page, "Schedule the race");
            await page.GotoAsync("/race/entries");
            await Fill(page, ("Entry list as CSV", "car,team,driver,name\n27,Ember,a,Ana\n8,Slate,b,Ben\n"));
            await Click(page, "Look at it first");
            await Click(page, "Take 2 entries");
            await Judge(page);
            await page.GotoAsync("/race");
            await Expect(page.Locator(".ready-missing")).ToHaveCountAsync(0);
            await Expect(page.Locator(".ready")).ToContainTextAsync("race control may start the race");
            await Click(page, "Start the race");
            await Click(page, "Start the race");
            await Expect(page.Locator("#head")).ToContainTextAsync("1:29:");

            house.Pass(600);
            await Press(page, "Pit-in");
            house.Pass(60);
            await Press(page, "Pit-out");
            await RuleAndOrder(page);
            await TakeBack(page);

            await page.GotoAsync("/notices/minimum-stop/27/stop-1");
            await page.EmulateMediaAsync(new() { Media = Media.Print });
            await Expect(page.Locator(".notice")).ToContainTextAsync("Minimum stop");
            await Expect(page.Locator(".notice")).ToContainTextAsync("Two presses agree.");
            await Expect(page.Locator("nav").First).ToBeHiddenAsync();
            Assert.True((await page.PdfAsync()).Length > 5000);
        }, Window.Phone);
        Assert.Single(house.Events().OfType<PenaltyOrdered>());
        Assert.DoesNotContain(house.Events(), e => e is GapOpened);
    }

    private static async Task BeginAsFirst(IPage page, string code)
    {
        await page.GotoAsync("/race");
        await page.GetByRole(AriaRole.Link, new() { Name = "Officials" }).First.ClickAsync();
        await Fill(page, ("Code", code), ("Your name", "Ruth"), ("Password", "a long way round"),
            ("The same password again", "a long way round"));
        await Click(page, "Begin");
    }

    private static async Task Judge(IPage page)
    {
        await page.GotoAsync("/race/regulations");
        await Fill(page, ("Regulations as YAML", """
            regulations: club
            title: The club's rules
            published:
              shortest:
            rules:
              - rule: minimum-stop
                kind: min-duration
                of: pit-lane-time
                value: { published: shortest }
                penalty: { kind: drive-through }
            """));
        await Click(page, "Read them");
        await Fill(page, ("shortest", "1:30"));
        await Click(page, "Judge by these");
    }

    private static async Task Press(IPage page, string name)
    {
        await page.GotoAsync("/marshal");
        await page.Locator(".keypad label", new() { HasText = "27" }).ClickAsync();
        await Click(page, name);
        await Expect(page.Locator("#pressed li[data-state=recorded]").First).ToContainTextAsync(name);
    }

    private static async Task RuleAndOrder(IPage page)
    {
        await page.GotoAsync("/rulings");
        await Expect(page.Locator(".inbox")).ToContainTextAsync("Minimum stop");
        await page.Locator(".inbox input[name=about]").CheckAsync();
        await page.GetByLabel("Confirm the verdict").CheckAsync();
        await Fill(page, ("Reason", "Two presses agree."));
        await Click(page, "Rule as Ruth");
        await page.GetByRole(AriaRole.Link, new() { Name = "Order it" }).ClickAsync();
        await Click(page, "Order as Ruth");
        await Expect(page.Locator(".penalties")).ToContainTextAsync("to be served within 3 laps: 0 driven");
    }

    /// <summary>A flag shown by mistake.</summary>
    private static async Task TakeBack(IPage page)
    {
        await page.GotoAsync("/race");
        await Click(page, "Safety car");
        await page.Locator("#race-decisions").GetByRole(AriaRole.Link, new() { Name = "Take back" }).First.ClickAsync();
        await Fill(page, ("Reason", "The wrong button."));
        await Click(page, "Show what it changes");
        await Click(page, "Enter it as Ruth");
        await page.GotoAsync("/race");
        await Expect(page.Locator("#head")).Not.ToContainTextAsync("Safety car");
        await Expect(page.Locator("#race-decisions")).ToContainTextAsync("(withdrawn)");
    }

    private static Task Click(IPage page, string name) =>
        page.GetByRole(AriaRole.Button, new() { Name = name }).First.ClickAsync();

    private static async Task Fill(IPage page, params (string Label, string Text)[] fields)
    {
        foreach (var (label, text) in fields)
        {
            await page.GetByLabel(label).First.FillAsync(text);
        }
    }
}
