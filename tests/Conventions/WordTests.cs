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

    [GeneratedRegex(@"\b(?:class|struct|record|enum|interface) (\w+)")]
    private static partial Regex TypeName();

    [GeneratedRegex("[A-Z][a-z]*")]
    private static partial Regex Word();
}
