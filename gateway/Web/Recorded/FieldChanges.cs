using System.Text.Json;
using PitMarshal.Evidence.Wording;
using PitMarshal.Web.Formats;

namespace PitMarshal.Web.Recorded;

/// <summary>What is different between two verdicts of the same obligation, both as they are written.</summary>
internal static class FieldChanges
{
    private const string Evidence = "rests on";

    private static readonly (string Field, string Name)[] s_fields =
    [
        ("outcome", "outcome"), ("measuredMs", "measured"), ("measured", "measured"), ("requiredMs", "required"),
        ("required", "required"),
        ("shortfallMs", "shortfall"), ("shortfall", "shortfall"), ("excessMs", "excess"),
        ("excess", "excess"), ("uMs", "uncertainty"),
        ("penalty", "proposed penalty"), ("reason", "reason"), ("driver", "driver"), ("stop", "stop"),
        ("from", "from"), ("to", "to"),
        ("article", "article"), ("evidence", Evidence), ("regulations", "regulations"),
    ];

    // Of a first verdict nobody wants to read again what the page says of it already.
    private static readonly string[] s_first = ["outcome", "reason"];

    /// <summary>In the order in which people read a verdict; of a first one only what it said and why.</summary>
    /// <param name="before">JSON; null: there was none.</param>
    /// <param name="now">JSON; null: there is none any more.</param>
    internal static IReadOnlyList<FieldChange> Between(string? before, string? now)
    {
        using var old = JsonDocument.Parse(before ?? "{}");
        using var fresh = JsonDocument.Parse(now ?? "{}");
        return
        [
            .. s_fields.Where(field => before is not null || s_first.Contains(field.Field))
                .Select(field => new FieldChange(
                    field.Name, Text(old.RootElement, field.Field), Text(fresh.RootElement, field.Field)))
                .Where(change => change.Before != change.Now)
                .Select(change => change.Name == Evidence ? Apart(change) : change),
        ];
    }

    /// <summary>Of lists only what is not in both.</summary>
    private static FieldChange Apart(FieldChange change)
    {
        var (old, fresh) = (change.Before?.Split(", ") ?? [], change.Now?.Split(", ") ?? []);
        return change with { Before = Joined(old.Except(fresh)), Now = Joined(fresh.Except(old)) };
    }

    private static string? Joined(IEnumerable<string?> sources) =>
        string.Join(", ", sources) is { Length: > 0 } all ? all : null;

    private static string? Text(JsonElement verdict, string field)
    {
        if (!verdict.TryGetProperty(field, out var value))
        {
            return null;
        }
        return field switch
        {
            "uMs" => MeasureFormat.PlusMinus(value.GetDouble()),
            "evidence" => Joined(value.EnumerateArray().Select(source => source.GetString())),
            "reason" => MeasureFormat.Told(value.GetString()!, UMs(verdict)),
            "from" or "to" => value.GetString()![11..23],
            _ when field.EndsWith("Ms", StringComparison.Ordinal) =>
                TimeFormat.Duration((long)(value.GetDecimal() * 1000), UMs(verdict)),
            _ => value.ToString(),
        };
    }

    private static double? UMs(JsonElement verdict) => verdict.TryGetProperty("uMs", out var u) ? u.GetDouble() : null;
}
