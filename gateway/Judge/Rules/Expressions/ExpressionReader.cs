namespace PitMarshal.Judge.Rules.Expressions;

/// <summary>
/// Reads a calculation: <c>+ - * /</c> and brackets with their usual precedence; durations, numbers, percentages;
/// <c>ceil floor round min max</c>; <c>duration</c>, <c>drivers</c>; any other name is a published value. A name may
/// hold hyphens, so
/// <c>a - b</c> needs its blanks.
/// </summary>
public sealed class ExpressionReader
{
    /// <summary>No calculation is longer, in characters: what is computed exactly must stay small.</summary>
    public const int LengthMax = 200;

    private readonly List<Token> _tokens;
    private readonly IReadOnlyDictionary<string, string>? _published;
    private int _next;

    private ExpressionReader(List<Token> tokens, IReadOnlyDictionary<string, string>? published) =>
        (_tokens, _published) = (tokens, published);

    /// <summary>Words that mean something in a calculation, so that no published value can be called so.</summary>
    public static IReadOnlyList<string> Words { get; } =
        ["duration", "drivers", "ceil", "floor", "round", "min", "max"];

    /// <summary>Reads a calculation, or throws <see cref="FormatException"/> with what is wrong.</summary>
    /// <param name="text">As written.</param>
    /// <param name="published">
    /// Values the event has published, by name; empty text: the event must set it. Null: names are not allowed, for a
    /// published value refers to no other.
    /// </param>
    public static Expression Read(string text, IReadOnlyDictionary<string, string>? published)
    {
        if (text.Length > LengthMax)
        {
            throw new FormatException($"it is longer than {LengthMax} characters");
        }

        var reader = new ExpressionReader(Token.Split(text), published);
        var result = reader.Sum();
        return reader.Peek is { Text: "" } ? result : throw reader.Wrong("an operator or the end");
    }

    /// <summary>A published value, which may have no value yet.</summary>
    public static PublishedValue ReadPublished(string name, IReadOnlyDictionary<string, string> published)
    {
        if (published.GetValueOrDefault(name) is not { Length: > 0 } text)
        {
            return new(name, null);
        }

        try
        {
            return new(name, Read(text, null));
        }
        catch (FormatException problem)
        {
            throw new FormatException($"the published value '{name}' is '{text}': {problem.Message}");
        }
    }

    private Token Peek => _tokens[_next];

    private Expression Sum()
    {
        var left = Product();
        while (Peek.Text is "+" or "-")
        {
            left = Arithmetic.Combine(_tokens[_next++].Text[0], left, Product());
        }

        return left;
    }

    private Expression Product()
    {
        var left = Factor();
        while (Peek.Text is "*" or "/")
        {
            left = Arithmetic.Combine(_tokens[_next++].Text[0], left, Factor());
        }

        return left;
    }

    private Expression Factor()
    {
        if (Take("-"))
        {
            return new Negative(Factor());
        }

        if (Take("("))
        {
            var inner = Sum();
            Expect(")");
            return inner;
        }

        var token = Peek;
        if (token.IsName)
        {
            _next++;
            return Peek.Text == "(" ? Call(token) : Named(token.Text);
        }

        if (!token.IsNumber)
        {
            throw Wrong("a duration, a number, a name or '('");
        }

        _next++;
        return token.Literal();
    }

    private Expression Named(string name) => name switch
    {
        "duration" => new RaceFact(RaceFact.Word.Duration),
        "drivers" => new RaceFact(RaceFact.Word.Drivers),
        _ when _published is null =>
            throw new FormatException($"'{name}' is not allowed here: a published value refers to no other"),
        _ when _published.ContainsKey(name) => ReadPublished(name, _published),
        _ => throw new FormatException(
            $"'{name}' is neither a word of calculations nor listed under 'published' in this file"),
    };

    private Expression Call(Token function)
    {
        var arguments = new List<Expression>();
        do
        {
            _next++;
            arguments.Add(Sum());
        }
        while (Peek.Text == ",");

        Expect(")");
        var single = arguments.Count == 1;
        return function.Text switch
        {
            "min" or "max" when !single => Extreme.Combine(function.Text == "max", arguments),
            "ceil" when single => Rounded.Check(Rounded.Way.Ceil, arguments[0]),
            "floor" when single => Rounded.Check(Rounded.Way.Floor, arguments[0]),
            "round" when single => Rounded.Check(Rounded.Way.Round, arguments[0]),
            "min" or "max" =>
                throw new FormatException($"{function.Text}(…) needs at least two values, separated by commas"),
            "ceil" or "floor" or "round" => throw new FormatException($"{function.Text}(…) needs one value"),
            _ => throw new FormatException(
                $"'{function.Text}(…)' is not known; expected one of ceil, floor, round, min, max"),
        };
    }

    private bool Take(string text)
    {
        var found = Peek.Text == text;
        _next += found ? 1 : 0;
        return found;
    }

    private void Expect(string text)
    {
        if (!Take(text))
        {
            throw Wrong($"'{text}'");
        }
    }

    private FormatException Wrong(string expected) =>
        new(Peek.Text.Length == 0
            ? $"expected {expected} at its end"
            : $"expected {expected} where '{Peek.Text}' stands, at character {Peek.At}");
}
