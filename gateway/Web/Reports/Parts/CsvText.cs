using System.Globalization;
using System.Text;
using CsvHelper;
using PitMarshal.Events;

namespace PitMarshal.Web.Reports.Parts;

/// <summary>
/// Lists as CSV (RFC 4180), UTF-8 with its mark, so that spreadsheets read names as they are. Figures are never in the
/// manner of a country. Text that a spreadsheet would take for a formula gets an apostrophe before it.
/// </summary>
internal static class CsvText
{
    // Fullwidth signs too: some spreadsheets take them for the plain ones.
    private const string FormulaSigns = "=+-@\t\r\n\uFF1D\uFF0B\uFF0D\uFF20";

    private static readonly byte[] s_mark = [0xEF, 0xBB, 0xBF];

    internal static byte[] Of<TLine>(IEnumerable<TLine> lines, IReadOnlyList<CsvColumn<TLine>> columns, Instant? start)
    {
        using var bytes = new MemoryStream();
        bytes.Write(s_mark);
        using (var csv = CsvWriter.Create(
            bytes, new CsvWriterOptions { HasHeader = false, NewLine = "\r\n" }, leaveOpen: true))
        {
            csv.WriteRecord(columns.Select(column => column.Name).ToArray());
            foreach (var line in lines)
            {
                csv.WriteRecord(columns.Select(column => Cell(column.Value(line, start))).ToArray());
            }
        }
        return bytes.ToArray();
    }

    /// <summary>A figure keeps its minus; a text that begins like a formula does not begin with it.</summary>
    internal static string Cell(object? value) => value switch
    {
        null => "",
        string text => text.AsSpan().TrimStart(" \u00A0\u3000\uFEFF") is [var first, ..] && FormulaSigns.Contains(first)
            ? "'" + text
            : text,
        decimal figure => figure.ToString("0.######", CultureInfo.InvariantCulture),
        Instant instant => instant.ToString(),
        IFormattable figure => figure.ToString(null, CultureInfo.InvariantCulture),
        _ => throw new ArgumentException($"no cell of a {value.GetType()}", nameof(value)),
    };
}
