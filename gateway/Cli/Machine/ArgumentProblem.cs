using System.Text.RegularExpressions;

namespace PitMarshal.Cli.Machine;

/// <summary>What is wrong with an argument, in words for people who know no types.</summary>
internal static partial class ArgumentProblem
{
    /// <summary>As the parser has it, unless it names a type.</summary>
    internal static string Words(string message) => NotParsed().Match(message) is { Success: true } said
        ? $"{said.Groups["option"].Value}: '{said.Groups["given"].Value}' is not a "
            + (said.Groups["type"].Value.Contains("Int", StringComparison.Ordinal)
                ? $"whole number of at most {int.MaxValue}" : "number")
        : message;

    [GeneratedRegex("^Cannot parse argument '(?<given>.*)' for (option|command) '(?<option>[^']*)' as expected type "
        + "'(?<type>.*)'\\.$", RegexOptions.Singleline)]
    private static partial Regex NotParsed();
}
