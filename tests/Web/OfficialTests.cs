using PitMarshal.Tests.Web.Driving;
using PitMarshal.Tests.Web.Racing;

namespace PitMarshal.Tests.Web;

/// <summary>What only people may decide, on the page.</summary>
public sealed class OfficialTests(Chromium chromium, ITestOutputHelper output) : BrowserTests(chromium, output)
{
    private const string Verdict = "/verdicts/minimum-stop/27/stop-1";

    [Fact]
    public async Task A_steward_signs_in_and_rules_and_the_program_s_verdict_stays_beside_it()
    {
        await using var lane = await ShortStop();
        await See(lane, async page =>
        {
            await page.GotoAsync(Verdict);
            await Expect(page.Locator("form.ruling-form")).ToHaveCountAsync(0);
            await page.SignIn(PitLane.Steward);
            await page.GotoAsync("/verdicts?outcome=infringement");
            await page.GetByRole(AriaRole.Link, new() { Name = "Minimum stop" }).ClickAsync();
            await Rule(page, "Dismiss it", "The pit exit was blocked.");

            await Expect(page.Locator("#rulings")).ToContainTextAsync("dismissed by Ana");
            await Expect(page.Locator("#rulings")).ToContainTextAsync("The pit exit was blocked.");
            await Expect(page.Locator("#says .outcome.infringement")).ToBeVisibleAsync();
        });
    }

    [Fact]
    public async Task A_ruling_appears_on_the_open_pages_of_everybody_else()
    {
        await using var lane = await ShortStop();
        await See(lane, async watching =>
        {
            await watching.GotoAsync(Verdict);
            await See(lane, async page =>
            {
                await page.SignIn(PitLane.Steward);
                await page.GotoAsync(Verdict);
                await Rule(page, "Confirm the verdict", "As measured.");
            });
            await Expect(watching.Locator("#rulings")).ToContainTextAsync("confirmed by Ana");
        });
    }

    [Fact]
    public async Task Of_two_stewards_with_the_same_page_the_second_is_refused_with_what_changed_and_keeps_the_text()
    {
        await using var lane = await ShortStop();
        await See(lane, async second =>
        {
            await second.SignIn(PitLane.RaceControl);
            await second.GotoAsync(Verdict);
            await second.GetByLabel("Dismiss it").CheckAsync();
            await second.GetByLabel("Reason").FillAsync("I saw it otherwise.");
            await See(lane, async first =>
            {
                await first.SignIn(PitLane.Steward);
                await first.GotoAsync(Verdict);
                await Rule(first, "Confirm the verdict", "As measured.");
                await Expect(first.Locator("#rulings")).ToContainTextAsync("confirmed by Ana");
            });
            await second.GetByRole(AriaRole.Button, new() { Name = "Rule as Ben" }).ClickAsync();

            await Expect(second.Locator(".error-summary"))
                .ToContainTextAsync("Ana confirmed it since you opened it: “As measured.”");
            await Expect(second.GetByLabel("Reason")).ToHaveValueAsync("I saw it otherwise.");
            await Expect(second.Locator("#rulings li")).ToHaveCountAsync(1);
        }, new Window(MayComplain: true));
    }

    [Fact]
    public async Task A_correction_shows_what_it_changes_before_it_is_made_and_then_supersedes_the_verdict()
    {
        await using var lane = await ShortStop();
        await lane.Out(27, 190);
        await See(lane, async page =>
        {
            await page.SignIn(PitLane.Steward);
            await page.GotoAsync(Verdict);
            await page.Locator("#entries tr", new() { HasText = "pit-out" }).First
                .GetByRole(AriaRole.Link, new() { Name = "Withdraw" }).ClickAsync();
            await page.GetByLabel("Reason").FillAsync("A marshal walked over the loop.");
            await page.GetByRole(AriaRole.Button, new() { Name = "Show what it changes" }).ClickAsync();

            var change = page.Locator(".preview li", new() { HasText = "minimum-stop/27/stop-1" });
            await Expect(change.Locator(".becomes .outcome.infringement")).ToBeVisibleAsync();
            await Expect(change.Locator(".becomes .outcome.compliant")).ToBeVisibleAsync();
            var meanwhile = await page.Context.NewPageAsync();
            await meanwhile.GotoAsync(Verdict);
            await Expect(meanwhile.Locator("#says .outcome.infringement")).ToBeVisibleAsync();

            await page.GetByRole(AriaRole.Button, new() { Name = "Enter it as Ana" }).ClickAsync();
            await Expect(page.Locator("#says .outcome.compliant")).ToBeVisibleAsync();
            await Expect(page.Locator("#history")).ToContainTextAsync("A marshal walked over the loop.");
            await Expect(meanwhile.Locator("#says .outcome.compliant")).ToBeVisibleAsync();
        });
    }

