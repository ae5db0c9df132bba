using System.Text.RegularExpressions;

namespace PitMarshal.Tests.Conventions;

/// <summary>A folder is a namespace that a stranger can take in.</summary>
public sealed partial class FolderTests
{
    private const int MostFiles = 12;

    /// <summary>
    /// Folders that stand for the namespaces of others: what the board's program and the device's tests name.
    /// </summary>
    private static readonly string[] s_foreignNamespaces = ["firmware/Host/Nano/Api", "tests/Firmware"];

    private static readonly IReadOnlyList<SourceFile> s_all =
        [.. SourceFile.Below("gateway"), .. SourceFile.Below("firmware"), .. SourceFile.Below("tests")];

    [Fact]
    public void A_namespace_is_its_path()
    {
        var wrong =
            from file in s_all
            where !s_foreignNamespaces.Contains(file.Folder)
            let space = file.Lines.Select(line => Namespace().Match(line)).FirstOrDefault(match => match.Success)
                ?.Groups[1].Value
            where space is not null && space != Expected(file.Folder)
            select $"{file.Path}: {space} is not {Expected(file.Folder)}";

        Assert.Empty(wrong);
    }

    [Fact]
    public void A_folder_holds_no_more_than_twelve_files() =>
        Assert.Empty(Large());

    private static IEnumerable<string> Large() =>
        s_all.GroupBy(file => file.Folder).Where(folder => folder.Count() > MostFiles).Select(folder => folder.Key);

    private static string Expected(string folder) =>
        (folder.StartsWith("tests/", StringComparison.Ordinal) ? "PitMarshal.Tests." : "PitMarshal.")
        + string.Join('.', folder.Split('/').Skip(1));

    [GeneratedRegex(@"^namespace ([\w.]+)")]
    private static partial Regex Namespace();
}
