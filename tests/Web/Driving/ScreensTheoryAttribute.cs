namespace PitMarshal.Tests.Web.Driving;

/// <summary>
/// Runs only where pictures are wanted: <c>make screens</c> says where, from the root of the project.
/// </summary>
internal sealed class ScreensTheoryAttribute : TheoryAttribute
{
    public ScreensTheoryAttribute() => Skip = Folder is null ? "pictures are made by `make screens`" : null;

    internal static string? Folder => Environment.GetEnvironmentVariable("PITMARSHAL_SCREENS");
}
