using System.Text.Json;

namespace PitMarshal.Simulation.Rehearsal;

/// <summary>A verdict as the gateway recorded it: its JSON line, and what a table shows of it.</summary>
public sealed record RecordedVerdict(
    string Line, string Id, string At, string Rule, string Car, string What, string Outcome, double? MeasuredMs,
    double? RequiredMs, double? Number,
    double? Limit, string Penalty, string Reason)
{
    public static RecordedVerdict Parse(string line)
    {
        using JsonDocument document = JsonDocument.Parse(line);
        JsonElement verdict = document.RootElement;
        string Text(string name) => verdict.TryGetProperty(name, out JsonElement value) ? value.GetString() ?? "" : "";
        double? Value(string name) => verdict.TryGetProperty(name, out JsonElement value) ? value.GetDouble() : null;
        string id = Text("id"), rule = Text("rule"), car = Text("car"),
            at = Text("to") is { Length: > 0 } to ? to : Text("from");
        string what = id.Length > rule.Length + car.Length + 2 ? id[(rule.Length + car.Length + 2)..] : "race";
        return new RecordedVerdict(
            line, id, at, rule, car, what, Text("outcome"),
            Value("measuredMs"), Value("requiredMs"), Value("measured"), Value("required"),
            Text("penalty"), Text("reason"));
    }

    /// <summary>What was measured, as people read it: 84.920 s, or a count.</summary>
    public string Measured => Show(MeasuredMs, Number);

    public string Required => Show(RequiredMs, Limit);

    private static string Show(double? ms, double? number) =>
        ms is double time ? time < 600_000
            ? $"{time / 1000:F3} s"
            : $"{TimeSpan.FromMilliseconds(time):h\\:mm\\:ss\\.fff}"
        : number is double count ? $"{count:0}" : "";
}
