using PitMarshal.Judge.Rules.Expressions;
using PitMarshal.Judge.Rules.Reading;
using PitMarshal.Judge.Rules.Subjects;

namespace PitMarshal.Judge.Rules.Amounts;

/// <summary>
/// What a numeric field of a rule says: a constant, a calculation over the race, a published value, or a table. Written
/// as text, or as
/// <c>{ published: name }</c>, <c>{ expression: text }</c>, <c>{ table: key, rows: … }</c>.
/// </summary>
public abstract class Amount
{
    /// <summary>What it comes to in every race; null when that depends.</summary>
    public virtual long? Constant => null;

    /// <summary>Reads a field that must be there; throws <see cref="BadRule"/>.</summary>
    public static Amount Read(FieldReader fields, string name, Dimension dimension, bool signed = false) =>
        ReadOrNull(fields, name, dimension, signed) ?? throw fields.Missing(name, dimension.Expected());

    /// <summary>
    /// Reads a field; throws <see cref="BadRule"/>. The published values it needs are noted with the reader.
    /// </summary>
    /// <param name="fields">Where it stands.</param>
    /// <param name="name">Its name.</param>
    /// <param name="dimension">What it must come to.</param>
    /// <param name="signed">It may be negative: something taken off.</param>
    public static Amount? ReadOrNull(FieldReader fields, string name, Dimension dimension, bool signed = false)
    {
        if (fields.MapUnlessText(name) is not { } map || !map.Has("table"))
        {
            return Calculated(fields, name, dimension, signed, isShare: false);
        }

        var table = Table.Read(map, dimension, signed);
        map.Done();
        return table;
    }

    /// <summary>
    /// Reads a share of the race's duration, <c>60%</c> or <c>1/6</c>, as an amount in µs; throws
    /// <see cref="BadRule"/>.
    /// </summary>
    public static Amount? ReadShareOrNull(FieldReader fields, string name) =>
        Calculated(fields, name, Dimension.Duration, signed: false, isShare: true);

    /// <summary>What it comes to for a subject: µs, or a whole number.</summary>
    public abstract Limit In(Subject subject);

    /// <summary>In words: <c>85 s</c>, <c>the race's duration divided by 1 h 30 min, rounded up, minus 1</c>.</summary>
    public abstract string Explain();

    private static Computed? Calculated(FieldReader fields, string name, Dimension dimension, bool signed, bool isShare)
    {
        var expected = isShare ? "a share of the race's duration such as 60% or 1/6" : dimension.Expected();
        var map = fields.MapUnlessText(name);
        var published = map?.Has("published") ?? false;
        var text = map is null ? fields.TextOrNull(name)
            : published ? map.Text("published")
            : map.Has("expression") ? map.Text("expression")
            : throw fields.Bad(name,
                $"expected {expected}, {(isShare ? "published or expression" : "published, expression or table")}");
        map?.Done();
        if (text is null)
        {
            return null;
        }

        try
        {
            var written = published
                ? ExpressionReader.ReadPublished(text, fields.Published)
                : ExpressionReader.Read(text, fields.Published);
            fields.NoteUse(name, written.Published);
            var expression = isShare ? Arithmetic.Combine('*', written, new RaceFact(RaceFact.Word.Duration)) : written;
            return Computed.Read(expression, dimension, signed);
        }
        catch (FormatException problem)
        {
            throw fields.Bad(name, $"expected {expected}, not '{text}': {problem.Message}");
        }
    }
}
