using System.Globalization;

namespace PitMarshal.Judge.Rules.Reading;

// Numbers that are the same in every race; what depends on the race is an Amount.
public sealed partial class FieldReader
{
    /// <summary>A constant whole number, or one published under a name.</summary>
    public int? CountOrNull(string name) => ConstantOrNull(name) is not { } text ? null
        : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var count) ? count
        : throw Bad(name, $"expected {Dimension.Number.Expected()}, not '{text}'");

    /// <summary>A constant duration in µs, written 1h2m3.5s or published under a name.</summary>
    public long? DurationOrNull(string name) => ConstantOrNull(name) is not { } text ? null
        : WrittenDuration.TryParse(text, out var micros) ? micros
        : throw Bad(name, $"expected {Dimension.Duration.Expected()}, not '{text}'");

    public decimal? DecimalOrNull(string name) => ConstantOrNull(name) is not { } text ? null
        : decimal.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number)
            && number <= 1_000_000 ? number
        : throw Bad(name, $"expected a number such as 1.5, not '{text}'");

    /// <summary>A share of a whole, such as 75%, in millionths.</summary>
    public long? ShareOrNull(string name) => ConstantOrNull(name) is not { } text ? null
        : Shares.TryParse(text, out var millionths) ? millionths
        : throw Bad(name, $"expected a share such as 75%, not '{text}'");

    public bool? FlagOrNull(string name) => TextOrNull(name) switch
    {
        null => null,
        "true" => true,
        "false" => false,
        var text => throw Bad(name, $"expected true or false, not '{text}'"),
    };

    /// <summary>A value of a form of its own, as text; null when it is published and not set, which is noted.</summary>
    public string? Value(string name)
    {
        if (MapUnlessText(name)?.TextOrNull("published") is { } published && !IsSet(published))
        {
            NoteUse(name, [published]);
            return null;
        }

        return ConstantOrNull(name) ?? throw Missing(name, "a value");
    }

    /// <summary>
    /// Published values that a field needs. Of those that have no value yet the problem is kept: it stops who judges,
    /// not who explains or checks.
    /// </summary>
    public void NoteUse(string name, IEnumerable<string> published)
    {
        foreach (var value in published)
        {
            Uses.Names.Add(value);
            if (!IsSet(value))
            {
                var problem = NotSet(name, value);
                Uses.Unset.Add(new(value, problem.Line, problem.Message));
            }
        }
    }

    /// <summary>
    /// Text, or the text published under <c>{ published: name }</c>; a constant that is not set cannot even be
    /// explained.
    /// </summary>
    private string? ConstantOrNull(string name)
    {
        if (MapUnlessText(name) is not { } map)
        {
            return TextOrNull(name);
        }

        var published = map.Text("published");
        map.Done();
        NoteUse(name, [published]);
        return IsSet(published) ? Published[published] : throw NotSet(name, published);
    }

    private bool IsSet(string published) => Published.GetValueOrDefault(published) is { Length: > 0 };

    private BadRule NotSet(string name, string published) => Bad(name, $"the published value '{published}' is not set; "
        + $"the event must set it, with '{published}: …' under published in this file");
}
