using System.Globalization;

namespace PitMarshal.Timing.Writing;

/// <summary>Rows of CSV (RFC 4180) with their line feed; what is null is an empty field.</summary>
internal static class CsvRow
{
    public static string Of(IEnumerable<string?> fields) => string.Join(',', fields.Select(Field)) + "\n";

    public static string Number(decimal? number) => number?.ToString("0.######", CultureInfo.InvariantCulture) ?? "";

    /// <summary>Milliseconds of µs.</summary>
    public static string Ms(long? micros) => micros is { } value
        ? (value / 1000m).ToString("0.###", CultureInfo.InvariantCulture) : "";

    private static string Field(string? text) => text is null ? ""
        : text.AsSpan().IndexOfAny(",\"\r\n") < 0 ? text
        : $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}
