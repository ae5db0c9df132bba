namespace PitMarshal.Tests.Import;

/// <summary>A test on a real export; skipped, and said so, where it is not beside the project.</summary>
internal sealed class SharedDataFactAttribute : FactAttribute
{
    public SharedDataFactAttribute(string folder) =>
        Skip = Directory.Exists(Of(folder)) ? null : $"{folder} is not beside the project";

    public static string Of(params string[] path)
    {
        DirectoryInfo? folder = new(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "nf.sln"))) { folder = folder.Parent; }
        return Path.Combine([folder?.FullName ?? "", "..", "shared", "data", .. path]);
    }
}
