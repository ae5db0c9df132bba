using System.Text;
using System.Text.Unicode;

namespace PitMarshal.Ingest.Decisions.EntryLists;

/// <summary>
/// An entry list as spreadsheets save it: UTF-8 or UTF-16 with or without a mark, else Windows-1252; fields apart by
/// commas, semicolons or tabs, which a first line <c>sep=;</c> may say.
/// </summary>
internal static class EntryListText
{
    private static readonly char[] s_separators = ['\t', ';', ','];

    public static string Decode(ReadOnlySpan<byte> bytes)
    {
        var encoding = bytes switch
        {
            [0xFF, 0xFE, ..] or [not 0, 0, not 0, 0, ..] => Encoding.Unicode,
            [0xFE, 0xFF, ..] or [0, not 0, 0, not 0, ..] => Encoding.BigEndianUnicode,
            _ when Utf8.IsValid(bytes) => Encoding.UTF8,
            _ => CodePagesEncodingProvider.Instance.GetEncoding(1252)!,
        };
        return encoding.GetString(bytes).TrimStart('\uFEFF');
    }

    /// <summary>What separates the fields, and the text with an empty line in the place of one that says it.</summary>
    public static (char Separator, string Text) Separated(string text)
    {
        var end = text.IndexOf('\n');
        var first = (end < 0 ? text : text[..end]).Trim('\r', ' ', '"');
        if (!first.StartsWith("sep=", StringComparison.OrdinalIgnoreCase) || first.Length != 5)
        {
            return (Usual(first), text);
        }
        // Some programs write the line and then what they always write.
        var head = text[(end < 0 ? text.Length : end + 1)..].Split('\n', 2)[0];
        return (head.Contains(first[4]) ? first[4] : Usual(head), end < 0 ? "" : text[end..]);
    }

    private static char Usual(string head) => s_separators.MaxBy(separator => head.Count(c => c == separator));
}
