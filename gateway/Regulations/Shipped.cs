namespace PitMarshal.Regulations;

/// <summary>The regulations that come inside the program, by the names of their files without <c>.yaml</c>.</summary>
public static class Shipped
{
    private const string Folder = "regulations/", Extension = ".yaml";

    /// <summary>In order of the alphabet.</summary>
    public static IReadOnlyList<string> Names { get; } =
    [
        .. typeof(Shipped).Assembly.GetManifestResourceNames()
            .Where(name => name.StartsWith(Folder, StringComparison.Ordinal))
            .Select(name => name[Folder.Length..^Extension.Length])
            .Order(StringComparer.Ordinal),
    ];

    /// <summary>The bytes of one, named with or without <c>.yaml</c>; null when there is none of this name.</summary>
    public static byte[]? Find(string name)
    {
        name = name.EndsWith(Extension, StringComparison.Ordinal) ? name[..^Extension.Length] : name;
        using var file = typeof(Shipped).Assembly.GetManifestResourceStream(Folder + name + Extension);
        if (file is null)
        {
            return null;
        }

        var bytes = new byte[file.Length];
        file.ReadExactly(bytes);
        return bytes;
    }
}
