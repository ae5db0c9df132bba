using PitMarshal.Ingest;
using PitMarshal.Ingest.Recording;
using PitMarshal.Web.Officials.Registry;
using PitMarshal.Web.Officials.Roles;
using PitMarshal.Web.Officials.SigningIn;

namespace PitMarshal.Tests.Web.Racing;

/// <summary>An official of a test's race.</summary>
internal sealed record Admitted(string Name, string Password)
{
    /// <summary>Lets somebody sign in at the gateway of a folder, whether it runs already or not.</summary>
    internal static Admitted To(string folder, string name, Role role)
    {
        var admitted = new Admitted(name, "pit wall 4 lamps");
        var refusal = new Accounts(new DataFolder(folder), _ => { })
            .Add(Account.Of(new Official(name, role), admitted.Password));
        Assert.Null(refusal);
        return admitted;
    }

    /// <summary>Signs in as a person does.</summary>
    internal async Task SignIn(IPage page)
    {
        await TrySignIn(page);
        await Expect(page.Locator("footer")).ToContainTextAsync(Name);
    }

    internal async Task TrySignIn(IPage page)
    {
        await page.GotoAsync("/sign-in");
        await page.GetByLabel("Name").FillAsync(Name);
        await page.GetByLabel("Password").FillAsync(Password);
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign in" }).ClickAsync();
    }
}
