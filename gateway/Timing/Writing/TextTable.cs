using System.Globalization;
using System.Text;

namespace PitMarshal.Timing.Writing;

/// <summary>Columns of plain text for people.</summary>
public static class TextTable
{
    /// <summary>Rows padded to the widest cell of each column, without blanks at their ends.</summary>
    public static string Write(string title, string[] head, IEnumerable<string[]> cells)
    {
        string[][] rows = [head, .. cells];
        var widths = Enumerable.Range(0, head.Length).Select(i => rows.Max(row => row[i].Length)).ToArray();
        var text = new StringBuilder(title).Append('\n');
        foreach (var row in rows)
        {
            text.Append(string.Join("  ", row.Select((cell, i) => cell.PadRight(widths[i]))).TrimEnd()).Append('\n');
        }

        return text.ToString();
    }

    public static string Number(long? number) => number?.ToString(CultureInfo.InvariantCulture) ?? "";

    /// <summary><c>1:02:03.456</c>, <c>1:03.021</c>; empty for null.</summary>
    public static string Time(long? micros)
    {
        if (micros is not { } value)
        {
            return "";
        }

        var time = TimeSpan.FromMicroseconds(value);
        return time.TotalHours >= 1
            ? string.Create(CultureInfo.InvariantCulture,
                $"{(int)time.TotalHours}:{time.Minutes:00}:{time.Seconds:00}.{time.Milliseconds:000}")
            : string.Create(CultureInfo.InvariantCulture,
                $"{(int)time.TotalMinutes}:{time.Seconds:00}.{time.Milliseconds:000}");
    }
}
