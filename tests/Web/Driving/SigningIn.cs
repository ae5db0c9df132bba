using PitMarshal.Tests.Support.Serving;

namespace PitMarshal.Tests.Web.Driving;

/// <summary>An official at the page where people sign in.</summary>
internal static class SigningIn
{
    /// <summary>As a person does, until the page says who it is.</summary>
    internal static async Task SignIn(this IPage page, string name)
    {
        await page.TrySignIn(name, TestOfficials.Password);
        await Expect(page.Locator("footer")).ToContainTextAsync(name);
    }

    internal static async Task TrySignIn(this IPage page, string name, string password)
    {
        await page.GotoAsync("/sign-in");
        await page.GetByLabel("Name").FillAsync(name);
        await page.GetByLabel("Password").FillAsync(password);
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign in" }).ClickAsync();
    }
}