    [Fact]
    public async Task What_race_control_presses_stands_on_everybody_s_page()
    {
        await using var lane = await PitLane.Open();
        lane.Time(60);
        await See(lane, async watching =>
        {
            await watching.GotoAsync("/");
            await Expect(watching.Locator("html[data-link=live]")).ToHaveCountAsync(1);
            await See(lane, async page =>
            {
                await page.SignIn(PitLane.RaceControl);
                await page.GotoAsync("/race");
                await page.GetByRole(AriaRole.Button, new() { Name = "Safety car" }).ClickAsync();
                await Expect(watching.Locator(".flag-safety-car")).ToBeVisibleAsync();
                await page.GetByRole(AriaRole.Button, new() { Name = "Chequered" }).ClickAsync();
                await Expect(page.Locator(".confirm")).ToContainTextAsync("The race is over.");
                await Expect(watching.Locator(".phase")).ToHaveTextAsync("running");
                await page.GetByRole(AriaRole.Button, new() { Name = "Chequered" }).ClickAsync();
            });
            await Expect(watching.Locator(".phase")).ToHaveTextAsync("chequered flag");
        });
    }

    [Fact]
    public async Task Who_has_signed_in_and_is_writing_goes_on_when_the_gateway_was_killed_under_the_page()
    {
        await using var lane = await ShortStop(ownProcess: true);
        await See(lane, async page =>
        {
            await page.SignIn(PitLane.Steward);
            await page.GotoAsync(Verdict);
            await page.GetByLabel("Reason").FillAsync("As measured.");
            lane.Process.Kill();
            await Expect(page.Locator("#link")).ToContainTextAsync("Connection lost");
            await lane.StartAgain();
            await Expect(page.Locator("html[data-link=live]")).ToHaveCountAsync(1);
            await Expect(page.GetByLabel("Reason")).ToHaveValueAsync("As measured.");
            await Rule(page, "Confirm the verdict", "As measured.");
            await Expect(page.Locator("#rulings")).ToContainTextAsync("confirmed by Ana");
        }, new Window(MayComplain: true));
    }

    [Fact]
    public async Task What_is_being_written_is_left_alone_by_what_comes_in()
    {
        await using var lane = await ShortStop();
        await See(lane, async page =>
        {
            await page.SignIn(PitLane.Steward);
            await page.GotoAsync(Verdict);
            await Expect(page.Locator("html[data-link=live]")).ToHaveCountAsync(1);
            await page.GetByLabel("Reason").FillAsync("Half a sen");
            await lane.Say(200, "FlagShown", "\"flag\":\"safety-car\"");
            await Expect(page.Locator("#head")).ToContainTextAsync("Safety car");
            await Expect(page.GetByLabel("Reason")).ToBeFocusedAsync();
            await page.Keyboard.TypeAsync("tence.");
            await Expect(page.GetByLabel("Reason")).ToHaveValueAsync("Half a sentence.");
        });
    }

    [Fact]
    public async Task What_is_wrong_in_a_form_is_said_at_its_field_and_nothing_is_changed()
    {
        await using var lane = await ShortStop();
        await See(lane, async page =>
        {
            await page.TrySignIn(PitLane.Steward, "wrong");
            await Expect(page.Locator(".error-summary")).ToBeVisibleAsync();
            await Expect(page.GetByLabel("Name")).ToHaveValueAsync("Ana");

            await page.SignIn(PitLane.Steward);
            await page.GotoAsync(Verdict);
            // What a browser refuses by itself an old one sends.
            await page.EvaluateAsync("document.querySelector('.ruling-form').noValidate = true");
            await page.GetByLabel("Dismiss it").CheckAsync();
            await page.GetByRole(AriaRole.Button, new() { Name = "Rule as Ana" }).ClickAsync();
            var reason = page.GetByLabel("Reason");
            await Expect(reason).ToHaveAttributeAsync("aria-invalid", "true");
            await Expect(page.Locator($"#{await reason.GetAttributeAsync("id")}-error")).ToBeVisibleAsync();
            await Expect(page.GetByLabel("Dismiss it")).ToBeCheckedAsync();
            await Expect(page.Locator("#rulings li")).ToHaveCountAsync(0);
        }, new Window(MayComplain: true));
    }

    /// <summary>Car 27 left 5 s too early.</summary>
    private static async Task<PitLane> ShortStop(bool ownProcess = false)
    {
        var lane = await PitLane.Open(ownProcess: ownProcess);
        await lane.In(27, 100);
        await lane.Out(27, 180);
        return lane;
    }

    private static async Task Rule(IPage page, string choice, string reason)
    {
        await page.GetByLabel(choice).CheckAsync();
        await page.GetByLabel("Reason").FillAsync(reason);
        await page.GetByRole(AriaRole.Button, new() { Name = "Rule as Ana" }).ClickAsync();
    }
}
