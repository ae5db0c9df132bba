using PitMarshal.Events;

namespace PitMarshal.Judge.Rules.Reading;

/// <summary>
/// Typed, checked reading of named fields. What nobody asked for by <see cref="Done"/> is an unknown key.
/// </summary>
public sealed partial class FieldReader
{
    private readonly Field _fields;
    private readonly string _where;
    private readonly HashSet<string> _asked = [];

    /// <param name="fields">What is read.</param>
    /// <param name="where">How errors name it.</param>
    /// <param name="published">Values the event has published, by name; empty text: it must set it.</param>
    public FieldReader(Field fields, string where, IReadOnlyDictionary<string, string> published)
        : this(fields, where, published, new())
    {
    }

    private FieldReader(Field fields, string where, IReadOnlyDictionary<string, string> published, PublishedUses uses)
    {
        (_fields, _where, Published, Uses) = (fields, where, published, uses);
        if (fields.Map is null)
        {
            throw new BadRule(fields.Line, $"{where}: expected fields such as 'name: value'");
        }
    }

    public IReadOnlyDictionary<string, string> Published { get; }

    /// <summary>The published values that what was read so far, here and below, needs.</summary>
    public PublishedUses Uses { get; }

    /// <summary>What is read, as it is written.</summary>
    public Field Written => _fields;

    /// <summary>The names that are there.</summary>
    public IEnumerable<string> Names => _fields.Map!.Select(f => f.Key);

    public string Text(string name) => TextOrNull(name) ?? throw Missing(name, "text");

    /// <summary>Text that may be empty.</summary>
    public string TextOrEmpty(string name) => Find(name) is { Text: "" } ? "" : Text(name);

    public string? TextOrNull(string name) => Find(name) switch
    {
        null => null,
        { Text: { Length: > 0 } text } => text,
        _ => throw Bad(name, "expected text"),
    };

    /// <summary>A list of texts, or one text.</summary>
    public List<string>? TextsOrNull(string name)
    {
        if (Find(name) is not { } field)
        {
            return null;
        }

        var items = field.List ?? [field];
        return items.Count > 0 && items.All(item => item.Text is { Length: > 0 })
            ? items.Select(item => item.Text!).ToList()
            : throw Bad(name, "expected a list of texts");
    }

    /// <summary>A list that is not empty.</summary>
    public IReadOnlyList<Field> ListOf(string name) => Find(name) switch
    {
        null => throw Missing(name, "a list"),
        { List: { Count: > 0 } list } => list,
        _ => throw Bad(name, "expected a list that is not empty"),
    };

    public T Word<T>(string name)
        where T : struct, Enum => WordOrNull<T>(name) ?? throw Missing(name, $"one of {Words<T>.All}");

    public T? WordOrNull<T>(string name)
        where T : struct, Enum =>
        TextOrNull(name) is not { } text ? null : ParseWord<T>(name, text);

    public List<T> WordList<T>(string name)
        where T : struct, Enum => WordListOrNull<T>(name) ?? throw Missing(name, $"a list of {Words<T>.All}");

    public List<T>? WordListOrNull<T>(string name)
        where T : struct, Enum => TextsOrNull(name)?.ConvertAll(text => ParseWord<T>(name, text));

    public FieldReader? MapOrNull(string name) =>
        Find(name) is { } field ? Below(field, name) : null;

    /// <summary>Fields with names, or null where there are none or text.</summary>
    public FieldReader? MapUnlessText(string name) => Find(name) is { Map: not null } field ? Below(field, name) : null;

    /// <summary>Fields with names, or a list of such.</summary>
    public List<FieldReader>? MapsOrNull(string name) => Find(name) switch
    {
        null => null,
        { List: { Count: > 0 } list } => list.Select(item => Below(item, name)).ToList(),
        var one => [Below(one, name)],
    };

    public bool IsList(string name) => Find(name) is { List: not null };

    /// <summary>Rows, as fields or as a list of pairs.</summary>
    public FieldReader RowsOf(string name)
    {
        var field = Find(name) ?? throw Missing(name, "rows such as 'key: amount'");
        if (field.List is not { } pairs)
        {
            return Below(field, name);
        }

        var rows = new List<KeyValuePair<string, Field>>();
        foreach (var pair in pairs)
        {
            if (pair.List is not [{ Text: { Length: > 0 } key }, var value] || rows.Exists(row => row.Key == key))
            {
                throw new BadRule(pair.Line, $"{_where}: {name}: expected pairs [key, amount], each key once");
            }

            rows.Add(new(key, value));
        }

        return Below(field with { List = null, Map = rows }, name);
    }

    public bool Has(string name) => Find(name) is not null;

    /// <summary>Every key must have been asked for.</summary>
    public void Done()
    {
        foreach (var (key, value) in _fields.Map!)
        {
            if (!_asked.Contains(key))
            {
                throw new BadRule(
                    value.Line, $"{_where}: unknown key '{key}'; expected {string.Join(", ", _asked.Order())}");
            }
        }
    }

    public BadRule Bad(string name, string what) => new(Line(name), $"{_where}: {name}: {what}");

    public BadRule Missing(string name, string what) =>
        new(_fields.Line, $"{_where}: {name} is missing; expected {what}");

    private T ParseWord<T>(string name, string text)
        where T : struct, Enum =>
        Words<T>.TryParse(text, out var word) ? word : throw Bad(name, $"expected one of {Words<T>.All}, not '{text}'");

    private int Line(string name) => (_fields.Find(name) ?? _fields).Line;

    private FieldReader Below(Field field, string name) => new(field, $"{_where}: {name}", Published, Uses);

    private Field? Find(string name)
    {
        _asked.Add(name);
        return _fields.Find(name);
    }
}
