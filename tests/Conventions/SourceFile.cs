using System.Text.RegularExpressions;

namespace PitMarshal.Tests.Conventions;

/// <summary>A C# file of the product, as text.</summary>
public sealed partial record SourceFile(string Path, string[] Lines)
{
    private static readonly string s_root = FindRoot();

    /// <summary>All files below a folder of the repository, without what the build makes.</summary>
    public static IReadOnlyList<SourceFile> Below(string folder) =>
    [
        .. Directory.EnumerateFiles(System.IO.Path.Combine(s_root, folder), "*.cs", SearchOption.AllDirectories)
            .Select(file => System.IO.Path.GetRelativePath(s_root, file).Replace('\\', '/'))
            .Where(file => !file.Contains("/obj/", StringComparison.Ordinal)
                && !file.Contains("/bin/", StringComparison.Ordinal))
            .Order(StringComparer.Ordinal)
            .Select(file => new SourceFile(file, File.ReadAllLines(System.IO.Path.Combine(s_root, file)))),
    ];

    public string Folder => Path[..Path.LastIndexOf('/')];

    /// <summary>The lines that are code: no comments.</summary>
    public IEnumerable<(int Number, string Text)> Code =>
        Lines.Select((text, i) => (i + 1, text))
            .Where(line => !line.text.TrimStart().StartsWith("//", StringComparison.Ordinal));

    /// <summary>The folder of its project.</summary>
    public string Project => string.Join('/', Path.Split('/').Take(2));

    /// <summary>The lines whose ends mean nothing: none of a raw text, whose content counts to the letter.</summary>
    public IEnumerable<(int Number, string Text)> Written
    {
        get
        {
            bool isRaw = false;
            for (int i = 0; i < Lines.Length; i++)
            {
                int marks = RawMark().Count(Lines[i]);
                if (!isRaw && marks == 0) { yield return (i + 1, Lines[i]); }
                isRaw ^= marks % 2 == 1;
            }
        }
    }

    [GeneratedRegex("\"\"\"+")]
    private static partial Regex RawMark();

    /// <summary>The whole path of a file or folder of the repository.</summary>
    public static string Full(string path) => System.IO.Path.Combine(s_root, path);

    private static string FindRoot()
    {
        DirectoryInfo? folder = new(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(System.IO.Path.Combine(folder.FullName, "nf.sln")))
        {
            folder = folder.Parent;
        }
        return folder?.FullName ?? throw new InvalidOperationException("nf.sln is not above the tests");
    }
}
