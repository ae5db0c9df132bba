using System.Net.Http.Json;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Routing;
using PitMarshal.Web.Officials.Roles;
using PitMarshal.Web.Officials.Security;

namespace PitMarshal.Tests.Pages.Officials;

public sealed partial class RolesTests
{
    /// <summary>What somebody may send who has not signed in.</summary>
    private static readonly string[] s_open = ["POST /sign-in", "POST /sign-out", "POST /setup",
        "POST /api/v1/session"];

    public static TheoryData<string, Role[]> Policies => new()
    {
        { Allow.RaceControl, [Role.RaceControl] },
        { Allow.Steward, [Role.Steward, Role.RaceControl] },
        { Allow.Marshal, [Role.Marshal, Role.RaceControl] },
        { Allow.Team, [Role.Team, Role.RaceControl] },
        { Allow.Decide, [Role.Steward, Role.Marshal, Role.RaceControl] },
    };

    [Theory]
    [MemberData(nameof(Policies))]
    public void A_policy_lets_its_role_through_and_race_control(string policy, Role[] roles) =>
        Assert.Equal(roles, Allow.Roles(policy));

    [Fact]
    public async Task Whatever_changes_something_asks_who_it_is()
    {
        await using var served = await ServedGateway.Start();

        var open = Unsafe(served).Where(action => action.Roles is null)
            .Select(action => $"{action.Method} {action.Path}");

        Assert.Equal(s_open.Order(), open.Order());
    }

    [Theory]
    [InlineData(null)]
    [InlineData(Role.RaceControl)]
    [InlineData(Role.Steward)]
    [InlineData(Role.Marshal)]
    [InlineData(Role.Team)]
    public async Task Nobody_does_what_is_another_role_s_to_do(Role? role)
    {
        await using var served = await ServedGateway.Start(Enum.GetValues<Role>());
        using var visitor = role is { } who ? await served.SignedIn(who) : served.Visitor();
        var before = File.ReadAllText(served.Folder.Officials);
        var others = Unsafe(served)
            .Where(action => action.Roles is { } roles && (role is null || !roles.Contains(role.Value))).ToList();
        Assert.True(others.Count > 0 || role == Role.RaceControl);
        foreach (var action in others)
        {
            var isApi = action.Path.StartsWith("/api", StringComparison.Ordinal);
            using HttpContent body = isApi
                ? JsonContent.Create(new { })
                : new FormUrlEncodedContent([new("token", visitor.Token)]);

            var answer = await visitor.Send(
                new HttpMethod(action.Method), action.Path, body, ("X-Token", visitor.Token));

            var expected = role is not null ? 403 : isApi ? 401 : 302;
            Assert.True(answer.Status == expected,
                $"{action.Method} {action.Path} as {role}: {answer.Status}, not {expected}");
        }
        Assert.Equal(before, File.ReadAllText(served.Folder.Officials));
    }

    [Theory]
    [InlineData(Role.Steward, "You are signed in as Ben, a steward.")]
    [InlineData(Role.Marshal, "You are signed in as Cleo, a marshal.")]
    [InlineData(Role.Team, "You are signed in as Dan, a team.")]
    public async Task Whoever_may_not_see_a_page_is_told_whose_it_is(Role role, string who)
    {
        await using var served = await ServedGateway.Start(role);
        using var visitor = await served.SignedIn(role);

        var answer = await visitor.Get("/officials");

        Assert.Equal((403, "text/html; charset=utf-8"), (answer.Status, answer.Type));
        Assert.Contains("This needs race control.", answer.Text);
        Assert.Contains(who, answer.Text);
    }

    [Fact]
    public async Task Somebody_whose_session_ended_signs_in_and_comes_back_to_the_form()
    {
        await using var served = await ServedGateway.Start(Role.RaceControl);
        using var visitor = await served.SignedIn(Role.RaceControl);
        served.Clock.Pass(TimeSpan.FromHours(13));

        var answer = await visitor.Post(
            "/officials/remove", new FormUrlEncodedContent([new("name", "Ana"), new("token", visitor.Token)]),
            ("Referer", served.Address + "/officials"));

        Assert.Equal((302, "/sign-in?to=%2Fofficials"), (answer.Status, answer.Location));
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/api/v1/verdicts")]
    [InlineData("/api/v1/stations")]
    [InlineData("/sign-in")]
    public async Task No_sign_in_is_needed_to_read(string path)
    {
        await using var served = await ServedGateway.Start(Role.RaceControl);
        using var visitor = served.Visitor();

        Assert.Equal(200, (await visitor.Get(path)).Status);
    }

    private static IEnumerable<(string Method, string Path, IEnumerable<Role>? Roles)> Unsafe(ServedGateway served) =>
        from endpoint in served.Endpoints
        from method in endpoint.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods ?? ["POST"]
        where !SameOrigin.IsSafe(method)
        let asks = endpoint.Metadata.GetOrderedMetadata<IAuthorizeData>()
        let roles = asks.Select(data => data.Policy).OfType<string>().Select(Allow.Roles)
            .Aggregate(Enum.GetValues<Role>().AsEnumerable(), (left, allowed) => left.Intersect(allowed))
        select (method, "/" + Parameter().Replace(endpoint.RoutePattern.RawText!, "1").Trim('/'),
            asks.Count == 0 ? null : roles);

    [GeneratedRegex(@"\{[^}]*\}")]
    private static partial Regex Parameter();
}
