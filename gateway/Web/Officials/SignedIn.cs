using System.Security.Claims;
using Microsoft.AspNetCore.Http;
using PitMarshal.Log;

namespace PitMarshal.Web;

/// <summary>Who has signed in, as the session's cookie says.</summary>
internal static class SignedIn
{
    private const string PlaceClaim = "place";

    /// <summary>Null for somebody who has not.</summary>
    internal static Official? Who(this HttpContext http) =>
        http.User.Identity is { IsAuthenticated: true, Name: { } name }
        && Words<Role>.TryParse(http.User.FindFirstValue(ClaimTypes.Role) ?? "", out var role)
            ? new Official(name, role, http.User.FindFirstValue(PlaceClaim))
            : null;

    /// <summary>What a cookie keeps of an official.</summary>
    internal static ClaimsPrincipal Principal(Official official)
    {
        List<Claim> claims = [new(ClaimTypes.Name, official.Name), new(ClaimTypes.Role, Words<Role>.Write(official.Role))];
        if (official.Place is { } place)
        {
            claims.Add(new(PlaceClaim, place));
        }
        return new ClaimsPrincipal(new ClaimsIdentity(claims, "password"));
    }
}
