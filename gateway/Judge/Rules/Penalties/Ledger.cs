using System.Globalization;
using PitMarshal.Judge.Rules.Reading;
using PitMarshal.Judge.Verdicts;

namespace PitMarshal.Judge.Rules.Penalties;

/// <summary>
/// The points of a car over all rules: <c>ledger: { 10: { kind: stop-go }, 15: { kind: hold, value: 2m } }</c>. Who
/// reaches a number of points is proposed its penalty, once.
/// </summary>
public sealed class Ledger
{
    private readonly List<(long Points, Sanction Sanction)> _thresholds;

    private Ledger(List<(long, Sanction)> thresholds) => _thresholds = thresholds;

    /// <summary>Reads the field <c>ledger</c> of a file, which may be absent; throws <see cref="BadRule"/>.</summary>
    public static Ledger? Read(FieldReader file)
    {
        if (file.MapOrNull("ledger") is not { } fields)
        {
            return null;
        }

        var thresholds = new List<(long Points, Sanction)>();
        foreach (var name in fields.Names)
        {
            if (!long.TryParse(name, NumberStyles.None, CultureInfo.InvariantCulture, out var points) || points == 0)
            {
                throw fields.Bad(name, "expected a number of points and its penalty, such as '10: { kind: stop-go }'");
            }

            thresholds.Add((points, Threshold(fields.MapOrNull(name)!)));
        }

        thresholds.Sort((a, b) => a.Points.CompareTo(b.Points));
        return thresholds.Count > 0 && thresholds.DistinctBy(t => t.Points).Count() == thresholds.Count
            ? new(thresholds)
            : throw file.Bad("ledger", "expected numbers of points, each once, with their penalties");
    }

    /// <summary>
    /// What is proposed when the points of a car rise; the highest number reached counts. Null: nothing new.
    /// </summary>
    public Sanction? Reached(long before, long after) =>
        _thresholds.FindLast(t => t.Points > before && t.Points <= after).Sanction;

    public string Explain() => string.Join("; ", _thresholds.Select(t => $"{t.Points} points: {t.Sanction}"));

    /// <summary>A penalty of constant size: no rule and no miss stands behind it.</summary>
    private static Sanction Threshold(FieldReader fields)
    {
        var kind = fields.Word<PenaltyKind>("kind");
        if (kind == PenaltyKind.Points)
        {
            throw fields.Bad("kind", "points bring another penalty, not points");
        }

        var size = kind.HasTime()
            ? fields.DurationOrNull("value")
            : kind.HasUnits()
            ? fields.CountOrNull("value") ?? 1
            : null;
        if (size is null && kind is (PenaltyKind.Hold or PenaltyKind.Time))
        {
            throw fields.Missing("value", Dimension.Duration.Expected());
        }

        fields.Done();
        return new(kind, size);
    }
}
