using System.Globalization;
using PitMarshal.Log;

namespace PitMarshal.Judge.Rules;

/// <summary>Typed, checked reading of named fields. What nobody asked for by <see cref="Done"/> is an unknown key.</summary>
internal sealed class FieldReader
{
    private readonly Field _fields;
    private readonly string _where;
    private readonly IReadOnlyDictionary<string, string> _published;
    private readonly HashSet<string> _asked = [];

    public FieldReader(Field fields, string where, IReadOnlyDictionary<string, string> published)
    {
        (_fields, _where, _published) = (fields, where, published);
        if (fields.Map is null)
        {
            throw new BadRule(fields.Line, $"{where}: expected fields such as 'name: value'");
        }
    }

    /// <summary>The names that are there.</summary>
    public IEnumerable<string> Names => _fields.Map!.Select(f => f.Key);

    /// <summary>What every rule has.</summary>
    /// <param name="scope">What the rule gives verdicts on.</param>
    /// <param name="selects">It counts or adds up stops.</param>
    public RuleHead Head(Scope scope, bool selects = false) => new()
    {
        Name = Text("rule"),
        Article = TextOrNull("article"),
        Note = TextOrNull("note"),
        When = When.Read(this, scope, selects),
        Tolerance = Tolerance.Read(this),
        AfterRedFlag = AfterRedFlag.Read(this),
        IfRaceEndsEarly = IfRaceEndsEarly.Read(this),
        Penalty = Penalty.Read(this),
        Written = _fields,
        Published = _published,
    };

    public string Text(string name) => TextOrNull(name) ?? throw Missing(name, "text");

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

    /// <summary>A duration in µs, written 1h2m3.5s or published under a name.</summary>
    public long Duration(string name) => DurationOrNull(name) ?? throw Missing(name, "a duration such as 1m25s");

    public long? DurationOrNull(string name) => ValueOrNull(name) is not { } text ? null
        : Durations.TryParse(text, out var micros) ? micros
        : throw Bad(name, $"expected a duration such as 1m25s or 1h2m3.5s, not '{text}'");

    public int? CountOrNull(string name) => ValueOrNull(name) is not { } text ? null
        : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var count) ? count
        : throw Bad(name, $"expected a whole number, not '{text}'");

    public FieldReader? MapOrNull(string name) =>
        Find(name) is { } field ? new FieldReader(field, $"{_where}: {name}", _published) : null;

    /// <summary>Fields with names, or a list of such.</summary>
    public List<FieldReader>? MapsOrNull(string name) => Find(name) switch
    {
        null => null,
        { List: { Count: > 0 } list } => list.Select(item => new FieldReader(item, $"{_where}: {name}", _published)).ToList(),
        var one => [new FieldReader(one, $"{_where}: {name}", _published)],
    };

    /// <summary>A share in millionths: <c>75%</c>, <c>0.75</c>, <c>3/4</c>.</summary>
    public long? ShareOrNull(string name) => ValueOrNull(name) is not { } text ? null
        : Shares.TryParse(text, out var millionths) ? millionths
        : throw Bad(name, $"expected a share such as 75%, 0.75 or 3/4, not '{text}'");

    /// <summary>Refuses keys that the contract knows and this version does not build: ignoring them would judge wrongly.</summary>
    public void NotYet(params ReadOnlySpan<string> names)
    {
        foreach (var name in names)
        {
            if (_fields.Find(name) is not null)
            {
                throw Bad(name, "is not built yet");
            }
        }
    }

    /// <summary>Refuses values that the contract knows and this version does not build.</summary>
    public void NotYetWords(string name, params ReadOnlySpan<string> words)
    {
        if (TextOrNull(name) is { } text && words.Contains(text))
        {
            throw Bad(name, $"'{text}' is not built yet");
        }
    }

    /// <summary>Every key must have been asked for.</summary>
    public void Done()
    {
        foreach (var (key, value) in _fields.Map!)
        {
            if (!_asked.Contains(key))
            {
                throw new BadRule(value.Line, $"{_where}: unknown key '{key}'; expected {string.Join(", ", _asked.Order())}");
            }
        }
    }

    public BadRule Bad(string name, string what) =>
        new((_fields.Find(name) ?? _fields).Line, $"{_where}: {name}: {what}");

    private BadRule Missing(string name, string what) => new(_fields.Line, $"{_where}: {name} is missing; expected {what}");

    private T ParseWord<T>(string name, string text)
        where T : struct, Enum =>
        Words<T>.TryParse(text, out var word) ? word : throw Bad(name, $"expected one of {Words<T>.All}, not '{text}'");

    /// <summary>Text, or the text published under <c>{ published: name }</c>: judging without it would be a guess.</summary>
    private string? ValueOrNull(string name)
    {
        if (Find(name) is not { Map: not null })
        {
            return TextOrNull(name);
        }

        var value = MapOrNull(name)!;
        value.NotYet("table", "rows");
        var published = value.Text("published");
        value.Done();
        return _published.TryGetValue(published, out var text)
            ? text
            : throw Bad(name, $"the published value '{published}' is not set; "
                + $"the event must set it, for instance with 'published: {{ {published}: 1m25s }}' in this file");
    }

    private Field? Find(string name)
    {
        _asked.Add(name);
        return _fields.Find(name);
    }
}
