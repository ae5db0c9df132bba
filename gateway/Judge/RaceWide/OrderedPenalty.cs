using PitMarshal.Events;
using System.Globalization;
using System.Text.RegularExpressions;

namespace PitMarshal.Judge.RaceWide;

/// <summary>A penalty that is served in the pit lane, as stewards ordered it.</summary>
/// <param name="Id">Of the order.</param>
/// <param name="Car">Whose it is.</param>
/// <param name="At">When it was ordered.</param>
/// <param name="StandsMicros">So long the car has to stand; null of a drive-through.</param>
/// <param name="IsOrder">
/// It was ordered as one; else only ruled, and whether the car has to serve it is not said.
/// </param>
public sealed partial record OrderedPenalty(string Id, string Car, Instant At, long? StandsMicros, bool IsOrder)
{
    /// <summary>When race control saw it served; null: not told.</summary>
    public Instant? ServedAt { get; init; }

    public Instant? WithdrawnAt { get; init; }

    /// <summary>It is served by a next stop that is so much longer; null of one that is a passage of its own.</summary>
    public long? LengthensMicros { get; init; }

    /// <summary>Null where it is served elsewhere than in the pit lane.</summary>
    public static OrderedPenalty? Of(PenaltyOrdered ordered) =>
        Of(ordered.Id, ordered.Car, ordered.At, ordered.Penalty, isOrder: true);

    /// <inheritdoc cref="Of(PenaltyOrdered)"/>
    public static OrderedPenalty? Of(StewardRuled ruled) =>
        ruled is { Ruling: not Ruling.Dismissed, Penalty: { } text } && ruled.Verdict.Split('/') is [_, var car, ..]
            ? Of(ruled.Verdict, car, ruled.At, text, isOrder: false)
            : null;

    private static OrderedPenalty? Of(string id, string car, Instant at, string text, bool isOrder) =>
        text.StartsWith("next-stop", StringComparison.OrdinalIgnoreCase)
            ? new(id, car, at, null, isOrder) { LengthensMicros = Micros(text) }
        : text.StartsWith("drive-through", StringComparison.OrdinalIgnoreCase) ? new(id, car, at, null, isOrder)
        : text.StartsWith("stop", StringComparison.OrdinalIgnoreCase)
            || text.StartsWith("hold", StringComparison.OrdinalIgnoreCase)
            ? new(id, car, at, Micros(text), isOrder)
        : null;

    /// <summary><c>stop-go 1 min 05 s</c>; 0 where it says no time.</summary>
    private static long Micros(string text) => Amount().Matches(text).Sum(m =>
        (long)(decimal.Parse(m.Groups[1].Value, CultureInfo.InvariantCulture) * 1_000_000) * (
            m.Groups[2].Value[0] switch { 's' => 1, 'm' => 60, _ => 3600 }));

    [GeneratedRegex(@"(\d{1,6}(?:\.\d{1,6})?)\s*(s|min|m|h)\b")]
    private static partial Regex Amount();
}
