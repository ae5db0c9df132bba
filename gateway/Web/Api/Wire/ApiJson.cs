using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using PitMarshal.Events;
using PitMarshal.Judge.Progress;
using PitMarshal.Judge.Sensing;
using PitMarshal.Judge.Verdicts;

namespace PitMarshal.Web.Api.Wire;

/// <summary>
/// How answers are written: as the race log is. camelCase, words with hyphens, instants in UTC with µs; what
/// is not known is left away.
/// </summary>
internal static class ApiJson
{
    internal static void Configure(JsonSerializerOptions options)
    {
        options.DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull;
        options.Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping;
        options.NumberHandling = JsonNumberHandling.Strict;
        options.Converters.Add(new InstantConverter());
        options.Converters.Add(new JsonStringEnumConverter<Flag>(WordNames.Policy, allowIntegerValues: false));
        options.Converters.Add(new JsonStringEnumConverter<Ruling>(WordNames.Policy, allowIntegerValues: false));
        options.Converters.Add(new JsonStringEnumConverter<Fact>(WordNames.Policy, allowIntegerValues: false));
        options.Converters.Add(new JsonStringEnumConverter<Outcome>(WordNames.Policy, allowIntegerValues: false));
        options.Converters.Add(new JsonStringEnumConverter<RacePhase>(WordNames.Policy, allowIntegerValues: false));
    }

    /// <summary>For an answer that takes up the one written form of a verdict, a forecast or an entry.</summary>
    internal static readonly JsonSerializerOptions Options = Made();

    /// <summary>One written form as a part of an answer: its names and figures are said in one place only.</summary>
    internal static T Read<T>(string json) => JsonSerializer.Deserialize<T>(json, Options)!;

    private static JsonSerializerOptions Made()
    {
        var options = new JsonSerializerOptions(JsonSerializerDefaults.Web);
        Configure(options);
        return options;
    }
}
