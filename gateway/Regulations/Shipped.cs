namespace PitMarshal.Regulations;

/// <summary>
/// The regulations and points that come inside the program, by the names of their files without <c>.yaml</c>.
/// </summary>
public static class Shipped
{
    private const string Folder = "regulations/", PointsFolder = "points/", Extension = ".yaml";

    /// <summary>In order of the alphabet.</summary>
    public static IReadOnlyList<string> Names { get; } = In(Folder);

    /// <summary>In order of the alphabet.</summary>
    public static IReadOnlyList<string> Points { get; } = In(PointsFolder);

    /// <summary>The bytes of one, named with or without <c>.yaml</c>; null when there is none of this name.</summary>
    public static byte[]? Find(string name) => Find(Folder, name);

    /// <summary>The bytes of points; null when there are none of this name.</summary>
    public static byte[]? FindPoints(string name) => Find(PointsFolder, name);

    private static string[] In(string folder) =>
    [
        .. typeof(Shipped).Assembly.GetManifestResourceNames()
            .Where(name => name.StartsWith(folder, StringComparison.Ordinal))
            .Select(name => name[folder.Length..^Extension.Length])
            .Order(StringComparer.Ordinal),
    ];

    private static byte[]? Find(string folder, string name)
    {
        name = name.EndsWith(Extension, StringComparison.Ordinal) ? name[..^Extension.Length] : name;
        using var file = typeof(Shipped).Assembly.GetManifestResourceStream(folder + name + Extension);
        if (file is null)
        {
            return null;
        }

        var bytes = new byte[file.Length];
        file.ReadExactly(bytes);
        return bytes;
    }
}
