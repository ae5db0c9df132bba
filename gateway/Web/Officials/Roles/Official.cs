namespace PitMarshal.Web.Officials.Roles;

/// <summary>Somebody who has signed in.</summary>
/// <param name="Name">As every decision records it.</param>
/// <param name="Role">What he or she may do.</param>
/// <param name="Place">The car of a team, the box of a marshal; null: all of them.</param>
public sealed record Official(string Name, Role Role, string? Place = null);
