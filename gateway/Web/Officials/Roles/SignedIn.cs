using System.Security.Claims;
using Microsoft.AspNetCore.Http;
using PitMarshal.Events;

namespace PitMarshal.Web.Officials.Roles;

/// <summary>Who has signed in, as the session's cookie says.</summary>
internal static class SignedIn
{
    /// <summary>What a session's cookie says of an official's assignment.</summary>
    internal const string AssignmentClaim = "place";

    /// <summary>Null for somebody who has not.</summary>
    internal static Official? Who(this HttpContext http) =>
        http.User.Identity is { IsAuthenticated: true, Name: { } name }
        && Words<Role>.TryParse(http.User.FindFirstValue(ClaimTypes.Role) ?? "", out var role)
            ? new Official(name, role, http.User.FindFirstValue(AssignmentClaim))
            : null;
}
