using System.Text.RegularExpressions;
using PitMarshal.Events;

namespace PitMarshal.Import.Tables;

/// <summary>
/// The rows of a table as officials publish it: CSV with <c>;</c>, <c>,</c> or tabs, or text copied from a page, whose
/// columns stand apart by two blanks or more. The first line that names a car's column is the head; what stands before
/// it, such as titles, is passed over.
/// </summary>
internal sealed partial class TableLines(ImportReport report)
{
    private static readonly char[] s_separators = [';', '\t', ','];

    private readonly List<string> _fields = [];

    /// <exception cref="BadInput">There is no head.</exception>
    public IEnumerable<TableRow> Read(string file)
    {
        (char Separator, TableHead Head)? found = null;
        foreach (var (place, text) in TextLines.Read(file))
        {
            if (text is not null && string.IsNullOrWhiteSpace(text))
            {
                continue;
            }

            if (found is not { } table)
            {
                found = text is null ? null : Head(text);
                continue;
            }

            if (text is null || !Split(text, table.Separator))
            {
                report.Refuse(place, "a row that is no line of fields");
            }
            else if (TableHead.Of(_fields) is null)
            {
                // A table of several pages has its head on each.
                yield return new TableRow(place, table.Head, [.. _fields]);
            }
        }

        if (found is null)
        {
            throw new BadInput($"{file}:1: no line names the columns: one of car and its times is needed, such as "
                + "car,stop,time in,time out");
        }
    }

    private (char, TableHead)? Head(string text)
    {
        foreach (var separator in (char[])[.. s_separators, ' '])
        {
            if (Split(text, separator) && TableHead.Of(_fields) is { } head)
            {
                return (separator, head);
            }
        }

        return null;
    }

    private bool Split(string text, char separator)
    {
        if (separator != ' ')
        {
            return SeparatedFields.TrySplit(text, separator, _fields);
        }

        _fields.Clear();
        _fields.AddRange(Apart().Split(text.Trim()));
        return true;
    }

    [GeneratedRegex(@"[ \u00a0]{2,}|\t")]
    private static partial Regex Apart();
}
