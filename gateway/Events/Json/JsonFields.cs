using System.Text.Json;

namespace PitMarshal.Events.Json;

/// <summary>A field that is missing or not what it has to be; the message says which and what.</summary>
public sealed class BadField(string message) : Exception(message);

/// <summary>Typed, checked reading of the fields of one JSON object. A field that is null counts as missing.</summary>
public readonly struct JsonFields
{
    /// <summary>± 10 days: an uncertainty beyond it is a mistake.</summary>
    private const double UncertaintyMsMax = 864_000_000;

    public JsonFields(JsonElement element)
    {
        if (element.ValueKind != JsonValueKind.Object)
        {
            throw new BadField("expected a JSON object");
        }

        Object = element;
    }

    public JsonElement Object { get; }

    public string Text(string name) => TextOrNull(name) ?? throw Missing(name);

    public string? TextOrNull(string name) => Find(name) is { } value ? TextOf(name, value) : null;

    public long Number(string name) => NumberOrNull(name) ?? throw Missing(name);

    /// <summary>A whole number from 0 on.</summary>
    public long Count(string name) => CountOrNull(name) ?? throw Missing(name);

    public long? CountOrNull(string name) => NumberOrNull(name) switch
    {
        < 0 => throw new BadField($"{name} must not be negative"),
        var n => n,
    };

    public bool? FlagOrNull(string name) => Find(name)?.ValueKind switch
    {
        null => null,
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        _ => throw new BadField($"{name} must be true or false"),
    };

    public Instant Instant(string name) => InstantOrNull(name) ?? throw Missing(name);

    public Instant? InstantOrNull(string name)
    {
        if (TextOrNull(name) is not { } text)
        {
            return null;
        }

        return Events.Instant.TryParse(text, out var instant)
            ? instant
            : throw new BadField($"{name} must be an instant such as 2026-06-13T14:03:05.123456Z");
    }

    /// <summary>± milliseconds; 0 where it is not said.</summary>
    public double Uncertainty(string name, double most = UncertaintyMsMax)
    {
        if (Find(name) is not { } value)
        {
            return 0;
        }

        return value.ValueKind == JsonValueKind.Number && value.TryGetDouble(out var u)
            && u >= 0 && u <= most
            ? u
            : throw new BadField($"{name} must be a number from 0 to {most}");
    }

    public T Word<T>(string name)
        where T : struct, Enum => WordOrNull<T>(name) ?? throw Missing(name);

    public T? WordOrNull<T>(string name)
        where T : struct, Enum
    {
        if (TextOrNull(name) is not { } text)
        {
            return null;
        }

        return Words<T>.TryParse(text, out var word)
            ? word
            : throw new BadField($"{name} must be one of {Words<T>.All}, not '{text}'");
    }

    public List<string> Texts(string name) => TextsOrNull(name) ?? throw Missing(name);

    public List<string>? TextsOrNull(string name)
    {
        if (List(name) is not { } list)
        {
            return null;
        }

        var texts = new List<string>(list.GetArrayLength());
        foreach (var item in list.EnumerateArray())
        {
            texts.Add(TextOf(name, item));
        }

        return texts;
    }

    public List<JsonFields>? ObjectsOrNull(string name)
    {
        if (List(name) is not { } list)
        {
            return null;
        }

        var objects = new List<JsonFields>(list.GetArrayLength());
        foreach (var item in list.EnumerateArray())
        {
            objects.Add(new JsonFields(item));
        }

        return objects;
    }

    /// <summary>An object of texts and numbers, both kept as text.</summary>
    public List<KeyValuePair<string, string>> Settings(string name)
    {
        var settings = new List<KeyValuePair<string, string>>();
        foreach (var property in new JsonFields(Find(name) ?? throw Missing(name)).Object.EnumerateObject())
        {
            settings.Add(new(property.Name, property.Value.ValueKind switch
            {
                JsonValueKind.String => property.Value.GetString()!,
                JsonValueKind.Number => property.Value.GetRawText(),
                _ => throw new BadField($"{name}: {property.Name} must be text or a number"),
            }));
        }

        return settings;
    }

    private static string TextOf(string name, JsonElement value)
    {
        if (value.ValueKind != JsonValueKind.String)
        {
            throw new BadField($"{name} must be text");
        }

        return value.GetString() is { Length: > 0 } text ? text : throw new BadField($"{name} must not be empty");
    }

    private static BadField Missing(string name) => new($"{name} is missing");

    public long? NumberOrNull(string name)
    {
        if (Find(name) is not { } value)
        {
            return null;
        }

        if (value.ValueKind != JsonValueKind.Number)
        {
            throw new BadField($"{name} must be a whole number");
        }

        // 3000.0 is a whole number, too.
        return value.TryGetInt64(out var number) ? number
            : value.TryGetDecimal(out var written) && decimal.IsInteger(written)
                && written is >= long.MinValue and <= long.MaxValue
            ? (long)written
            : throw new BadField($"{name} must be a whole number");
    }

    private JsonElement? List(string name) => Find(name) switch
    {
        null => null,
        { ValueKind: JsonValueKind.Array } list => list,
        _ => throw new BadField($"{name} must be a list"),
    };

    private JsonElement? Find(string name) =>
        Object.TryGetProperty(name, out var value) && value.ValueKind != JsonValueKind.Null ? value : null;
}
