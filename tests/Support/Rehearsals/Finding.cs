using System.Text.Json;

namespace PitMarshal.Tests.Support.Rehearsals;

/// <summary>What a verdict says, for comparing two runs.</summary>
internal sealed record Finding(
    string Id, string Outcome, double? MeasuredMs, double? RequiredMs, double UMs, IReadOnlyList<Happening> Evidence)
{
    public static Finding Parse(string line, IReadOnlyDictionary<string, Happening> happened)
    {
        using JsonDocument document = JsonDocument.Parse(line);
        JsonElement v = document.RootElement;
        double? Number(string name) => v.TryGetProperty(name, out JsonElement value) ? value.GetDouble() : null;
        Happening[] evidence = [.. v.GetProperty("evidence").EnumerateArray()
            .Select(source => happened[source.GetString()!])];
        return new Finding(
            v.GetProperty("id").GetString()!, v.GetProperty("outcome").GetString()!,
            Number("measuredMs"), Number("requiredMs"),
            Number("uMs") ?? 0, evidence);
    }

    /// <summary>
    /// The same finding, but for the uncertainty, and the outcome where the limit lies inside the larger uncertainty.
    /// </summary>
    public bool Agrees(Finding other)
    {
        double u = Math.Max(UMs, other.UMs);
        bool isClose = MeasuredMs is double measured && RequiredMs is double required
            && Math.Abs(measured - required) <= u;
        bool measuresAgree = MeasuredMs is null == other.MeasuredMs is null
            && Math.Abs((MeasuredMs ?? 0) - (other.MeasuredMs ?? 0)) <= 1;
        bool evidenceAgrees = Evidence.Count == other.Evidence.Count
            && Evidence.Zip(other.Evidence).All(pair => pair.First.Agrees(pair.Second));
        return Id == other.Id && measuresAgree && (Outcome == other.Outcome || isClose) && evidenceAgrees;
    }
}
