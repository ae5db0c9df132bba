using System.Globalization;

namespace PitMarshal.Timing.Writing;

/// <summary>
/// Rows of CSV (RFC 4180) with their line feed; what is null is an empty field. Text that a spreadsheet would take for
/// a formula gets an apostrophe before it.
/// </summary>
internal static class CsvRow
{
    // Fullwidth signs too: some spreadsheets take them for the plain ones.
    private const string FormulaSigns = "=+-@\t\r\n\uFF1D\uFF0B\uFF0D\uFF20";

    public static string Of(IEnumerable<string?> fields) => string.Join(',', fields.Select(Field)) + "\n";

    public static string Number(decimal? number) => number?.ToString("0.######", CultureInfo.InvariantCulture) ?? "";

    /// <summary>Milliseconds of µs.</summary>
    public static string Ms(long? micros) => micros is { } value
        ? (value / 1000m).ToString("0.###", CultureInfo.InvariantCulture) : "";

    private static string Field(string? text) => text is null ? "" : Quoted(IsFormula(text) ? "'" + text : text);

    private static bool IsFormula(string text) =>
        text.AsSpan().TrimStart(" \u00A0\u3000\uFEFF") is [var first, ..] && FormulaSigns.Contains(first)
        && !decimal.TryParse(text, NumberStyles.Number, CultureInfo.InvariantCulture, out _);

    private static string Quoted(string text) =>
        text.AsSpan().IndexOfAny(",\"\r\n") < 0 ? text
        : $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}
