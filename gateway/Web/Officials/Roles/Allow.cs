namespace PitMarshal.Web.Officials.Roles;

/// <summary>
/// Who may do something, for <c>RequireAuthorization</c>. Race control may do what a steward and what a marshal may;
/// nobody else may do anything of another role.
/// </summary>
internal static class Allow
{
    internal const string RaceControl = "race-control", Steward = "steward", Marshal = "marshal",
        Team = "team", Decide = "decide";

    /// <summary>The roles that a policy lets through.</summary>
    internal static IReadOnlyList<Role> Roles(string policy) => policy switch
    {
        RaceControl => [Role.RaceControl],
        Steward => [Role.Steward, Role.RaceControl],
        Marshal => [Role.Marshal, Role.RaceControl],
        Team => [Role.Team, Role.RaceControl],
        // Where what is decided says which of them may.
        Decide => [Role.Steward, Role.Marshal, Role.RaceControl],
        _ => throw new ArgumentOutOfRangeException(nameof(policy), policy, "not a policy"),
    };
}
