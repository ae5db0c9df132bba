using System.Text;
using PitMarshal.Web.Officials.Roles;

namespace PitMarshal.Tests.Pages;

public sealed class HostileFormsTests
{
    private const string Form = "application/x-www-form-urlencoded";

    [Fact]
    public async Task A_stranger_s_form_larger_than_any_name_is_refused_before_it_is_read()
    {
        await using var served = await ServedGateway.Start(Role.Team);
        using var visitor = served.Visitor();
        await visitor.LoadToken("/sign-in");

        var answer = await visitor.Post(
            "/sign-in", Raw($"token={Uri.EscapeDataString(visitor.Token)}&name={new string('a', 100_000)}"));

        Assert.Equal(413, answer.Status);
        Assert.Contains("It is too large. Nothing was changed.", answer.Text);
    }

    [Theory]
    [InlineData(3_000_000, 413)]
    [InlineData(1_000_000, 422)]
    public async Task A_huge_form_of_somebody_known_is_refused_and_tells_why(int length, int status)
    {
        await using var served = await ServedGateway.Start(Role.RaceControl);
        using var ana = await served.SignedIn(Role.RaceControl);

        var answer = await ana.Post(
            "/officials", Raw($"token={Uri.EscapeDataString(ana.Token)}&role=team&name={new string('a', length)}"));

        Assert.Equal(status, answer.Status);
        Assert.Single(served.Accounts.All);
    }

    [Theory]
    [InlineData(Form, "name=%00Eve&role=team&password=cold+brakes&again=cold+brakes", 400)]
    [InlineData(Form, "name=Eve%07&role=team&password=cold+brakes&again=cold+brakes", 422)]
    [InlineData(Form + "; charset=utf-16", "name=Eve&role=team", 403)]
    [InlineData(Form + "; charset=x-none", "role=team", 422)]
    [InlineData(Form, "&&&==&=", 422)]
    [InlineData("multipart/form-data", "name=Eve", 400)]
    [InlineData("multipart/form-data; boundary=x", "no boundary here", 400)]
    [InlineData("text/plain", "name=Eve", 415)]
    [InlineData("nonsense", "name=Eve", 415)]
    public async Task What_is_no_form_gets_an_answer_and_changes_nothing(string type, string body, int status)
    {
        await using var served = await ServedGateway.Start(Role.RaceControl);
        using var ana = await served.SignedIn(Role.RaceControl);

        var answer = await ana.Post("/officials", Raw($"{body}&token={Uri.EscapeDataString(ana.Token)}", type));

        Assert.Equal(status, answer.Status);
        Assert.NotEqual("", answer.Text);
        Assert.Single(served.Accounts.All);
        Assert.Empty(served.Notices);
    }

    [Fact]
    public async Task A_name_in_another_encoding_is_not_taken_for_one()
    {
        await using var served = await ServedGateway.Start(Role.RaceControl);
        using var ana = await served.SignedIn(Role.RaceControl);
        using var form = new MultipartFormDataContent
        {
            { new ByteArrayContent([0x45, 0xE9, 0xFF]), "name" }, { new StringContent("team"), "role" },
            { new StringContent("cold brakes"), "password" }, { new StringContent("cold brakes"), "again" },
            { new StringContent(ana.Token), "token" },
        };

        var answer = await ana.Post("/officials", form);

        Assert.Equal(422, answer.Status);
        Assert.Contains("id=\"name-error\">At most 40 visible characters.", answer.Text);
        Assert.Single(served.Accounts.All);
    }

    [Fact]
    public async Task A_form_with_thousands_of_fields_is_refused()
    {
        await using var served = await ServedGateway.Start(Role.RaceControl);
        using var ana = await served.SignedIn(Role.RaceControl);

        var answer = await ana.Post("/officials", Raw(string.Concat(Enumerable.Range(0, 5000).Select(i => $"f{i}=1&"))
            + $"token={Uri.EscapeDataString(ana.Token)}"));

        Assert.Equal(400, answer.Status);
        Assert.Contains("It cannot be read.", answer.Text);
    }

    [Theory]
    [InlineData("name", "Ana", "name", "Eve")]
    [InlineData("role", "team", "role", "race-control")]
    public async Task A_field_that_comes_twice_is_not_taken_for_either(
        string name, string value, string again, string other)
    {
        await using var served = await ServedGateway.Start(Role.RaceControl);
        using var ana = await served.SignedIn(Role.RaceControl);

        var answer = await ana.Post("/officials/remove", (name, value), (again, other));

        Assert.Equal(422, answer.Status);
        Assert.Single(served.Accounts.All);
    }

    private static StringContent Raw(string body, string type = Form)
    {
        var content = new StringContent(body, Encoding.UTF8);
        content.Headers.Remove("Content-Type");
        content.Headers.TryAddWithoutValidation("Content-Type", type);
        return content;
    }
}
