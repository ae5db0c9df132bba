namespace PitMarshal.Web.RaceControl.Tasks;

/// <summary>Where the pages of race control are.</summary>
internal static class RacePaths
{
    internal const string Race = "/race", Schedule = "/race/schedule", Entries = "/race/entries",
        Regulations = "/race/regulations", Bulletin = "/race/bulletin";
}
