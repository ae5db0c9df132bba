namespace PitMarshal.Tests.Timing;

/// <summary>
/// A test on real timing data, which lies beside the repository and is no part of it; skipped, and told so, without.
/// </summary>
internal sealed class RealDataFactAttribute : FactAttribute
{
    public RealDataFactAttribute(string folder)
    {
        if (RealData.Find(folder) is null)
        {
            Skip = $"../shared/data/{folder} is not here";
        }
    }
}

internal static class RealData
{
    public static string? Find(string folder)
    {
        for (DirectoryInfo? at = new(AppContext.BaseDirectory); at is not null; at = at.Parent)
        {
            var path = Path.Combine(at.FullName, "shared", "data", folder);
            if (Directory.Exists(path))
            {
                return path;
            }
        }

        return null;
    }
}
