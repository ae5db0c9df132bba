namespace PitMarshal.Judge.Rules.Reading;

/// <summary>A value as written in a regulations file: text, a list, or fields with names.</summary>
/// <param name="Line">The line it begins on, from 1.</param>
public sealed record Field(int Line)
{
    public string? Text { get; init; }

    public IReadOnlyList<Field>? List { get; init; }

    public IReadOnlyList<KeyValuePair<string, Field>>? Map { get; init; }

    public Field? Find(string name)
    {
        foreach (var (key, value) in Map ?? [])
        {
            if (key == name)
            {
                return value;
            }
        }

        return null;
    }

    /// <summary>All of it in one line, the same for what is written the same.</summary>
    public string Write()
    {
        if (List is not null)
        {
            return $"[{string.Join(", ", List.Select(item => item.Write()))}]";
        }

        var fields = Map?.OrderBy(f => f.Key, StringComparer.Ordinal).Select(f => $"{f.Key}: {f.Value.Write()}");
        return fields is not null ? $"{{ {string.Join(", ", fields)} }}" : Text ?? "";
    }

    /// <summary>The same fields with one of them text, new or instead of the old.</summary>
    public Field With(string name, string text)
    {
        var fields = new List<KeyValuePair<string, Field>>(Map ?? []);
        fields.RemoveAll(f => f.Key == name);
        fields.Add(new(name, new Field(Line) { Text = text }));
        return this with { Map = fields };
    }
}
