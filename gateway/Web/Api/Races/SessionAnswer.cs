using PitMarshal.Web.Officials.Roles;

namespace PitMarshal.Web.Api.Races;

/// <summary>Who has signed in.</summary>
/// <param name="Name">As every decision records it.</param>
/// <param name="Role">What he or she may do.</param>
/// <param name="Place">The car of a team, the box of a marshal; null: all of them.</param>
/// <param name="Token">What the header X-Token has of whatever changes something.</param>
public sealed record SessionAnswer(string Name, string Role, string? Place, string Token);
