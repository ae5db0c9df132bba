using Microsoft.AspNetCore.Http;
using PitMarshal.Events;
using PitMarshal.Judge.Rules;
using PitMarshal.Regulations;
using PitMarshal.Regulations.Writing;
using PitMarshal.Web.Formats;
using PitMarshal.Web.Forms;

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

    /// <summary>What can be answered otherwise, in the order of the text.</summary>
    public IReadOnlyList<RuleQuestion> Questions { get; } = RuleText.Questions(Text, Name);

    /// <summary>The rules in the order of the text.</summary>
    public IReadOnlyList<string> RuleNames { get; } =
        [.. (YamlFields.Read(Text, Name).Find("rules")?.List ?? []).Select(rule => rule.Find("rule")?.Text)
            .OfType<string>()];

    /// <summary>What the form answers, by <see cref="RuleQuestion.Key"/>.</summary>
    public IReadOnlyDictionary<string, string> Answers { get; init; } = new Dictionary<string, string>();

    /// <summary>The rules that the club does not have.</summary>
    public IReadOnlyCollection<string> Without { get; init; } = [];

    /// <exception cref="BadInput">They cannot be read, with the line.</exception>
    internal static RegulationsDraft Of(byte[] text, IReadOnlyDictionary<string, string>? values = null)
    {
        var fields = PublishedText.Of(text, Name);
        return new(text, fields, Read(text, fields),
            values ?? fields.ToDictionary(field => field.Name, field => field.Value));
    }

    /// <summary>What a form says of a draft.</summary>
    /// <exception cref="BadInput">The draft in it cannot be read.</exception>
    /// <exception cref="FormatException">It is none of this gateway's forms.</exception>
    internal static RegulationsDraft Of(IFormCollection form)
    {
        var text = Convert.FromBase64String(form["draft"].ToString());
        var draft = Of(text, PublishedText.Of(text, Name).ToDictionary(
            field => field.Name, field => DurationText.Written(form[FieldOf(field.Name)].ToString())));
        return draft with
        {
            Answers = draft.Questions.Where(question => form.ContainsKey(AnswerOf(question)))
                .ToDictionary(question => question.Key,
                    question => DurationText.Written(form[AnswerOf(question)].ToString())),
            Without = [.. draft.RuleNames.Where(rule => form[OutOf(rule)] == CheckField.Yes)],
        };
    }

    /// <summary>The field of the form for an answer.</summary>
    internal static string AnswerOf(RuleQuestion question) => $"answer.{question.Key}";

    /// <summary>The field of the form that takes a rule out.</summary>
    internal static string OutOf(string rule) => $"out.{rule}";

    internal string AnswerTo(RuleQuestion question) => Answers.GetValueOrDefault(question.Key, question.Value);

    /// <summary>The field of the form for a published value.</summary>
    internal static string FieldOf(string value) => $"value.{value}";

    /// <summary><c>regulations:7: what</c> as <c>Line 7: what</c>.</summary>
    internal static string Told(string message) =>
        message.StartsWith($"{Name}:", StringComparison.Ordinal) ? $"Line {message[(Name.Length + 1)..]}" : message;

    /// <summary>The text with what the form says set in it.</summary>
    /// <exception cref="BadInput">A value or an answer cannot be read.</exception>
    internal byte[] Filled()
    {
        var set = Fields.Where(field =>
            Values.GetValueOrDefault(field.Name, "") is { Length: > 0 } said && said != field.Value)
            .ToDictionary(field => field.Name, field => Values[field.Name]);
        var text = set.Count > 0 ? PublishedText.With(Text, Name, set) : Text;
        return RuleText.With(text, Name, Answers, Without);
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
