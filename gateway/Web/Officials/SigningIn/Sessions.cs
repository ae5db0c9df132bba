using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using PitMarshal.Events;
using PitMarshal.Web.Officials.Registry;
using PitMarshal.Web.Officials.Roles;

namespace PitMarshal.Web.Officials.SigningIn;

/// <summary>Begins and ends what the cookie stands for.</summary>
internal static class Sessions
{
    private const string StampClaim = "stamp";

    /// <summary>
    /// A new session, whatever the browser had before. It outlives the browser: a phone ends that as it likes.
    /// </summary>
    internal static async Task Begin(HttpContext http, Account account)
    {
        http.User = Principal(account);
        await http.SignInAsync(http.User, new AuthenticationProperties { IsPersistent = true });
        http.RequestServices.GetRequiredService<KnownDevices>().Remember(http, account.Who.Name);
    }

    internal static Task End(HttpContext http) => http.SignOutAsync();

    /// <summary>What a cookie keeps of an official.</summary>
    private static ClaimsPrincipal Principal(Account account)
    {
        var (name, role, place) = account.Who;
        List<Claim> claims = [new(ClaimTypes.Name, name), new(ClaimTypes.Role, Words<Role>.Write(role)),
            new(StampClaim, account.Stamp)];
        if (place is not null)
        {
            claims.Add(new(SignedIn.AssignmentClaim, place));
        }
        return new ClaimsPrincipal(new ClaimsIdentity(claims, "password"));
    }

    /// <summary>False once the official was removed or has another password.</summary>
    internal static bool Stands(this ClaimsPrincipal session, Accounts accounts) =>
        session.Identity?.Name is { } name && accounts.Find(name) is { } account
        && session.FindFirstValue(StampClaim) == account.Stamp;
}
