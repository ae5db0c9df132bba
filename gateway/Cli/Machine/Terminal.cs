namespace PitMarshal.Cli.Machine;

/// <summary>
/// What stations, files and people wrote goes to a terminal as text only: it must not move its cursor or fake a line.
/// </summary>
internal static class Terminal
{
    /// <summary>The text with U+FFFD in place of each control character.</summary>
    public static string Plain(string text, bool keepLines = false) => text.Any(char.IsControl)
        ? string.Concat(text.Select(c => char.IsControl(c) && !(keepLines && c is '\n' or '\r') ? '\uFFFD' : c))
        : text;
}
