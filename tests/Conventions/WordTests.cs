using System.Text.RegularExpressions;

namespace PitMarshal.Tests.Conventions;

public sealed partial class WordTests
{
    /// <summary>Words the field does not use for these things (README, Words), and the one it does.</summary>
    private static readonly Dictionary<string, string> s_strangers = new(StringComparer.OrdinalIgnoreCase)
    {
        ["Gate"] = "loop or point",
        ["Node"] = "station",
        ["Tag"] = "transponder",
        ["Violation"] = "infringement",
        ["Alert"] = "notice",
        ["Bay"] = "box",
        ["Delta"] = "shortfall",
    };

    [Fact]
    public void Types_carry_the_field_s_own_words()
    {
        var wrong =
            from file in (SourceFile[])[.. SourceFile.Below("gateway"), .. SourceFile.Below("firmware")]
            from line in file.Code
            let type = TypeName().Match(line.Text)
            where type.Success
            from Match word in Word().Matches(type.Groups[1].Value)
            where s_strangers.ContainsKey(word.Value)
            select $"{file.Path}:{line.Number}: {type.Groups[1].Value}: say {s_strangers[word.Value]}";

        Assert.Empty(wrong);
    }

    /// <summary>Names that two types have: the same word of the field's and of a protocol's.</summary>
    private static readonly string[] s_shared =
    [
        "SignIn", // a form of the pages, and MQTT's first packet
    ];

    /// <summary>A reader who searches for a name finds the one thing that it means.</summary>
    [Fact]
    public void No_two_types_of_the_gateway_have_one_name()
    {
        var twice =
            from found in SourceFile.Below("gateway").SelectMany(TypesOf).Concat(Components())
            group found.Folder by found.Name into named
            where named.Distinct().Count() > 1
            select named.Key;

        Assert.Equal(s_shared, twice.Order(StringComparer.Ordinal));
    }

    private static IEnumerable<(string Name, string Folder)> TypesOf(SourceFile file) =>
        from line in file.Code
        let type = TopLevelType().Match(line.Text)
        where type.Success
        select (type.Groups[1].Value, file.Folder);

    /// <summary>A Razor component is a type of its file's name.</summary>
    private static IEnumerable<(string Name, string Folder)> Components() =>
        from file in Directory.EnumerateFiles(SourceFile.Full("gateway"), "*.razor", SearchOption.AllDirectories)
        let name = Path.GetFileNameWithoutExtension(file)
        where name != "_Imports"
        select (name, Path.GetDirectoryName(file)!);

    [GeneratedRegex(
        @"^(?:(?:public|internal|sealed|static|abstract|partial|readonly|ref) )*"
        + @"(?:class|struct|record struct|record|enum|interface) (\w+)")]
    private static partial Regex TopLevelType();

    [GeneratedRegex(@"\b(?:class|struct|record|enum|interface) (\w+)")]
    private static partial Regex TypeName();

    [GeneratedRegex("[A-Z][a-z]*")]
    private static partial Regex Word();
}
