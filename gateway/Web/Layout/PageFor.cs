using PitMarshal.Web.Officials.Roles;
using PitMarshal.Web.Snapshots;

namespace PitMarshal.Web.Layout;

/// <summary>What the forms of a page are made for.</summary>
/// <param name="Who">Who has signed in, or null.</param>
/// <param name="Token">The antiforgery token of this person's forms.</param>
/// <param name="Shows">The race as it is.</param>
public sealed record PageFor(Official? Who, string Token, Snapshot Shows)
{
    /// <summary>True for somebody of one of these roles.</summary>
    public bool Is(params Role[] roles) => Who is { } who && roles.Contains(who.Role);
}
