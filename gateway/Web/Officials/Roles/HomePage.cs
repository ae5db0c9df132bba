namespace PitMarshal.Web.Officials.Roles;

/// <summary>The page that somebody works on.</summary>
internal static class HomePage
{
    internal static (string Href, string Name) Of(Official who) => who switch
    {
        { Role: Role.RaceControl } => ("/race", "Race"),
        { Role: Role.Steward } => ("/rulings", "To rule"),
        { Role: Role.Marshal, Place: { } box } => ($"/box/{Uri.EscapeDataString(box)}", $"Box {box}"),
        { Role: Role.Marshal } => ("/marshal", "Marshal"),
        { Role: Role.Team, Place: { } car } => ($"/car/{Uri.EscapeDataString(car)}", $"Car {car}"),
        _ => ("/", "Pit lane"),
    };
}
