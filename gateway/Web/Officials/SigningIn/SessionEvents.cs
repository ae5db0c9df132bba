using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using PitMarshal.Events;
using PitMarshal.Web.Api.Wire;
using PitMarshal.Web.Layout;
using PitMarshal.Web.Officials.Registry;
using PitMarshal.Web.Officials.Roles;

namespace PitMarshal.Web.Officials.SigningIn;

/// <summary>What happens to a session at each request, and to somebody who may not do what he asks for.</summary>
internal sealed class SessionEvents(Accounts accounts) : CookieAuthenticationEvents
{
    public override async Task ValidatePrincipal(CookieValidatePrincipalContext context)
    {
        if (!context.Principal!.Stands(accounts))
        {
            context.RejectPrincipal();
            await context.HttpContext.SignOutAsync();
        }
    }

    public override Task RedirectToLogin(RedirectContext<CookieAuthenticationOptions> context)
    {
        var http = context.HttpContext;
        if (RefusalPage.IsApi(http))
        {
            return RefusalPage.Tell(http, 401, "Sign in first",
                $"This needs {Needed(http)}: POST /api/v1/session with a name and a password.");
        }
        http.Response.Redirect($"/sign-in?to={Uri.EscapeDataString(LocalPath.Back(http))}");
        return Task.CompletedTask;
    }

    public override Task RedirectToAccessDenied(RedirectContext<CookieAuthenticationOptions> context)
    {
        var who = context.HttpContext.Who()!;
        return RefusalPage.Tell(context.HttpContext, 403, "Not allowed",
            $"This needs {Needed(context.HttpContext)}. You are signed in as {who.Name}, {Named(who.Role)}.");
    }

    /// <summary>
    /// Whom the policies of what was asked for let through, such as <c>a steward or race control</c>.
    /// </summary>
    private static string Needed(HttpContext http)
    {
        var policies = http.GetEndpoint()?.Metadata.GetOrderedMetadata<IAuthorizeData>().Select(data => data.Policy)
            .OfType<string>() ?? [];
        var roles = policies.Select(Allow.Roles)
            .Aggregate(Enum.GetValues<Role>().AsEnumerable(), (left, allowed) => allowed.Intersect(left));
        return string.Join(" or ", roles.Select(Named));
    }

    private static string Named(Role role) => role switch
    {
        Role.RaceControl => "race control",
        _ => $"a {Words<Role>.Write(role)}",
    };
}
