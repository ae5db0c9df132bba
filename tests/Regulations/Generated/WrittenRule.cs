using PitMarshal.Judge.Rules.Common;
using PitMarshal.Judge.Rules.Reading;

namespace PitMarshal.Tests.Regulations.Generated;

/// <summary>What a rule says of the race in which it is asked, read from the file.</summary>
internal sealed class WrittenRule(Rule rule)
{
    private readonly Field _written = rule.Head.Written;

    private Field? When => _written.Find("when");

    public string Name => rule.Name;

    public string Kind => Text("kind")!;

    public string? Text(string field) => _written.Find(field)?.Text;

    public bool Has(string field) => _written.Find(field) is not null;

    public Field? Field(string field) => _written.Find(field);

    public List<string> Texts(string field) => TextsOf(_written.Find(field));

    public List<string> Condition(string key) => TextsOf(When?.Find(key));

    public bool Asks(string key) => When?.Find(key) is not null;

    /// <summary>A class the rule is about: of its condition, else of its table, else any.</summary>
    public string Class => Condition("class") is [var first, ..] ? first
        : Tables(_written).FirstOrDefault(table => table.Find("table")!.Text == "class")?.Find("rows") is { } rows
        ? rows.Map![0].Key
        : "A";

    public string Rating => Condition("rating") is [var first, ..] ? first : "Gold";

    /// <summary>The race, seconds: as its condition says, else long enough for its windows.</summary>
    public double Length
    {
        get
        {
            var range = When?.Find("raceLength");
            if ((range?.Find("to") ?? range?.Find("from"))?.Text is { } text)
            {
                return Seconds(text);
            }

            var bounds = Windows.Where(w => w.Find("in")?.Text is null or "race-time")
                .SelectMany(w => new[] { w.Find("from"), w.Find("to") }).OfType<Field>()
                .Select(bound => Seconds(bound.Text!)).DefaultIfEmpty(0).Max();
            return Math.Max(bounds + 7200, 8 * 3600);
        }
    }

    /// <summary>An instant of the race at which the rule's windows hold, seconds.</summary>
    public double InWindow(int number = 0)
    {
        if (Windows is not [var window, ..])
        {
            return 1800 + (number * 900);
        }

        double? from = window.Find("from")?.Text is { } begin ? Number(begin) : null;
        double? to = window.Find("to")?.Text is { } end ? Number(end) : null;
        var (low, high) = window.Find("in")?.Text switch
        {
            "remaining" => (from is null ? Length - (to!.Value + 1800) : Length - from.Value, Length - (to ?? 0)),
            "laps" => (0, 300),
            _ => (from ?? 0, to ?? Length),
        };
        return low + ((high - low) * (number + 1) / 12);
    }

    public static double Seconds(string text) =>
        WrittenDuration.TryParse(text, out var micros) ? micros / 1e6 : throw new FormatException(text);

    private static double Number(string text) =>
        WrittenDuration.TryParse(text, out var micros) ? micros / 1e6 : double.Parse(text);

    private IReadOnlyList<Field> Windows => When?.Find("window") is { } window ? window.List ?? [window] : [];

    private static IEnumerable<Field> Tables(Field field) => (field.Find("table") is null ? [] : (Field[])[field])
        .Concat((field.Map ?? []).SelectMany(f => Tables(f.Value)))
        .Concat((field.List ?? []).SelectMany(Tables));

    private static List<string> TextsOf(Field? field) =>
        field is null ? [] : [.. (field.List ?? [field]).Select(item => item.Text!)];
}
