using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using PitMarshal.Events;
using PitMarshal.Judge.Rules.Reading;

namespace PitMarshal.Regulations.Writing;

/// <summary>
/// The answers of a club in the text of regulations that it begins with: what a rule says in one word is changed where
/// it stands, a rule that the club does not have is taken out, and every other byte stays as it was.
/// </summary>
public static partial class RuleText
{
    private const int AnswerMost = 200;

    private static readonly string[] s_ofFile = ["regulations", "title", "source", "year", "sure"];

    private static readonly string[] s_ofRule =
    [
        "article", "value", "min", "max", "atLeast", "less", "above", "below", "after", "resetAfter", "over", "share",
        "distance", "within", "least", "emergency",
    ];

    /// <summary>What can be answered, in the order of the text. The name is for errors.</summary>
    /// <exception cref="BadInput">The text cannot be read, with the line.</exception>
    public static IReadOnlyList<RuleQuestion> Questions(byte[] text, string name)
    {
        var file = YamlFields.Read(text, name);
        return
        [
            .. Asked(file, null, s_ofFile),
            .. Rules(file).SelectMany(rule => Asked(rule.Field, rule.Name, s_ofRule)),
        ];
    }

    /// <summary>The text with these answers, proved by reading it again.</summary>
    /// <param name="text">The bytes of the file.</param>
    /// <param name="name">For errors.</param>
    /// <param name="answers">By <see cref="RuleQuestion.Key"/>; what is answered as it was changes nothing.</param>
    /// <param name="without">Rules to take out.</param>
    /// <exception cref="BadInput">An answer cannot be read, or cannot be set safely where it stands.</exception>
    public static byte[] With(
        byte[] text, string name, IReadOnlyDictionary<string, string> answers, IReadOnlyCollection<string> without)
    {
        foreach (var question in Questions(text, name))
        {
            if (answers.GetValueOrDefault(question.Key) is { } answer && answer != question.Value
                && !(question.Rule is { } rule && without.Contains(rule)))
            {
                text = Changed(text, name, question, answer);
            }
        }

        return without.Aggregate(text, (left, rule) => Without(left, name, rule));
    }

    private static byte[] Changed(byte[] text, string name, RuleQuestion question, string answer)
    {
        if (answer.Length is 0 or > AnswerMost || answer.Any(char.IsControl))
        {
            throw new BadInput($"{name}:1: {question.Key}: expected 1 to {AnswerMost} characters on one line");
        }

        var before = YamlFields.Read(text, name);
        var (at, _) = Find(before, question);
        var lines = Encoding.UTF8.GetString(text).Split('\n').ToList();
        Set(lines, at - 1, question.Field, Word(answer));
        var after = Encoding.UTF8.GetBytes(string.Join('\n', lines));
        return IsOnly(before, after, name, question, answer) ? after
            : throw new BadInput($"{name}:{at}: {question.Key} is not written so that it can be set safely; "
                + "write it yourself");
    }

    /// <summary>
    /// A field on a line of its own ends with the line, or with the further lines of its text; one of several between
    /// braces ends with a comma.
    /// </summary>
    private static void Set(List<string> lines, int at, string field, string word)
    {
        var own = new Regex(
            $"""^(\s*(?:- )?{field}:\s+)(?:"[^"]*"|'[^']*'|[^"'\s].*?)(\s+#.*|\s*)$""").Match(lines[at]);
        if (!own.Success)
        {
            lines[at] = new Regex($$"""(?<=[\s,{]{{field}}:\s+)(?:"[^"]*"|'[^']*'|[^"'\s,}][^,}#]*?)(?=\s*[,}])""")
                .Replace(lines[at], word.Replace("$", "$$"), 1);
            return;
        }

        lines[at] = own.Groups[1].Value + word + own.Groups[2].Value;
        var column = lines[at].IndexOf(field, StringComparison.Ordinal);
        while (at + 1 < lines.Count && lines[at + 1].Length > column && lines[at + 1].TakeWhile(c => c == ' ').Count()
            is var indent && indent > column && lines[at + 1].Trim().Length > 0)
        {
            lines.RemoveAt(at + 1);
        }
    }

