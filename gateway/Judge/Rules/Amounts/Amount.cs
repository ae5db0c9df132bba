namespace PitMarshal.Judge.Rules;

/// <summary>
/// What a numeric field of a rule says: a constant, a calculation over the race, a published value, or a table. Written as text, or as
/// <c>{ published: name }</c>, <c>{ expression: text }</c>, <c>{ table: key, rows: … }</c>.
/// </summary>
internal abstract class Amount
{
    /// <summary>The published values it needs that have none.</summary>
    public abstract IEnumerable<string> Unset { get; }

    /// <summary>What it comes to in every race; null when that depends.</summary>
    public virtual long? Constant => null;

    /// <summary>Reads a field that must be there; throws <see cref="BadRule"/>.</summary>
    public static Amount Read(FieldReader fields, string name, Dimension dimension, bool signed = false) =>
        ReadOrNull(fields, name, dimension, signed) ?? throw fields.Missing(name, dimension.Expected());

    /// <summary>Reads a field; throws <see cref="BadRule"/>. Published values without a value are noted with the reader.</summary>
    /// <param name="fields">Where it stands.</param>
    /// <param name="name">Its name.</param>
    /// <param name="dimension">What it must come to.</param>
    /// <param name="signed">It may be negative: something taken off.</param>
    public static Amount? ReadOrNull(FieldReader fields, string name, Dimension dimension, bool signed = false)
    {
        if (fields.MapUnlessText(name) is not { } map)
        {
            return fields.TextOrNull(name) is { } text ? OfText(fields, name, text, dimension, signed) : null;
        }

        Amount amount = map.Has("published") ? OfPublished(fields, name, map.Text("published"), dimension, signed)
            : map.Has("expression") ? OfText(fields, name, map.Text("expression"), dimension, signed)
            : map.Has("table") ? Table.Read(map, dimension, signed)
            : throw fields.Bad(name, $"expected {dimension.Expected()}, published, expression or table");
        map.Done();
        return amount;
    }

    /// <summary>Reads a share of the race's duration, <c>60%</c> or <c>1/6</c>, as an amount in µs; throws <see cref="BadRule"/>.</summary>
    public static Amount? ReadShareOrNull(FieldReader fields, string name)
    {
        const string Expected = "a share of the race's duration such as 60% or 1/6";
        var map = fields.MapUnlessText(name);
        if (map is null && fields.TextOrNull(name) is null)
        {
            return null;
        }

        var text = map?.Text("published") ?? fields.Text(name);
        map?.Done();
        return Of(fields, name, text, Expected, () => Computed.Read(Arithmetic.Combine(
            '*',
            map is null ? ExpressionReader.Read(text, fields.Published) : ExpressionReader.ReadPublished(text, fields.Published),
            new RaceFact(RaceFact.Word.Duration)), Dimension.Duration, signed: false));
    }

    /// <summary>What it comes to for a subject: µs, or a whole number.</summary>
    public abstract Limit In(Subject subject);

    /// <summary>In words: <c>85 s</c>, <c>the race's duration divided by 1 h 30 min, rounded up, minus 1</c>.</summary>
    public abstract string Explain();

    private static Computed OfText(FieldReader fields, string name, string text, Dimension dimension, bool signed) =>
        Of(fields, name, text, dimension.Expected(), () => Computed.Read(ExpressionReader.Read(text, fields.Published), dimension, signed));

    private static Computed OfPublished(FieldReader fields, string name, string text, Dimension dimension, bool signed) =>
        Of(fields, name, text, dimension.Expected(), () => Computed.Read(ExpressionReader.ReadPublished(text, fields.Published), dimension, signed));

    private static Computed Of(FieldReader fields, string name, string text, string expected, Func<Computed> read)
    {
        try
        {
            var amount = read();
            foreach (var unset in amount.Unset)
            {
                fields.NoteUnset(name, unset);
            }

            return amount;
        }
        catch (FormatException problem)
        {
            throw fields.Bad(name, $"expected {expected}, not '{text}': {problem.Message}");
        }
    }
}
