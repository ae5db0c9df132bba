using PitMarshal.Tests.Support.Serving;
using PitMarshal.Web.Officials.Roles;

namespace PitMarshal.Tests.Pages.Officials;

/// <summary>What somebody changes of the own account.</summary>
public sealed class OwnAccountTests
{
    private const string Fresh = "three plain words";

    [Fact]
    public async Task A_new_password_needs_the_old_one_and_ends_the_other_sessions()
    {
        await using var served = await ServedGateway.Start(Role.Steward);
        using var desk = await served.SignedIn(Role.Steward);
        using var phone = await served.SignedIn(Role.Steward);

        var wrong = await desk.Post(
            "/account/password", ("old", "not this"), ("password", Fresh), ("again", Fresh));
        Assert.Equal(422, wrong.Status);
        Assert.Contains("This is not your password.", wrong.Text);
        Assert.Equal(303, (await desk.Post("/account/password",
            ("old", TestOfficials.Password), ("password", Fresh), ("again", Fresh))).Status);

        Assert.Equal((200, 401),
            ((await desk.Get("/api/v1/session")).Status, (await phone.Get("/api/v1/session")).Status));
        Assert.Equal(200, (await phone.SignIn(ServedGateway.Person(Role.Steward).Name, Fresh)).Status);
    }

    [Fact]
    public async Task Signing_out_everywhere_ends_every_session_also_a_cookie_that_was_copied()
    {
        await using var served = await ServedGateway.Start(Role.Steward);
        using var desk = await served.SignedIn(Role.Steward);
        using var phone = await served.SignedIn(Role.Steward);

        Assert.Equal(303, (await desk.Post("/account/sign-out-everywhere")).Status);

        Assert.Equal((401, 401),
            ((await desk.Get("/api/v1/session")).Status, (await phone.Get("/api/v1/session")).Status));
    }
}
