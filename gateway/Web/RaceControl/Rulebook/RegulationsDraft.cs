using PitMarshal.Events;
using PitMarshal.Judge.Rules;
using PitMarshal.Regulations;

namespace PitMarshal.Web.RaceControl.Rulebook;

/// <summary>Regulations that somebody is about to choose, with the published values as he filled them in.</summary>
/// <param name="Text">The bytes of the file, which the form carries until they are chosen.</param>
/// <param name="Fields">The published values in it.</param>
/// <param name="Rules">As they were read; null where a constant that is not set keeps them from being read.</param>
/// <param name="Values">What the form says, by name.</param>
public sealed record RegulationsDraft(
    byte[] Text, IReadOnlyList<PublishedField> Fields, RaceRegulations? Rules,
    IReadOnlyDictionary<string, string> Values)
{
    internal const string Name = "regulations";

    /// <exception cref="BadInput">They cannot be read, with the line.</exception>
    internal static RegulationsDraft Of(byte[] text, IReadOnlyDictionary<string, string>? values = null)
    {
        var fields = PublishedText.Of(text, Name);
        return new(text, fields, Read(text, fields),
            values ?? fields.ToDictionary(field => field.Name, field => field.Value));
    }

    /// <summary>The field of the form for a published value.</summary>
    internal static string FieldOf(string value) => $"value.{value}";

    /// <summary><c>regulations:7: what</c> as <c>Line 7: what</c>.</summary>
    internal static string Told(string message) =>
        message.StartsWith($"{Name}:", StringComparison.Ordinal) ? $"Line {message[(Name.Length + 1)..]}" : message;

    /// <summary>The text with what the form says set in it.</summary>
    /// <exception cref="BadInput">A value cannot be read.</exception>
    internal byte[] Filled()
    {
        var set = Fields.Where(field =>
            Values.GetValueOrDefault(field.Name, "") is { Length: > 0 } said && said != field.Value)
            .ToDictionary(field => field.Name, field => Values[field.Name]);
        return set.Count > 0 ? PublishedText.With(Text, Name, set) : Text;
    }

    /// <summary>The value that a message is about; null: none of them.</summary>
    internal string? Meant(string message) =>
        Fields.FirstOrDefault(field => message.Contains($"'{field.Name}'", StringComparison.Ordinal)
            || message.Contains($": {field.Name}: ", StringComparison.Ordinal))?.Name
        ?? Fields.FirstOrDefault(
            field => Values.GetValueOrDefault(field.Name, "") is { Length: > 0 } said && said != field.Value
            && message.Contains($"'{said}'", StringComparison.Ordinal))?.Name;

    private static RaceRegulations? Read(byte[] text, IReadOnlyList<PublishedField> fields)
    {
        try
        {
            return RegulationsFile.Read(text, Name);
        }
        catch (BadInput) when (fields.Any(field => field.Value.Length == 0))
        {
            return null;
        }
    }
}
