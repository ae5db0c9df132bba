namespace PitMarshal.Tests.Simulation;

/// <summary>
/// A test on the data of a real race; skipped, and said so, where that data is not beside the project.
/// </summary>
internal sealed class RealRaceFactAttribute : FactAttribute
{
    private static readonly string s_folder = Folder();

    public RealRaceFactAttribute() =>
        Skip = File.Exists(Stops) ? null : "the data of the real race is not beside the project";

    public static string Stops => Path.Combine(s_folder, "stops.csv");

    public static string Laps => Path.Combine(s_folder, "laps.csv");

    private static string Folder()
    {
        DirectoryInfo? folder = new(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "nf.sln"))) { folder = folder.Parent; }
        return Path.Combine(folder?.FullName ?? "", "..", "shared", "data", "kart-24h");
    }
}