    /// <summary>Whether nothing else says anything else now.</summary>
    private static bool IsOnly(Field before, byte[] after, string name, RuleQuestion question, string answer)
    {
        try
        {
            var now = YamlFields.Read(after, name);
            return Find(now, question).Text == answer && Said(now, question).SequenceEqual(Said(before, question));
        }
        catch (BadInput)
        {
            return false;
        }
    }

    private static byte[] Without(byte[] text, string name, string rule)
    {
        var file = YamlFields.Read(text, name);
        var rules = Rules(file);
        var number = rules.FindIndex(one => one.Name == rule);
        if (number < 0)
        {
            throw new BadInput($"{name}:1: the regulations have no rule '{rule}'");
        }

        var lines = Encoding.UTF8.GetString(text).Split('\n').ToList();
        var from = rules[number].Field.Line - 1;
        var to = number + 1 < rules.Count ? rules[number + 1].Field.Line - 1 : EndOfRules(lines, from);
        // What is said above the next rule stays with it.
        while (to > from + 1 && to < lines.Count && lines[to - 1].TrimStart() is "" or ['#', ..] or "\r")
        {
            to--;
        }

        lines.RemoveRange(from, to - from);
        var after = Encoding.UTF8.GetBytes(string.Join('\n', lines));
        var left = Rules(YamlFields.Read(after, name)).Select(one => one.Field.Write());
        return left.SequenceEqual(rules.Where(one => one.Name != rule).Select(one => one.Field.Write())) ? after
            : throw new BadInput($"{name}:{from + 1}: rule {rule} cannot be taken out safely; take it out yourself");
    }

    /// <summary>The line of the next field of the file; behind the last line where there is none.</summary>
    private static int EndOfRules(List<string> lines, int from)
    {
        var end = lines.FindIndex(from + 1, line => line.Length > 0 && char.IsAsciiLetter(line[0]));
        return end < 0 ? lines.Count : end;
    }

    private static (int Line, string? Text) Find(Field file, RuleQuestion question)
    {
        var of = question.Rule is null ? file : Rules(file).Find(rule => rule.Name == question.Rule).Field;
        return of?.Find(question.Field) is { } field ? (field.Line, field.Text) : (1, null);
    }

    /// <summary>All but the answer, one line each.</summary>
    private static IEnumerable<string> Said(Field file, RuleQuestion question) =>
        (file.Map ?? []).Where(field => field.Key != "rules" && !(question.Rule is null && field.Key == question.Field))
            .Select(field => $"{field.Key}: {field.Value.Write()}")
            .Concat(Rules(file).Select(rule => rule.Name == question.Rule
                ? rule.Field.With(question.Field, "").Write() : rule.Field.Write()));

    private static IEnumerable<RuleQuestion> Asked(Field of, string? rule, string[] fields) =>
        (of.Map ?? []).Where(field => fields.Contains(field.Key) && field.Value.Text is { Length: > 0 })
            .Select(field => new RuleQuestion(rule, field.Key, field.Value.Text!));

    private static List<(string Name, Field Field)> Rules(Field file) =>
        [.. (file.Find("rules")?.List ?? []).Where(rule => rule.Find("rule")?.Text is not null)
            .Select(rule => (rule.Find("rule")!.Text!, rule))];

    /// <summary>Plain where nobody can take it for anything but a word.</summary>
    private static string Word(string text) => PlainWord().IsMatch(text) ? text : JsonSerializer.Serialize(text);

    [GeneratedRegex(@"^[A-Za-z0-9][A-Za-z0-9./%-]*$")]
    private static partial Regex PlainWord();
}
