using System.Security.Claims;
using Microsoft.AspNetCore.Http;
using PitMarshal.Events;
using PitMarshal.Web.Officials;

namespace PitMarshal.Web;

/// <summary>Who has signed in, as the session's cookie says.</summary>
internal static class SignedIn
{
    private const string PlaceClaim = "place", StampClaim = "stamp";

    /// <summary>Null for somebody who has not.</summary>
    internal static Official? Who(this HttpContext http) =>
        http.User.Identity is { IsAuthenticated: true, Name: { } name }
        && Words<Role>.TryParse(http.User.FindFirstValue(ClaimTypes.Role) ?? "", out var role)
            ? new Official(name, role, http.User.FindFirstValue(PlaceClaim))
            : null;

    /// <summary>What a cookie keeps of an official.</summary>
    internal static ClaimsPrincipal Principal(Account account)
    {
        var (name, role, place) = account.Who;
        List<Claim> claims = [new(ClaimTypes.Name, name), new(ClaimTypes.Role, Words<Role>.Write(role)), new(StampClaim, account.Stamp)];
        if (place is not null)
        {
            claims.Add(new(PlaceClaim, place));
        }
        return new ClaimsPrincipal(new ClaimsIdentity(claims, "password"));
    }

    /// <summary>False once the official was removed or has another password.</summary>
    internal static bool Stands(this ClaimsPrincipal session, Accounts accounts) =>
        session.Identity?.Name is { } name && accounts.Find(name) is { } account && session.FindFirstValue(StampClaim) == account.Stamp;
}
