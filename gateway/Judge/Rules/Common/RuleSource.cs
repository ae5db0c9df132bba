using PitMarshal.Events;
using PitMarshal.Judge.Rules.Reading;

namespace PitMarshal.Judge.Rules.Common;

/// <summary>Where a rule, or all of a file, comes from; what is null is not said.</summary>
/// <param name="Of">The text.</param>
/// <param name="Year">Its year, or <c>undated</c>.</param>
/// <param name="Sure">How sure it is.</param>
public sealed record RuleSource(string? Of, string? Year, RuleSource.Confidence? Sure)
{
    /// <summary>From whom what a rule says is known.</summary>
    public enum Confidence { Rulebook, Organiser, Press, Secondary, Inferred, Example }

    /// <summary>Reads <c>source</c>, <c>year</c> and <c>sure</c>; throws <see cref="BadRule"/>.</summary>
    public static RuleSource Read(FieldReader fields)
    {
        var year = fields.TextOrNull("year");
        return year is null or "undated" || (year.Length == 4 && year.All(char.IsAsciiDigit))
            ? new(fields.TextOrNull("source"), year, fields.WordOrNull<Confidence>("sure"))
            : throw fields.Bad("year", $"expected a year such as 2025, or undated, not '{year}'");
    }

    /// <summary><c>2023, from the organiser</c>; null when nothing is said.</summary>
    public string? Explain()
    {
        var parts = new[] { Of, Year, Sure is { } sure ? Explain(sure) : null }.OfType<string>().ToList();
        return parts.Count == 0 ? null : $"{string.Join(", ", parts)}.";
    }

    private static string Explain(Confidence sure) => sure switch
    {
        Confidence.Rulebook => "by the text of the rules itself",
        Confidence.Organiser => "by the organiser's own page",
        Confidence.Press => "by the press",
        Confidence.Secondary => "by others than organiser and press",
        Confidence.Inferred => "inferred: no source says it",
        _ => "an example, of no series",
    };
}
