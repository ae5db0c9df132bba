namespace PitMarshal.Web.Formats;

/// <summary>A rule as people say it: <c>Minimum stop</c> for <c>minimum-stop</c>.</summary>
internal static class RuleName
{
    internal static string Of(string rule)
    {
        var words = rule.Replace('-', ' ').Replace('_', ' ').Trim();
        return words.Length == 0 ? rule : char.ToUpperInvariant(words[0]) + words[1..];
    }
}
