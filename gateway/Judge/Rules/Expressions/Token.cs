using System.Globalization;
using PitMarshal.Judge.Rules.Reading;

namespace PitMarshal.Judge.Rules.Expressions;

/// <summary>One word or sign of a calculation; the last one is empty.</summary>
/// <param name="Text">As written.</param>
/// <param name="At">Where it begins, from 1.</param>
internal readonly record struct Token(string Text, int At)
{
    private const string Signs = "+-*/(),";
    private const NumberStyles Plain = NumberStyles.AllowDecimalPoint;

    public bool IsNumber => Text.Length > 0 && char.IsAsciiDigit(Text[0]);

    public bool IsName => Text.Length > 0 && char.IsAsciiLetterLower(Text[0]);

    /// <summary>Throws <see cref="FormatException"/> at the first character that belongs nowhere.</summary>
    public static List<Token> Split(string text)
    {
        var tokens = new List<Token>();
        for (var i = 0; i < text.Length;)
        {
            if (text[i] == ' ')
            {
                i++;
                continue;
            }

            var end = Signs.Contains(text[i]) ? i + 1
                : char.IsAsciiDigit(text[i]) ? NumberEnd(text, i)
                : char.IsAsciiLetterLower(text[i]) ? NameEnd(text, i)
                : throw new FormatException($"'{text[i]}' means nothing here, at character {i + 1}");
            tokens.Add(new(text[i..end], i + 1));
            i = end;
        }

        tokens.Add(new("", text.Length + 1));
        return tokens;
    }

    /// <summary>The number or duration it is; throws <see cref="FormatException"/>.</summary>
    public Literal Literal()
    {
        if (WrittenDuration.TryParse(Text, out var micros))
        {
            return new(new Rational(micros), Dimension.Duration, Text);
        }

        var isShare = Text[^1] == '%';
        return decimal.TryParse(isShare ? Text[..^1] : Text, Plain, CultureInfo.InvariantCulture, out var number)
            && number <= 1_000_000_000 && decimal.Round(number, 9) == number
            ? new(Rational.From(isShare ? number / 100 : number), Dimension.Number, Text)
            : throw new FormatException(
                $"'{Text}' is neither a duration such as 1m25s, nor a number such as 4 or 0.5, nor a share such as "
                    + $"60%");
    }

    private static int NumberEnd(string text, int i)
    {
        while (i < text.Length && (char.IsAsciiLetterOrDigit(text[i]) || text[i] is '.' or '%'))
        {
            i++;
        }

        return i;
    }

    /// <summary>A hyphen belongs to a name when a letter follows it at once.</summary>
    private static int NameEnd(string text, int i)
    {
        while (i < text.Length && (char.IsAsciiLetterLower(text[i]) || char.IsAsciiDigit(text[i])
            || (text[i] == '-' && i + 1 < text.Length && char.IsAsciiLetterLower(text[i + 1]))))
        {
            i++;
        }

        return i;
    }
}
