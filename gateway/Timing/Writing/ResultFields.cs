using System.Text.Json;
using PitMarshal.Events.Json;
using PitMarshal.Timing.Penalties;

namespace PitMarshal.Timing.Writing;

/// <summary>Fields that lines of results, grids and standings have in common.</summary>
internal static class ResultFields
{
    /// <summary>Milliseconds of µs with one to three decimals, zero as 0; left out for null.</summary>
    public static void Micros(this Utf8JsonWriter json, string name, long? micros)
    {
        if (micros == 0)
        {
            json.WriteNumber(name, 0);
        }
        else
        {
            json.Ms(name, micros / 1000m);
        }
    }

    /// <summary>Left out where there are none.</summary>
    public static void Penalties(this Utf8JsonWriter json, IReadOnlyList<ResultPenalty> penalties)
    {
        if (penalties.Count == 0)
        {
            return;
        }

        json.WriteStartArray("penalties");
        foreach (var penalty in penalties)
        {
            json.WriteStartObject();
            json.WriteString("id", penalty.Id);
            json.WriteString("penalty", penalty.Penalty);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }
}
