using System.Text.Json;

namespace PitMarshal.Events.Json;

/// <summary>Fields written one after another; one that is null is left out.</summary>
public static class JsonWriting
{
    public static Utf8JsonWriter Text(this Utf8JsonWriter json, string name, string? value)
    {
        if (value is not null)
        {
            json.WriteString(name, value);
        }
        return json;
    }

    public static Utf8JsonWriter Number(this Utf8JsonWriter json, string name, long? value)
    {
        if (value is { } number)
        {
            json.WriteNumber(name, number);
        }
        return json;
    }

    internal static Utf8JsonWriter Flag(this Utf8JsonWriter json, string name, bool? value)
    {
        if (value is { } flag)
        {
            json.WriteBoolean(name, flag);
        }
        return json;
    }

    internal static Utf8JsonWriter Word<T>(this Utf8JsonWriter json, string name, T? value)
        where T : struct, Enum => json.Text(name, value is { } word ? Words<T>.Write(word) : null);

    internal static Utf8JsonWriter Instant(this Utf8JsonWriter json, string name, Instant? value) =>
        json.Text(name, value?.ToString());

    internal static Utf8JsonWriter Texts(this Utf8JsonWriter json, string name, IReadOnlyList<string>? values)
    {
        if (values is null)
        {
            return json;
        }
        json.WriteStartArray(name);
        foreach (var value in values)
        {
            json.WriteStringValue(value);
        }
        json.WriteEndArray();
        return json;
    }

    internal static Utf8JsonWriter Objects<T>(
        this Utf8JsonWriter json, string name, IReadOnlyList<T>? values, Action<Utf8JsonWriter, T> write)
    {
        if (values is null)
        {
            return json;
        }
        json.WriteStartArray(name);
        foreach (var value in values)
        {
            json.WriteStartObject();
            write(json, value);
            json.WriteEndObject();
        }
        json.WriteEndArray();
        return json;
    }

    internal static Utf8JsonWriter Settings(
        this Utf8JsonWriter json, string name, IReadOnlyList<KeyValuePair<string, string>> values)
    {
        json.WriteStartObject(name);
        foreach (var (key, value) in values)
        {
            json.WriteString(key, value);
        }
        json.WriteEndObject();
        return json;
    }

    /// <summary>A value that is JSON already.</summary>
    internal static Utf8JsonWriter Raw(this Utf8JsonWriter json, string name, string? value)
    {
        if (value is not null)
        {
            json.WritePropertyName(name);
            json.WriteRawValue(value);
        }
        return json;
    }
}
