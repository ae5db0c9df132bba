using System.Runtime.Versioning;
using PitMarshal.Web.Officials.Roles;

namespace PitMarshal.Tests.Pages.Officials;

[UnsupportedOSPlatform("windows")]
public sealed class SetupTests
{
    private static readonly (string, string)[] s_ana = [("name", "Ana"), ("password", "cold brakes, warm rain"),
        ("again", "cold brakes, warm rain")];

    [Fact]
    public async Task Whoever_has_the_code_makes_the_first_of_race_control_and_the_code_is_void()
    {
        await using var served = await ServedGateway.Start();
        var code = served.SetupCode!;
        Assert.Matches("^[A-HJ-NP-Z2-9]{4}(-[A-HJ-NP-Z2-9]{4}){2}$", code);
        using var visitor = served.Visitor();
        Assert.Equal("/setup", (await visitor.Get("/sign-in")).Location);

        var answer = await visitor.Post("/setup", [("code", code.ToLowerInvariant().Replace('-', ' ')), .. s_ana]);

        Assert.Equal((303, "/race"), (answer.Status, answer.Location));
        Assert.Equal(200, (await visitor.Get("/officials")).Status);
        Assert.False(File.Exists(served.Folder.SetupCode));
        Assert.Null(served.SetupCode);
        using var late = served.Visitor();
        await late.LoadToken("/sign-in");
        Assert.Equal((303, "/sign-in"), await late.Post("/setup", [("code", code), .. s_ana]) is var again
            ? (again.Status, again.Location)
            : default);
        Assert.Equal("Ana", Assert.Single(served.Accounts.All).Who.Name);
    }

    [Fact]
    public async Task The_code_is_the_same_after_a_restart_and_only_the_owner_can_read_it()
    {
        await using var served = await ServedGateway.Start();
        var code = served.SetupCode;

        await served.Restart();

        Assert.Equal(code, served.SetupCode);
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(served.Folder.SetupCode));
    }

    [Fact]
    public async Task A_code_that_a_power_cut_left_is_void_when_there_is_somebody()
    {
        await using var served = await ServedGateway.Start();
        var code = served.SetupCode!;
        using var visitor = served.Visitor();
        await visitor.LoadToken("/setup");
        served.Accounts.AddFirst(new(new("Ben", Role.RaceControl), "none", "none"));

        var answer = await visitor.Post("/setup", [("code", code), .. s_ana]);

        Assert.Equal((303, "/sign-in"), (answer.Status, answer.Location));
        Assert.Null(served.SetupCode);
        Assert.False(File.Exists(served.Folder.SetupCode));
    }

    [Fact]
    public async Task A_wrong_code_makes_nobody_and_guessing_it_is_slow()
    {
        await using var served = await ServedGateway.Start();
        Assert.NotNull(served.SetupCode);
        using var visitor = served.Visitor();
        for (var guess = 0; guess < 5; guess++)
        {
            var wrong = await visitor.Post("/setup", [("code", "AAAA-AAAA-AAAA"), .. s_ana]);
            Assert.Equal(422, wrong.Status);
            Assert.Contains("id=\"code-error\"", wrong.Text);
        }

        var answer = await visitor.Post("/setup", [("code", served.SetupCode!), .. s_ana]);

        Assert.Equal((429, "5"), (answer.Status, answer.Headers["Retry-After"]));
        Assert.Empty(served.Accounts.All);
    }

    [Theory]
    [InlineData("", "cold brakes", "cold brakes", "name-error")]
    [InlineData("Ana", "", "", "password-error")]
    [InlineData("Ana", "brakes", "brakes", "password-error")]
    [InlineData("Ana", "12345678", "12345678", "password-error")]
    [InlineData("Ana", "1234567890", "1234567890", "password-error")]
    [InlineData("Ana", "aaaaaaaabb", "aaaaaaaabb", "password-error")]
    [InlineData("Ana", "Password2026!", "Password2026!", "password-error")]
    [InlineData("Ana Maria", "ana maria", "ana maria", "password-error")]
    [InlineData("Ana", "cold brakes", "warm brakes", "again-error")]
    public async Task Names_and_passwords_that_do_not_do_are_told_at_their_field(
        string name, string password, string again, string error)
    {
        await using var served = await ServedGateway.Start();
        using var visitor = served.Visitor();

        var answer = await visitor.Post(
            "/setup", ("code", served.SetupCode!), ("name", name), ("password", password), ("again", again));

        Assert.Equal(422, answer.Status);
        Assert.Contains($"id=\"{error}\"", answer.Text);
        Assert.Empty(served.Accounts.All);
    }
}
